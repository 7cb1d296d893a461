package org.covalue.layers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.covalue.platform.StrictYaml;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * One file under {@code sql/}: a YAML header in a comment, then one SELECT.
 *
 * @param name the file's name without ending: its identity
 * @param header what the YAML says
 * @param select the statement, without a semicolon
 */
public record SqlDefinition(String name, Map<String, Object> header, String select) {

    /** What is packed with the software stays as it is while it runs, and every night asks for all of it. */
    private static final Map<String, List<SqlDefinition>> READ = new ConcurrentHashMap<>();

    /** Every definition of a folder such as {@code sql/2_mart}, by name. */
    public static List<SqlDefinition> in(String folder) {
        return READ.computeIfAbsent(folder, SqlDefinition::read);
    }

    private static List<SqlDefinition> read(String folder) {
        List<SqlDefinition> definitions = new ArrayList<>();
        try {
            for (Resource file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:" + folder + "/*.sql")) {
                definitions.add(read(
                        Objects.requireNonNull(file.getFilename(), "a file found by its name has one")
                                .replace(".sql", ""),
                        file));
            }
        } catch (IOException e) {
            throw new IllegalStateException(folder + " cannot be read", e);
        }
        definitions.sort(Comparator.comparing(SqlDefinition::name));
        return List.copyOf(definitions);
    }

    private static SqlDefinition read(String name, Resource file) throws IOException {
        try (InputStream in = file.getInputStream()) {
            return parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** @throws IllegalArgumentException if the text is not a YAML comment and a SELECT; names the file */
    @SuppressWarnings("unchecked")
    public static SqlDefinition parse(String name, String text) {
        int end = text.indexOf("*/");
        if (!text.startsWith("/*") || end < 0) {
            throw new IllegalArgumentException(name + ".sql: expected a YAML header in /* */ at the start");
        }
        try {
            Map<String, Object> header = (Map<String, Object>) StrictYaml.tree(text.substring(2, end));
            return new SqlDefinition(name, header, text.substring(end + 2).strip());
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(name + ".sql: header: " + e.getMessage(), e);
        }
    }

    /** The columns that the last SELECT returns, in its order. */
    public List<String> columns() {
        String last = select.substring(select.lastIndexOf("select") + "select".length());
        List<String> columns = new ArrayList<>();
        StringBuilder item = new StringBuilder();
        int depth = 0;
        for (String word : last.split("(?<=[(),\\s])|(?=[(),\\s])")) {
            depth += word.equals("(") ? 1 : word.equals(")") ? -1 : 0;
            if (depth == 0 && (word.equals(",") || word.equals("from"))) {
                columns.add(item.toString().strip().replaceAll("^.*[\\s.)]", ""));
                item.setLength(0);
                if (word.equals("from")) {
                    break;
                }
            } else {
                item.append(word.isBlank() ? " " : word);
            }
        }
        return columns;
    }

    /** A plain value of the header, empty where it is absent. */
    public Optional<String> text(String key) {
        return Optional.ofNullable(header.get(key)).map(String::valueOf);
    }

    /** A text given by language, in one of them. */
    public String text(String key, String language) {
        return header.get(key) instanceof Map<?, ?> byLanguage && byLanguage.get(language) != null
                ? String.valueOf(byLanguage.get(language))
                : "";
    }

    /** A text given by language or, the same for all of them, plain; empty where it is absent. */
    public String words(String key, String language) {
        return header.get(key) instanceof Map<?, ?>
                ? text(key, language)
                : text(key).orElse("");
    }

    public boolean isTrue(String key) {
        return Boolean.TRUE.equals(header.get(key));
    }

    /** @throws IllegalArgumentException if an example has a key that none has; names the file */
    public List<SqlExample> examples() {
        try {
            return ((List<?>) header.getOrDefault("examples", List.of()))
                    .stream().map(SqlExample::of).toList();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ".sql: examples: " + e.getMessage(), e);
        }
    }
}
