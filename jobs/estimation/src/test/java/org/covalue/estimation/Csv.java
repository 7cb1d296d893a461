package org.covalue.estimation;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Exported tables, read back. */
public final class Csv {

    private Csv() {}

    /** All records, header first. */
    public static List<List<String>> read(Path file) {
        List<List<String>> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file)) {
            reader.forEach(row -> rows.add(row.getFields()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return rows;
    }

    /** Rows by column name. */
    public static List<Map<String, String>> byName(List<List<String>> table) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (List<String> row : table.subList(1, table.size())) {
            Map<String, String> named = new LinkedHashMap<>();
            for (int i = 0; i < row.size(); i++) {
                named.put(table.get(0).get(i), row.get(i));
            }
            rows.add(named);
        }
        return rows;
    }
}
