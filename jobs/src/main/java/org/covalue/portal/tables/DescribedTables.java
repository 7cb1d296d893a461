package org.covalue.portal.tables;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.covalue.exports.EvaluatorTable;
import org.covalue.exports.TableFormat;
import org.covalue.exports.column.ColumnType;

/**
 * Completes the description of the HTTP API with what the tables themselves say: their names, their formats, and by
 * which columns their rows are chosen.
 */
final class DescribedTables {

    private static final String PARAMETERS = "#/components/parameters/";
    private static final String YEAR = "year";

    private final Map<String, Object> description;

    private DescribedTables(Map<String, Object> description) {
        this.description = description;
    }

    /** @param description is completed in place */
    static Map<String, Object> completed(Map<String, Object> description) {
        DescribedTables tables = new DescribedTables(description);
        tables.nameTables();
        tables.nameFormats();
        tables.addFilters();
        return description;
    }

    private void nameTables() {
        under("components", "parameters", "table", "schema")
                .put(
                        "enum",
                        EvaluatorTable.all().stream().map(EvaluatorTable::name).toList());
    }

    private void nameFormats() {
        parameters("/api/v1/tables/{table}.{ending}").stream()
                .filter(one -> "ending".equals(one.get("name")))
                .forEach(one -> one.put(
                        "schema",
                        Map.of(
                                "enum",
                                Stream.of(TableFormat.values())
                                        .map(TableFormat::ending)
                                        .toList())));
        Map<String, Object> content =
                under("paths", "/api/v1/tables/{table}.{ending}", "get", "responses", "200", "content");
        for (TableFormat format : TableFormat.values()) {
            content.computeIfAbsent(
                    format.mediaType().replaceFirst(";.*", ""), type -> Map.of("schema", Map.of("type", "string")));
        }
    }

    private void addFilters() {
        Map<String, Map<String, Object>> filters = filters();
        under("components", "parameters").putAll(filters);
        for (String path : List.of("/api/v1/tables/{table}", "/api/v1/tables/{table}.{ending}")) {
            List<Map<String, Object>> parameters = parameters(path);
            filters.keySet().forEach(name -> parameters.add(new LinkedHashMap<>(Map.of("$ref", PARAMETERS + name))));
            under("paths", path, "get").put("parameters", parameters);
        }
    }

    /** By name. */
    private static Map<String, Map<String, Object>> filters() {
        Map<String, List<String>> tablesOf = new TreeMap<>();
        Map<String, String> types = new TreeMap<>();
        for (EvaluatorTable table : EvaluatorTable.all()) {
            for (String filter : table.filters()) {
                tablesOf.computeIfAbsent(filter, name -> new ArrayList<>()).add(table.name());
                types.put(filter, table.column(filter).type() == ColumnType.INTEGER ? "integer" : "string");
            }
        }
        Map<String, Map<String, Object>> filters = new LinkedHashMap<>();
        tablesOf.forEach((name, tables) -> filters.put(
                name,
                query(
                        name,
                        "Only these; of " + tables.stream().collect(Collectors.joining(", ")),
                        Map.of("type", "array", "items", Map.of("type", types.get(name))))));
        if (tablesOf.containsKey(YEAR)) {
            filters.put("year_from", query("year_from", "The first year wanted; of tables with a year", whole()));
            filters.put("year_to", query("year_to", "The last year wanted; of tables with a year", whole()));
        }
        return filters;
    }

    private static Map<String, Object> whole() {
        return Map.of("type", "integer");
    }

    private static Map<String, Object> query(String name, String meaning, Map<String, Object> schema) {
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put("name", name);
        parameter.put("in", "query");
        parameter.put("description", meaning);
        parameter.put("schema", schema);
        return parameter;
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> parameters(String path) {
        return (List<Map<String, Object>>) there(under("paths", path, "get"), "parameters");
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> under(String... keys) {
        Map<String, Object> here = description;
        for (String key : keys) {
            here = (Map<String, Object>) there(here, key);
        }
        return here;
    }

    private static Object there(Map<String, Object> part, String key) {
        return Objects.requireNonNull(part.get(key), () -> "openapi.yml has no " + key);
    }
}
