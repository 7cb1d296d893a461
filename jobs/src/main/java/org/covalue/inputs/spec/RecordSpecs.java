package org.covalue.inputs.spec;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.Yaml;

/** All record types, read from {@code inputs/*.yml} on the class path. The file's name is the record type. */
public final class RecordSpecs {

    private static final RecordSpec.Field WITHDRAW = field(Map.of("name", RecordSpec.WITHDRAW, "type", "boolean", "description", Map.of(
            "en", "yes withdraws the record: it is no longer counted, only its key need be given, and its history stays",
            "es", "yes retira el registro: deja de contarse, basta con dar su clave, y su historia se conserva")));

    private final Map<String, RecordSpec> byRecord;

    private RecordSpecs(Map<String, RecordSpec> byRecord) {
        this.byRecord = byRecord;
    }

    /** @throws IllegalStateException if a spec cannot be read; names the file */
    public static RecordSpecs load() {
        Map<String, RecordSpec> specs = new TreeMap<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:inputs/*.yml")) {
                String name = Objects.requireNonNull(file.getFilename(), "a file found by its name has one").replace(".yml", "");
                specs.put(name, read(name, file));
            }
        } catch (IOException e) {
            throw new IllegalStateException("inputs/*.yml cannot be read", e);
        }
        return new RecordSpecs(specs);
    }

    public Collection<RecordSpec> all() {
        return byRecord.values();
    }

    /** @throws IllegalArgumentException if there is no such record type */
    public RecordSpec of(String record) {
        return Optional.ofNullable(byRecord.get(record))
                .orElseThrow(() -> new IllegalArgumentException("no record type " + record));
    }

    /** Referenced record types before those that refer to them. */
    public List<RecordSpec> inReferenceOrder() {
        Set<RecordSpec> ordered = new LinkedHashSet<>();
        byRecord.values().forEach(spec -> addAfterTargets(spec, ordered));
        return List.copyOf(ordered);
    }

    private void addAfterTargets(RecordSpec spec, Set<RecordSpec> ordered) {
        spec.foreignKeys().forEach(key -> addAfterTargets(of(key.record()), ordered));
        ordered.add(spec);
    }

    private static RecordSpec read(String name, Resource file) throws IOException {
        try (InputStream in = file.getInputStream()) {
            Map<String, Object> yaml = new Yaml().load(in);
            return spec(name, yaml);
        } catch (RuntimeException e) {
            throw new IllegalStateException("inputs/" + name + ".yml: " + e.getMessage(), e);
        }
    }

    private static RecordSpec spec(String name, Map<String, Object> yaml) {
        List<RecordSpec.Field> fields = Stream.concat(maps(yaml.get("fields")).stream().map(RecordSpecs::field), Stream.of(WITHDRAW)).toList();
        return new RecordSpec(name, texts(yaml.get("title")), fields, strings(yaml.get("primaryKey")),
                maps(yaml.get("foreignKeys")).stream()
                        .map(key -> new RecordSpec.ForeignKey(text(key, "field"), text(key, "record")))
                        .toList(),
                strings(yaml.get("rules")).stream().map(RecordSpec.Rule::of).toList(),
                examples(map(yaml.get("examples"))));
    }

    private static RecordSpec.Field field(Map<String, Object> yaml) {
        Map<String, Object> constraints = map(yaml.get("constraints"));
        return new RecordSpec.Field(text(yaml, "name"), FieldType.of(text(yaml, "type")),
                Boolean.TRUE.equals(constraints.get("required")),
                number(constraints.get("minimum")), number(constraints.get("maximum")),
                new LinkedHashSet<>(strings(constraints.get("enum"))),
                Optional.ofNullable((String) constraints.get("codes")).map(CodeList::of),
                Optional.ofNullable((String) constraints.get("pattern")).map(Pattern::compile),
                String.valueOf(yaml.getOrDefault("default", "")), texts(yaml.get("description")));
    }

    private static RecordSpec.Examples examples(Map<String, Object> yaml) {
        List<RecordSpec.RejectedExample> rejected = new ArrayList<>();
        for (Map<String, Object> example : maps(yaml.get("rejected"))) {
            rejected.add(new RecordSpec.RejectedExample(text(example, "row"), text(example, "column"),
                    text(example, "rule")));
        }
        return new RecordSpec.Examples((String) yaml.getOrDefault("accepted", ""), rejected);
    }

    private static String text(Map<String, Object> yaml, String key) {
        return Objects.requireNonNull((String) yaml.get(key), () -> "there is no " + key);
    }

    private static double number(@Nullable Object yaml) {
        return yaml == null ? Double.NaN : ((Number) yaml).doubleValue();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object yaml) {
        return yaml == null ? Map.of() : (Map<String, Object>) yaml;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> maps(@Nullable Object yaml) {
        return yaml == null ? List.of() : (List<Map<String, Object>>) yaml;
    }

    private static List<String> strings(@Nullable Object yaml) {
        return yaml == null ? List.of() : ((List<?>) yaml).stream().map(String::valueOf).toList();
    }

    private static Map<String, String> texts(@Nullable Object yaml) {
        Map<String, String> texts = new TreeMap<>();
        map(yaml).forEach((language, text) -> texts.put(language, String.valueOf(text)));
        return texts;
    }
}
