package org.covalue.estimation.replication;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.covalue.estimation.data.EstimationProblem;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What was decided, key by key, so that what differs from what was decided first can be said. Order of keys, spaces and
 * comments of the file do not count.
 *
 * @param keys of the design, each with its value as YAML on one line
 */
public record Plan(SortedMap<String, String> keys) {

    /**
     * One key that is no longer what was planned. @param planned blank where the key was not there; so is {@code now}
     */
    public record Deviation(String key, String planned, String now) {}

    public static Plan of(Map<String, Object> keys) {
        SortedMap<String, String> found = new TreeMap<>();
        keys.forEach((key, value) ->
                found.put(key, value instanceof Map<?, ?> map ? new TreeMap<>(map).toString() : String.valueOf(value)));
        return new Plan(found);
    }

    /** Of a design file that has been read before. */
    public static Plan read(Path design) {
        try {
            Map<String, Object> keys =
                    new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(design));
            return of(keys);
        } catch (IOException e) {
            throw new EstimationProblem("The design " + design + " cannot be read again: " + e, e);
        }
    }

    /** What {@link #text} wrote. */
    public static Plan parse(String text) {
        SortedMap<String, String> found = new TreeMap<>();
        text.lines().forEach(line -> found.put(line.replaceAll(": .*", ""), line.replaceFirst("^[^:]*: ", "")));
        return new Plan(found);
    }

    /** A line per key. */
    public String text() {
        List<String> lines = new ArrayList<>();
        keys.forEach((key, value) -> lines.add(key + ": " + value.replaceAll("\\s+", " ")));
        return String.join("\n", lines);
    }

    public String sha256() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    List<Deviation> deviationsFrom(Plan first) {
        TreeSet<String> all = new TreeSet<>(keys.keySet());
        all.addAll(first.keys.keySet());
        Plan then = parse(first.text());
        Plan now = parse(text());
        return all.stream()
                .filter(key -> !now.value(key).equals(then.value(key)))
                .map(key -> new Deviation(key, then.value(key), now.value(key)))
                .toList();
    }

    private String value(String key) {
        return keys.getOrDefault(key, "");
    }
}
