package org.covalue.inputs.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.dialect.Literals;
import org.covalue.inputs.spec.FieldType;
import org.covalue.inputs.spec.RecordSpec;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads where the columns of one record type come from. */
final class SourceReader {

    private static final List<String> KEYS = List.of("from", "fixed", "unit", "values");

    private final YamlKeys yaml;
    private final RecordSpec spec;

    SourceReader(YamlKeys yaml, RecordSpec spec) {
        this.yaml = yaml;
        this.spec = spec;
    }

    Map<String, ColumnSource> columns(Node node) {
        Map<String, ColumnSource> columns = new LinkedHashMap<>();
        yaml.map(node, List.of()).forEach((column, source) -> {
            if (spec.indexOf(column) < 0) {
                yaml.unknown(source, column, spec.columns());
            } else {
                columns.put(column, source(spec.field(column), source));
            }
        });
        return columns;
    }

    private ColumnSource source(RecordSpec.Field field, Node node) {
        if (!(node instanceof MappingNode)) {
            String from = yaml.text(node);
            if (from.isEmpty()) {
                yaml.fault(node, "", Message.of("expected_senders_column"));
            }
            return ColumnSource.from(from);
        }
        Map<String, Node> keys = yaml.map(node, KEYS);
        Node fixed = keys.get("fixed");
        Node from = keys.get("from");
        if ((fixed == null) == (from == null) || fixed != null && keys.size() > 1) {
            yaml.fault(node, String.join(", ", keys.keySet()), Message.of("expected_from_or_fixed"));
            return ColumnSource.from(field.name());
        }
        return fixed != null
                ? ColumnSource.fixed(allowed(field, fixed))
                : new ColumnSource(
                        yaml.text(Objects.requireNonNull(from)),
                        "",
                        unit(field, keys.get("unit")),
                        values(field, keys.get("values")));
    }

    private Optional<FigureUnit> unit(RecordSpec.Field field, @Nullable Node node) {
        if (node == null) {
            return Optional.empty();
        }
        String code = yaml.text(node);
        if (!FigureUnit.codes().contains(code)) {
            yaml.unknown(node, code, FigureUnit.codes());
            return Optional.empty();
        }
        FigureUnit unit = FigureUnit.valueOf(code.toUpperCase(Locale.ROOT));
        if (!field.isNumber() || unit.isOfShares() && !field.isPercent()) {
            yaml.fault(
                    node,
                    Message.of(
                            field.isNumber() ? "unit_of_shares" : "unit_of_no_number",
                            "unit",
                            code,
                            "column",
                            field.name()));
        }
        return Optional.of(unit);
    }

    private Map<String, String> values(RecordSpec.Field field, @Nullable Node node) {
        Map<String, String> values = new LinkedHashMap<>();
        if (node != null) {
            yaml.map(node, List.of())
                    .forEach((typed, value) ->
                            values.put(typed, yaml.text(value).isEmpty() ? "" : allowed(field, value)));
        }
        return values;
    }

    /** A value that every check of the column takes. */
    private String allowed(RecordSpec.Field field, Node node) {
        String value = yaml.text(node);
        if (!field.codes().isEmpty() && !field.codes().contains(value)) {
            yaml.unknown(node, value, field.codes());
        } else if (field.codeList().isPresent() && !field.codeList().get().contains(value)) {
            yaml.fault(node, value, field.codeList().get().expected());
        } else if (value.isEmpty() || !isOfType(field.type(), value)) {
            yaml.fault(node, value, field.type().expected());
        }
        return value;
    }

    private static boolean isOfType(FieldType type, String value) {
        char[] text = value.toCharArray();
        return switch (type) {
            case STRING -> true;
            case NUMBER, INTEGER -> !Double.isNaN(Literals.number(text, 0, text.length));
            case YEAR -> Literals.year(text, 0, text.length) > 0;
            case DATE -> Literals.date(text, 0, text.length) != Literals.NO_DATE;
            case BOOLEAN -> value.equals("yes") || value.equals("no");
        };
    }
}
