package org.covalue.reports.model;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A mapping of a YAML file. What is missing or misspelt in it is named with its place.
 *
 * @param place the file and the keys that lead here
 */
public record Settings(String place, Map<String, Object> values) {

    private static final Map<String, Settings> FILES = new ConcurrentHashMap<>();

    /** The file on the class path; read once. */
    static Settings read(String path) {
        return FILES.computeIfAbsent(path, Settings::load);
    }

    private static Settings load(String path) {
        try (InputStream in = Settings.class.getResourceAsStream("/" + path)) {
            if (in == null) {
                throw new ReportException("there is no file " + path);
            }
            return of(path, new Yaml(new SafeConstructor(new LoaderOptions())).load(in));
        } catch (IOException | YAMLException e) {
            throw new ReportException(path + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static Settings of(String place, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new ReportException(place + ": keys and values expected, found " + value);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        map.forEach((key, item) -> values.put(String.valueOf(key), item));
        return new Settings(place, values);
    }

    /** Refuses keys that nothing reads, so that a misspelt one is not ignored. */
    Settings allow(String... keys) {
        values.keySet().stream()
                .filter(key -> !Set.of(keys).contains(key))
                .findFirst()
                .ifPresent(key -> {
                    throw new ReportException(
                            place + ": unknown key " + key + "; known are " + String.join(", ", keys));
                });
        return this;
    }

    boolean has(String key) {
        return values.get(key) != null;
    }

    Set<String> keys() {
        return values.keySet();
    }

    String text(String key) {
        return optional(key).orElseThrow(() -> new ReportException(place + ": " + key + " is missing"));
    }

    String text(String key, String otherwise) {
        return optional(key).orElse(otherwise);
    }

    Optional<String> optional(String key) {
        return Optional.ofNullable(values.get(key)).map(String::valueOf);
    }

    int number(String key, int otherwise) {
        return values.get(key) instanceof Number number ? number.intValue() : otherwise;
    }

    public boolean isTrue(String key, boolean otherwise) {
        return values.get(key) instanceof Boolean value ? value : otherwise;
    }

    public List<String> list(String key) {
        return values.get(key) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** The mapping under a key, an empty one where the key is absent. */
    public Settings under(String key) {
        return has(key) ? of(place + ", " + key, values.get(key)) : new Settings(place + ", " + key, Map.of());
    }

    /** The mappings of a list under a key. */
    List<Settings> each(String key) {
        return values.get(key) instanceof List<?> list
                ? list.stream().map(item -> of(place + ", " + key, item)).toList()
                : List.of();
    }

    /** A text that stands in every language; a missing language is an error. */
    String in(Language language, String key) {
        if (!has(key)) {
            throw new ReportException(place + ": " + key + " is missing");
        }
        return values.get(key) instanceof Map<?, ?> ? under(key).text(language.code()) : text(key);
    }
}
