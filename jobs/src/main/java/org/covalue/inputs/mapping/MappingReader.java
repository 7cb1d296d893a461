package org.covalue.inputs.mapping;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.inputs.spec.RecordSpecs;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a mapping strictly: everything that is wrong is told with its line, and nothing is read by half of it. */
final class MappingReader {

    private static final List<String> OF_TABLE =
            List.of("record", "name", "like", "sheet", "files", "path", "columns", "only");

    private final String name;
    private final RecordSpecs specs;
    private final List<Message> faults = new ArrayList<>();
    private final YamlKeys yaml = new YamlKeys(faults::add);

    MappingReader(String name, RecordSpecs specs) {
        this.name = name;
        this.specs = specs;
    }

    Mapping read(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        try {
            Node root = new Yaml(options).compose(new StringReader(text));
            if (root == null) {
                return Mapping.broken(name, Message.of("mapping_empty"));
            }
            Map<String, Node> keys = yaml.map(root, List.of("tables", "leave_out"));
            Map<String, TableMapping> tables = tables(root, keys);
            List<String> leaveOut = keys.get("leave_out") == null ? List.of() : yaml.texts(keys.get("leave_out"));
            return faults.isEmpty()
                    ? new Mapping(name, List.copyOf(tables.values()), leaveOut, List.of())
                    : new Mapping(name, List.of(), List.of(), List.copyOf(faults));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            return Mapping.broken(
                    name, Message.of("mapping_no_yaml", "line", line, "why", String.valueOf(e.getProblem())));
        } catch (YAMLException e) {
            return Mapping.broken(
                    name, Message.of("mapping_no_yaml", "line", 1, "why", String.valueOf(e.getMessage())));
        }
    }

    private Map<String, TableMapping> tables(Node root, Map<String, Node> keys) {
        Map<String, TableMapping> tables = new LinkedHashMap<>();
        Node list = keys.get("tables");
        if (list == null) {
            if (faults.isEmpty() && !keys.containsKey("leave_out")) {
                yaml.fault(root, "", Message.of("expected_keys", "keys", List.of("tables")));
            }
            return tables;
        }
        for (Node one : yaml.list(list)) {
            table(one).ifPresent(table -> {
                if (tables.put(table.name(), table) != null) {
                    yaml.fault(one, Message.of("mapping_name_twice", "name", table.name()));
                }
            });
        }
        if (tables.isEmpty() && faults.isEmpty()) {
            yaml.fault(list, "[]", Message.of("expected_keys", "keys", OF_TABLE));
        }
        return tables;
    }

    private Optional<TableMapping> table(Node node) {
        Map<String, Node> keys = yaml.map(node, OF_TABLE);
        Optional<TableMapping> base = like(keys.get("like"));
        Optional<RecordSpec> spec = record(node, keys.get("record"), base);
        if (spec.isEmpty()) {
            return Optional.empty();
        }
        String record = spec.get().record();
        Map<String, ColumnSource> columns =
                new LinkedHashMap<>(base.map(TableMapping::columns).orElse(Map.of()));
        if (keys.get("columns") != null) {
            columns.putAll(new SourceReader(yaml, spec.get()).columns(keys.get("columns")));
        } else if (base.isEmpty()) {
            yaml.fault(node, record, Message.of("expected_keys", "keys", List.of("columns")));
        }
        Map<String, List<String>> only =
                new LinkedHashMap<>(base.map(TableMapping::only).orElse(Map.of()));
        Optional.ofNullable(keys.get("only"))
                .ifPresent(given ->
                        yaml.map(given, List.of()).forEach((from, values) -> only.put(from, yaml.texts(values))));
        TableMapping.Selection selection = selection(keys, base);
        if (!selection.path().isEmpty()) {
            requirePaths(keys.getOrDefault("columns", node), columns, only);
        }
        String own = text(keys, "name", "");
        return Optional.of(new TableMapping(name, own.isEmpty() ? record : own, record, selection, columns, only));
    }

    private void requirePaths(Node at, Map<String, ColumnSource> columns, Map<String, List<String>> only) {
        Stream.concat(
                        columns.values().stream()
                                .filter(source -> !source.isFixed())
                                .map(ColumnSource::from),
                        only.keySet().stream())
                .filter(path -> !PathSteps.isSound(path))
                .forEach(path -> yaml.fault(at, path, Message.of("expected_path")));
    }

    private Optional<TableMapping> like(@Nullable Node node) {
        if (node == null) {
            return Optional.empty();
        }
        Map<String, TableMapping> known = new TreeMap<>();
        for (Mapping standard : Standards.all()) {
            standard.tables().forEach(table -> known.put(standard.name() + "." + table.name(), table));
        }
        String wanted = yaml.text(node);
        if (!known.containsKey(wanted)) {
            yaml.unknown(node, wanted, known.keySet());
        }
        return Optional.ofNullable(known.get(wanted));
    }

    private Optional<RecordSpec> record(Node table, @Nullable Node node, Optional<TableMapping> base) {
        if (node == null && base.isEmpty()) {
            if (table instanceof MappingNode) {
                yaml.fault(table, "", Message.of("expected_keys", "keys", List.of("record")));
            }
            return Optional.empty();
        }
        String record = node == null ? base.orElseThrow().record() : yaml.text(node);
        List<String> known = specs.all().stream().map(RecordSpec::record).toList();
        if (!known.contains(record)) {
            yaml.unknown(Objects.requireNonNull(node), record, known);
            return Optional.empty();
        }
        return Optional.of(specs.of(record));
    }

    private TableMapping.Selection selection(Map<String, Node> keys, Optional<TableMapping> base) {
        TableMapping.Selection known = base.map(TableMapping::selection).orElse(TableMapping.Selection.ANY);
        String files = text(keys, "files", known.files());
        try {
            new TableMapping.Selection("", files, "").takesFile("a");
        } catch (IllegalArgumentException e) {
            yaml.fault(Objects.requireNonNull(keys.get("files")), files, Message.of("expected_file_pattern"));
        }
        return new TableMapping.Selection(text(keys, "sheet", known.sheet()), files, text(keys, "path", known.path()));
    }

    private String text(Map<String, Node> keys, String key, String otherwise) {
        Node node = keys.get(key);
        return node == null ? otherwise : yaml.text(node);
    }
}
