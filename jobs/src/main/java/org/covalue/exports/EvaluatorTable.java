package org.covalue.exports;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.covalue.disclosure.CellState;
import org.covalue.disclosure.Edition;
import org.covalue.disclosure.ReleasedRows;
import org.covalue.exports.column.ColumnType;
import org.covalue.layers.SqlDefinition;
import org.covalue.platform.UsageProblem;

/**
 * A table that evaluators export: one file {@code reports/_tables/<table>.sql}.
 *
 * @param name the name in {@code export NAME}
 */
public record EvaluatorTable(String name, SqlDefinition definition) implements ExportedRows {

    private static final String STATE = "state";

    private static final List<EvaluatorTable> ALL = SqlDefinition.in("reports/_tables").stream()
            .map(one -> new EvaluatorTable(one.name(), one))
            .toList();

    /**
     * @param meaning by language
     * @param values the codes that it may hold, each with what it means by language; empty where it may hold others
     */
    public record Column(
            String name, ColumnType type, Map<String, String> meaning, Map<String, Map<String, String>> values) {

        public String meaning(String language) {
            return Objects.requireNonNull(meaning.get(language), () -> name + " is not explained in " + language);
        }

        boolean isText() {
            return type == ColumnType.TEXT;
        }

        boolean isStateOfCells() {
            return values.keySet().equals(STATES.keySet());
        }
    }

    /** What a column {@code state} holds where the file does not say otherwise. */
    private static final Map<String, Map<String, String>> STATES = states();

    private static Map<String, Map<String, String>> states() {
        Map<String, Map<String, String>> states = new LinkedHashMap<>();
        for (CellState state : CellState.values()) {
            states.put(
                    state.code(),
                    switch (state) {
                        case OK -> Map.of("en", "value", "es", "valor");
                        case NOT_REPORTED -> Map.of("en", "not reported", "es", "no informado");
                        case NOT_APPLICABLE -> Map.of("en", "not applicable", "es", "no corresponde");
                        case SUPPRESSED -> Map.of("en", "confidential", "es", "confidencial");
                        case NOT_ESTIMABLE -> Map.of("en", "not estimable", "es", "no estimable");
                    });
        }
        return states;
    }

    /** Those that editions hold, by name. */
    public static List<EvaluatorTable> all() {
        return ALL.stream().filter(table -> !table.isInternal()).toList();
    }

    /** All, also those that never leave the owner's machine. */
    public static List<EvaluatorTable> allWithInternal() {
        return ALL;
    }

    /** Of an edition or internal. */
    public static Optional<EvaluatorTable> find(String name) {
        return ALL.stream().filter(table -> table.name().equals(name)).findFirst();
    }

    /** @throws UsageProblem if there is no such table; names those there are */
    public static EvaluatorTable of(String name) {
        return find(name)
                .orElseThrow(() -> new UsageProblem("There is no table " + name + "; expected one of "
                        + ALL.stream().map(EvaluatorTable::name).collect(Collectors.joining(", "))));
    }

    /** Whether it is of values before disclosure and in no edition. */
    public boolean isInternal() {
        return definition.isTrue("internal");
    }

    /** Whether its file names a column that spreads into columns. */
    public boolean canBeWide() {
        return definition.header().containsKey("wide");
    }

    @Override
    public String title(String language) {
        return definition.text("title", language);
    }

    @Override
    public List<String> key() {
        return texts("key");
    }

    /** The columns that put the rows in their order: the key, and more where the key does not settle it. */
    public List<String> order() {
        return definition.header().containsKey("order") ? texts("order") : key();
    }

    /** The columns by whose values rows may be chosen. */
    public List<String> filters() {
        return texts("filters");
    }

    @Override
    public List<Column> columns() {
        return mapping(header("columns")).entrySet().stream()
                .map(one -> column(one.getKey(), mapping(one.getValue())))
                .toList();
    }

    private static Column column(String name, Map<String, Object> said) {
        String type = String.valueOf(said.get("type"));
        Map<String, Map<String, String>> values = new LinkedHashMap<>();
        if (said.get("values") instanceof Map<?, ?> codes) {
            mapping(codes).forEach((code, meaning) -> values.put(code, words(meaning)));
        } else if (name.equals(STATE)) {
            values.putAll(STATES);
        }
        return new Column(
                name,
                Arrays.stream(ColumnType.values())
                        .filter(one -> one.code().equals(type))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(
                                name + ": type " + type + ": expected one of " + Arrays.toString(ColumnType.values()))),
                words(said),
                values);
    }

    private static Map<String, String> words(Object said) {
        Map<String, String> words = new LinkedHashMap<>();
        mapping(said).forEach((key, value) -> words.put(key, String.valueOf(value)));
        words.keySet().removeAll(List.of("type", "values"));
        return words;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> mapping(Object value) {
        return (Map<String, Object>) value;
    }

    /** @throws IllegalArgumentException if the table has no such column */
    public Column column(String name) {
        return columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(this.name + " has no column " + name));
    }

    @Override
    public void stream(Edition edition, ReleasedRows sink) {
        edition.stream(definition.select(), Map.of(), sink);
    }

    private Object header(String key) {
        return Objects.requireNonNull(
                definition.header().get(key), () -> "reports/_tables/" + name + ".sql has no " + key);
    }

    private List<String> texts(String key) {
        return ((List<?>) header(key)).stream().map(String::valueOf).toList();
    }
}
