package org.covalue.samples;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The landing folder in the making. */
final class Landing {
    private final Map<String, Table> tables = new TreeMap<>();
    private final Map<String, String> texts = new TreeMap<>();
    private final Map<String, byte[]> binaries = new TreeMap<>();

    Table table(String file, Style style, String header) {
        return tables.computeIfAbsent(file, path -> new Table(path, style, header));
    }

    Table table(String file) {
        return tables.get(file);
    }

    /** A file that is no table. */
    void text(String file, String content) {
        texts.put(file, content);
    }

    /** A workbook. */
    void binary(String file, byte[] content) {
        binaries.put(file, content);
    }

    void save(Path folder) throws IOException {
        for (Table table : tables.values()) {
            texts.put(table.file, table.text());
        }
        texts.forEach((file, text) -> binaries.put(file, text.getBytes(StandardCharsets.UTF_8)));
        for (Map.Entry<String, byte[]> entry : binaries.entrySet()) {
            Path file = folder.resolve(entry.getKey());
            Files.createDirectories(file.getParent());
            Files.write(file, entry.getValue());
        }
    }
}
