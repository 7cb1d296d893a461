package org.covalue.exports.datapackage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.covalue.disclosure.PublishedEdition;
import org.covalue.exports.EvaluatorTable;
import org.covalue.exports.column.ColumnType;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code datapackage.json}. What the standard has no property for in Spanish stands beside it as {@code NAME_es}. */
final class Descriptor {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final PublishedEdition edition;
    private final Optional<String> licence;

    Descriptor(PublishedEdition edition, Optional<String> licence) {
        this.edition = edition;
        this.licence = licence;
    }

    static String path(EvaluatorTable table) {
        return "data/" + table.name() + ".csv";
    }

    String json() {
        return JSON.writeValueAsString(described()) + "\n";
    }

    private Map<String, Object> described() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("$schema", "https://datapackage.org/profiles/2.0/datapackage.json");
        all.put("name", "covalue-edition-" + edition.id());
        all.put("title", "Released figures, edition " + edition.id());
        all.put("title_es", "Cifras publicadas, edición " + edition.id());
        all.put(
                "description",
                "All released tables of an edition. A value that is missing says why in the column state; it is never "
                        + "zero. codebook.md explains tables, columns and indicators.");
        all.put(
                "description_es",
                "Todas las tablas publicadas de una edición. Un valor que falta dice por qué en la columna state; "
                        + "nunca es cero. codebook_es.md explica tablas, columnas e indicadores.");
        all.put("version", Long.toString(edition.id()));
        all.put("created", edition.publishedAt().toString());
        licence.ifPresent(one ->
                all.put("licenses", List.of(one.matches("https?://.*") ? Map.of("path", one) : Map.of("name", one))));
        all.put("sources", List.of(Map.of("title", "Covalue " + edition.softwareVersion())));
        all.put("languages", List.of("en", "es"));
        all.put("edition", facts());
        all.put(
                "resources",
                EvaluatorTable.all().stream().map(Descriptor::resource).toList());
        return all;
    }

    private Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("edition", edition.id());
        facts.put("business_date", edition.businessDate().toString());
        facts.put("as_of", edition.asOf().toString());
        facts.put("base_year", edition.baseYear());
        facts.put("reporting_currency", edition.reportingCurrency());
        facts.put("software_version", edition.softwareVersion());
        return facts;
    }

    private static Map<String, Object> resource(EvaluatorTable table) {
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("name", table.name());
        resource.put("path", path(table));
        resource.put("type", "table");
        resource.put("title", table.title("en"));
        resource.put("title_es", table.title("es"));
        resource.put("format", "csv");
        resource.put("mediatype", "text/csv");
        resource.put("encoding", "utf-8");
        resource.put("schema", schema(table));
        return resource;
    }

    private static Map<String, Object> schema(EvaluatorTable table) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("fields", table.columns().stream().map(Descriptor::field).toList());
        if (table.order().equals(table.key())) {
            schema.put("primaryKey", table.key());
        }
        List<Map<String, Object>> foreign = foreignKeys(table);
        if (!foreign.isEmpty()) {
            schema.put("foreignKeys", foreign);
        }
        schema.put("missingValues", List.of(""));
        return schema;
    }

    /** A column that is the whole key of another table refers to it. */
    private static List<Map<String, Object>> foreignKeys(EvaluatorTable table) {
        List<Map<String, Object>> keys = new ArrayList<>();
        for (EvaluatorTable other : EvaluatorTable.all()) {
            boolean isReferredTo = !other.name().equals(table.name())
                    && other.key().size() == 1
                    && table.columns().stream()
                            .anyMatch(one -> one.name().equals(other.key().get(0)));
            if (isReferredTo) {
                keys.add(ordered(
                        "fields", other.key(), "reference", ordered("resource", other.name(), "fields", other.key())));
            }
        }
        return keys;
    }

    private static Map<String, Object> field(EvaluatorTable.Column column) {
        Map<String, Object> field = new LinkedHashMap<>();
        field.put("name", column.name());
        field.put(
                "type",
                column.type() == ColumnType.TEXT ? "string" : column.type().code());
        field.put("title", column.meaning("en"));
        field.put("title_es", column.meaning("es"));
        if (!column.values().isEmpty()) {
            field.put("description", values(column, "en"));
            field.put("description_es", values(column, "es"));
            field.put("constraints", Map.of("enum", List.copyOf(column.values().keySet())));
            field.put(
                    "categories",
                    column.values().entrySet().stream()
                            .map(one -> ordered(
                                    "value",
                                    one.getKey(),
                                    "label",
                                    String.valueOf(one.getValue().get("en")),
                                    "label_es",
                                    String.valueOf(one.getValue().get("es"))))
                            .toList());
        }
        return field;
    }

    /** The same edition is the same text. */
    private static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> ordered = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            ordered.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
        }
        return ordered;
    }

    static String values(EvaluatorTable.Column column, String language) {
        return column.values().entrySet().stream()
                .map(one -> one.getKey() + " = " + one.getValue().get(language))
                .collect(Collectors.joining(", "));
    }
}
