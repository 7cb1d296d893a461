package org.covalue.inputs.spec;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words by which people head the columns of one record type: names, titles and aliases, compared without case,
 * accents, blanks and signs.
 */
public final class ColumnWords {

    /** A heading with something in brackets behind it, mostly a unit. */
    private static final Pattern BRACKETED = Pattern.compile("(?s)(.*?)\\s*[(\\[]([^()\\[\\]]*)[)\\]][\\s*]*");

    /**
     * A heading as it is compared.
     *
     * @param plain all of it
     * @param base without what stands in brackets behind it
     * @param unit what stands there, as it is written; empty where nothing does
     */
    public record Heading(String plain, String base, String unit) {

        public static Heading of(String typed) {
            Matcher bracketed = BRACKETED.matcher(typed);
            return bracketed.matches()
                    ? new Heading(
                            ColumnWords.plain(typed),
                            ColumnWords.plain(bracketed.group(1)),
                            bracketed.group(2).strip())
                    : new Heading(ColumnWords.plain(typed), ColumnWords.plain(typed), "");
        }
    }

    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, String> titles = new HashMap<>();
    private final Map<String, String> columns = new LinkedHashMap<>();
    private final Map<String, List<String>> ofColumn = new HashMap<>();
    private final Map<String, Set<String>> units = new HashMap<>();

    private ColumnWords() {}

    /** @throws IllegalArgumentException if the same words head two columns */
    static ColumnWords of(RecordSpec spec) {
        ColumnWords words = new ColumnWords();
        for (RecordSpec.Field field : spec.fields()) {
            words.names.put(plain(field.name()), field.name());
            words.add(plain(field.name()), field);
        }
        for (RecordSpec.Field field : spec.fields()) {
            List<String> headings = new ArrayList<>(field.title().values());
            headings.forEach(title -> words.titles.put(plain(title), field.name()));
            headings.addAll(field.aliases());
            headings.forEach(heading -> words.add(heading, field));
        }
        words.columns.forEach((word, column) ->
                words.ofColumn.computeIfAbsent(column, any -> new ArrayList<>()).add(word));
        return words;
    }

    private void add(String words, RecordSpec.Field field) {
        Heading heading = Heading.of(words);
        for (String plain : new LinkedHashSet<>(List.of(heading.plain(), heading.base()))) {
            String other = columns.putIfAbsent(plain, field.name());
            if (plain.isEmpty() || other != null && !other.equals(field.name())) {
                throw new IllegalArgumentException("'" + words + "' heads " + field.name()
                        + (plain.isEmpty() ? " and has no letter" : " and " + other) + "; give words of it alone");
            }
        }
        if (!heading.unit().isEmpty()) {
            units.computeIfAbsent(field.name(), any -> new LinkedHashSet<>()).add(plainUnit(heading.unit()));
        }
    }

    /** The column whose name it is, however its parts are joined. */
    public Optional<String> named(Heading heading) {
        return Optional.ofNullable(names.get(heading.plain()));
    }

    /** The column whose title it is, in either language. */
    public Optional<String> titled(Heading heading) {
        return Optional.ofNullable(titles.get(heading.plain()));
    }

    /** The column that it heads. */
    public Optional<String> column(Heading heading) {
        return Optional.ofNullable(columns.get(heading.plain()))
                .or(() -> Optional.ofNullable(columns.get(heading.base())));
    }

    /** Whether the column is read in a unit of its own, and this is another. */
    public Optional<Boolean> isOtherUnit(String column, String unit) {
        return Optional.ofNullable(units.get(column)).map(own -> !own.contains(plainUnit(unit)));
    }

    /** All words that head a column, as they are compared. */
    public List<String> of(String column) {
        return ofColumn.getOrDefault(column, List.of());
    }

    private static String plainUnit(String unit) {
        return unit.strip().equals("%") ? "%" : plain(unit);
    }

    /** Letters and digits only, small and without accents: {@code Año}, {@code AÑO *} and {@code ano} are the same. */
    public static String plain(String words) {
        return Normalizer.normalize(words, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replace('ł', 'l')
                .replaceAll("[^\\p{L}\\p{N}]+", "");
    }
}
