package org.covalue.portal.tables;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.covalue.layers.Layer;
import org.covalue.layers.SqlDefinition;
import org.covalue.layers.SqlExample;

/** An indicator as the catalogue explains it: the file that defines it, read for people. */
record CatalogueEntry(SqlDefinition definition) {

    private static final List<CatalogueEntry> ALL = SqlDefinition.in(Layer.INDICATORS.folder()).stream()
            .map(CatalogueEntry::new)
            .toList();

    static List<CatalogueEntry> all() {
        return ALL;
    }

    /** @param wanted an id or a code */
    static Optional<CatalogueEntry> find(String wanted) {
        return ALL.stream()
                .filter(one -> one.id().equals(wanted) || one.code().equalsIgnoreCase(wanted))
                .findFirst();
    }

    /** The families in the order of their first indicator's code. */
    static List<String> families() {
        return ALL.stream().map(one -> one.plain("family")).distinct().sorted().toList();
    }

    public String id() {
        return definition.name();
    }

    public String code() {
        return plain("code");
    }

    /** A text of the header in a language, or the same for all; empty text where there is none. */
    public String words(String key, String language) {
        return definition.words(key, language);
    }

    public String plain(String key) {
        return definition.text(key).orElse("");
    }

    /** The tables that the definition reads, as its examples name them. */
    public List<String> inputs() {
        TreeSet<String> tables = new TreeSet<>();
        definition.examples().forEach(example -> tables.addAll(example.given().keySet()));
        return List.copyOf(tables);
    }

    public List<SqlExample> examples() {
        return definition.examples();
    }

    public String sql() {
        return definition.select();
    }

    public String file() {
        return Layer.INDICATORS.folder() + "/" + id() + ".sql";
    }

    /** Whether id, code, title, question or formula hold the text, in the language. */
    boolean says(String text, String language) {
        String wanted = text.strip().toLowerCase(java.util.Locale.ROOT);
        return Stream.of("title", "question", "numerator", "denominator")
                        .map(key -> words(key, language))
                        .anyMatch(words ->
                                words.toLowerCase(java.util.Locale.ROOT).contains(wanted))
                || id().contains(wanted)
                || code().toLowerCase(java.util.Locale.ROOT).contains(wanted);
    }

    /** For machines. */
    Map<String, Object> plain() {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("indicator", id());
        for (String key : List.of("code", "family", "dimension", "unit", "scale", "better", "pool", "sdg", "source")) {
            plain.put(key, plain(key));
        }
        for (String key : List.of("title", "question", "numerator", "denominator")) {
            plain.put(key, Map.of("en", words(key, "en"), "es", words(key, "es")));
        }
        return plain;
    }

    /** For machines, with inputs, examples and the statement. */
    Map<String, Object> whole() {
        Map<String, Object> whole = plain();
        whole.put("inputs", inputs());
        whole.put("examples", examples());
        whole.put("sql", sql());
        return whole;
    }
}
