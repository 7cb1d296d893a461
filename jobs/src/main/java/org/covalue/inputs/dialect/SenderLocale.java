package org.covalue.inputs.dialect;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.covalue.platform.UsageProblem;

/**
 * A locale that somebody has named, and what follows from it for the reading of a file.
 *
 * @param tag as it is kept, for example {@code es} or {@code es-MX}
 */
public record SenderLocale(String tag, NumberStyle numbers) {

    /** In which order it has day and month; empty where it does not say. */
    public Optional<DateStyle> dates() {
        return DateStyle.of(Locale.forLanguageTag(tag));
    }

    /**
     * @param where it was named, for the message
     * @throws UsageProblem if there is no such locale
     */
    public static SenderLocale of(String name, String where) {
        Locale locale = Locale.forLanguageTag(name.strip().replace('_', '-'));
        boolean isKnown = !locale.getLanguage().isEmpty()
                && Arrays.stream(Locale.getAvailableLocales()).anyMatch(known -> known.equals(locale));
        if (!isKnown) {
            throw new UsageProblem(where + " " + name
                    + ": no such locale; expected a language such as es, or a language and a country such as es-MX");
        }
        try {
            return new SenderLocale(locale.toLanguageTag(), NumberStyle.of(locale));
        } catch (IllegalArgumentException e) {
            throw new UsageProblem(where + " " + name + ": " + e.getMessage());
        }
    }

    /** What was decided, in words. */
    public String words() {
        return "numbers were read under the locale " + tag + ": " + numbers.words();
    }
}
