package org.covalue.reports.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.covalue.disclosure.CellState;

/**
 * The words of one language: the fixed ones of {@code reports/_shared/words.yml}, and those that stand in braces in a
 * definition, such as {@code {year}}, with what they mean in this report.
 */
public final class Wording {

    private static final Settings WORDS = Settings.read("reports/_shared/words.yml");
    private static final Pattern BRACES = Pattern.compile("\\{([a-z_]+(?:[-+][0-9]+)?)}");

    private final Language language;
    private final Map<String, String> meanings;

    private Wording(Language language, Map<String, String> meanings) {
        this.language = language;
        this.meanings = meanings;
    }

    public static Wording of(Language language) {
        return new Wording(language, Map.of("language", language.code()));
    }

    /** The same words with further meanings for braces. */
    public Wording with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(meanings);
        all.putAll(more);
        return new Wording(language, Map.copyOf(all));
    }

    public Language language() {
        return language;
    }

    /** A fixed word, for example {@code say("labels", "page")}. */
    public String say(String vocabulary, String code) {
        return fill(WORDS.under(vocabulary).in(language, code));
    }

    /** A fixed word, or the code itself where the vocabulary does not hold it. */
    public String sayOrKeep(String vocabulary, String code) {
        return WORDS.under(vocabulary).has(code) ? say(vocabulary, code) : code;
    }

    /** The codes of a vocabulary in their order. */
    public Collection<String> codes(String vocabulary) {
        return WORDS.under(vocabulary).keys();
    }

    /** What stands in a cell of the state instead of a value. */
    public String shortWord(CellState state) {
        return say("states_short", state.code());
    }

    /** A figure as printed: digits as its unit asks for, half away from zero as workbooks do. */
    public String figure(double value, String unit) {
        int decimals = House.shared().decimals(unit);
        return new DecimalFormat(pattern(decimals), language.symbols())
                .format(BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP));
    }

    static String pattern(int decimals) {
        return decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals);
    }

    /** One line that explains the short words. */
    public String legend() {
        return codes("states_short").stream()
                .map(code -> say("states_short", code) + " " + say("states", code))
                .collect(Collectors.joining("  ·  "));
    }

    /** The localised text under a key, with its braces filled. */
    public String in(Settings settings, String key) {
        return fill(settings.in(language, key));
    }

    /** @throws ReportException if a word in braces means nothing here */
    String fill(String text) {
        return BRACES.matcher(text).replaceAll(match -> Matcher.quoteReplacement(meaning(match.group(1), text)));
    }

    private String meaning(String word, String text) {
        String meaning = meanings.get(word);
        if (meaning == null) {
            throw new ReportException("no meaning for {" + word + "} in \"" + text + "\"");
        }
        return meaning;
    }
}
