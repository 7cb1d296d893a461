package org.covalue.inputs.spec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.covalue.platform.StrictYaml;
import org.covalue.platform.UsageProblem;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** All record types, read from {@code inputs/*.yml} on the class path. The file's name is the record type. */
public final class RecordSpecs {

    private static final RecordSpec.Field WITHDRAW = new RecordSpec.Field(
            RecordSpec.WITHDRAW,
            FieldType.BOOLEAN,
            false,
            Double.NaN,
            Double.NaN,
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            false,
            "",
            Map.of(
                    "en",
                            "yes withdraws the record: it is no longer counted, only its key need be given, and its "
                                    + "history stays",
                    "es",
                            "yes retira el registro: deja de contarse, basta con dar su clave, y su historia se "
                                    + "conserva"),
            Map.of("en", "Withdraw", "es", "Retirar"),
            List.of());

    private final Map<String, RecordSpec> byRecord;
    private final Map<String, ColumnWords> words = new HashMap<>();

    private RecordSpecs(Map<String, RecordSpec> byRecord) {
        this.byRecord = byRecord;
        byRecord.forEach((record, spec) -> words.put(record, ColumnWords.of(spec)));
    }

    /** Read when they are first asked for: they stay as they are while the software runs. */
    private static final class Packed {

        static final RecordSpecs SPECS = read();
    }

    /** @throws IllegalStateException if a spec cannot be read; names the file */
    public static RecordSpecs load() {
        return Packed.SPECS;
    }

    static RecordSpecs of(RecordSpec spec) {
        return new RecordSpecs(Map.of(spec.record(), spec));
    }

    private static RecordSpecs read() {
        Map<String, RecordSpec> specs = new TreeMap<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:inputs/*.yml")) {
                String name = Objects.requireNonNull(file.getFilename(), "a file found by its name has one")
                        .replace(".yml", "");
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

    /** @throws UsageProblem if somebody has asked for one that does not exist; names those that do */
    public RecordSpec asked(String record) {
        return Optional.ofNullable(byRecord.get(record))
                .orElseThrow(() -> new UsageProblem("There is no record type " + record + "; there are " + names()));
    }

    /** All record types, for messages. */
    public String names() {
        return String.join(", ", byRecord.keySet());
    }

    /** By which words its columns are known. */
    public ColumnWords words(RecordSpec spec) {
        return Objects.requireNonNull(words.get(spec.record()), spec.record());
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
            return parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** @throws IllegalStateException if the text is no spec; names the file and the key */
    static RecordSpec parse(String name, String yaml) {
        try {
            return StrictYaml.read(yaml, SpecFile.class).spec(name, WITHDRAW);
        } catch (RuntimeException e) {
            throw new IllegalStateException("inputs/" + name + ".yml: " + e.getMessage(), e);
        }
    }
}
