package org.covalue.portal.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.covalue.reports.model.Language;
import org.covalue.reports.model.Wording;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Says in the reader's language what the loader says in English. The loader's sentences stand in
 * {@code manager.properties} under {@code loader.}, with {@code {0}} and {@code {1}} where something of the file stands
 * in them.
 */
@Component
public class LoaderWords {

    private static final String KEYS = "loader.";
    /** Ends the keys of sentences that name a record type. */
    private static final String REFERENCE = ".reference";

    private final MessageSource messages;
    private final Map<String, Pattern> sentences = new LinkedHashMap<>();

    LoaderWords(MessageSource messages) {
        this.messages = messages;
        ResourceBundle english = ResourceBundle.getBundle("messages/manager", Locale.ROOT);
        for (String key : new TreeSet<>(english.keySet())) {
            if (key.startsWith(KEYS)) {
                sentences.put(key, pattern(english.getString(key)));
            }
        }
    }

    private static Pattern pattern(String sentence) {
        return Pattern.compile(
                Arrays.stream(sentence.split("\\{\\d}", -1)).map(Pattern::quote).collect(Collectors.joining("(.*)")),
                Pattern.DOTALL);
    }

    /** The sentence in the reader's language; as it is where it is none of those known. */
    public String say(String sentence, Locale locale) {
        return known(sentence)
                .map(entry -> {
                    String key = entry.getKey();
                    Matcher matcher = entry.getValue().matcher(sentence);
                    matcher.matches();
                    Object[] parts = new Object[matcher.groupCount()];
                    for (int i = 0; i < parts.length; i++) {
                        parts[i] =
                                key.endsWith(REFERENCE) ? record(matcher.group(i + 1), locale) : matcher.group(i + 1);
                    }
                    return messages.getMessage(key, parts, locale);
                })
                .orElse(sentence);
    }

    /** The key of the sentence, empty where it is none of those known. */
    Optional<String> key(String sentence) {
        return known(sentence).map(Map.Entry::getKey);
    }

    private Optional<Map.Entry<String, Pattern>> known(String sentence) {
        return sentences.entrySet().stream()
                .filter(entry -> entry.getValue().matcher(sentence).matches())
                .findFirst();
    }

    /** The rule that was broken, as the reports call it; a rule between two columns as it is written. */
    public String rule(String rule, Locale locale) {
        return message("rule." + rule.replace(' ', '_'), wording(locale).sayOrKeep("rule", rule), locale);
    }

    /** Why a money figure cannot be used. */
    public String reason(String reason, Locale locale) {
        return wording(locale).sayOrKeep("reason", reason);
    }

    /** What to do about it. */
    public String fix(String rule, Locale locale) {
        String plain = rule.replace(' ', '_');
        return message("fix." + plain, messages.getMessage("fix.comparison", null, locale), locale);
    }

    private String message(String key, String otherwise, Locale locale) {
        return Objects.requireNonNullElse(messages.getMessage(key, null, otherwise, locale), otherwise);
    }

    public String record(String record, Locale locale) {
        return wording(locale).sayOrKeep("record", record);
    }

    public static Wording wording(Locale locale) {
        return Wording.of(language(locale));
    }

    public static Language language(Locale locale) {
        return locale.getLanguage().equals(Language.ES.code()) ? Language.ES : Language.EN;
    }
}
