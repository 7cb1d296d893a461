package org.covalue.exports;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.covalue.disclosure.Edition;
import org.covalue.disclosure.ReleasedRows;
import org.covalue.layers.SqlDefinition;
import org.covalue.platform.UsageProblem;

/**
 * A table that evaluators export: one file {@code reports/_tables/<table>.sql}.
 *
 * @param name the name in {@code export NAME}
 */
public record EvaluatorTable(String name, SqlDefinition definition) implements ExportedRows {

    private static final List<EvaluatorTable> ALL = SqlDefinition.in("reports/_tables").stream()
            .map(one -> new EvaluatorTable(one.name(), one))
            .toList();

    /** @param type {@code text}, {@code integer} or {@code number} */
    public record Column(String name, String type, Map<String, String> meaning) {

        public String meaning(String language) {
            return Objects.requireNonNull(meaning.get(language), () -> name + " is not explained in " + language);
        }

        boolean isText() {
            return type.equals("text");
        }
    }

    public static List<EvaluatorTable> all() {
        return ALL;
    }

    /** @throws UsageProblem if there is no such table; names those there are */
    public static EvaluatorTable of(String name) {
        return all().stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageProblem("There is no table " + name + "; expected one of "
                        + all().stream().map(EvaluatorTable::name).collect(Collectors.joining(", "))));
    }

    @Override
    public String title(String language) {
        return definition.text("title", language);
    }

    /** The columns that tell one row from the others. */
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

    /** What each column holds, in the order of the table. */
    @SuppressWarnings("unchecked")
    public List<Column> columns() {
        return ((Map<String, Map<String, String>>) header("columns"))
                .entrySet().stream()
                        .map(one -> new Column(
                                one.getKey(),
                                Objects.requireNonNull(one.getValue().get("type"), () -> one.getKey() + " has no type"),
                                one.getValue()))
                        .toList();
    }

    /** @throws IllegalArgumentException if the table has no such column */
    Column column(String name) {
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
