package org.covalue.indicators.again;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Records of a landing as they were written: text by column, by record type. */
final class Rows {

    /** One record; a blank is an empty text. */
    record Row(Map<String, String> columns) {
        String text(String column) {
            return columns.get(column);
        }

        boolean has(String column) {
            return !text(column).isEmpty();
        }

        boolean is(String column, String value) {
            return text(column).equals(value);
        }

        double number(String column) {
            return Double.parseDouble(text(column));
        }

        int whole(String column) {
            return Integer.parseInt(text(column));
        }

        LocalDate date(String column) {
            return LocalDate.parse(text(column));
        }

        /** The year of a date that has come by a day. */
        boolean isIn(String column, int year, LocalDate by) {
            return has(column)
                    && date(column).getYear() == year
                    && !date(column).isAfter(by);
        }
    }

    private final Map<String, List<Row>> tables = new TreeMap<>();
    private final Set<String> keys = new HashSet<>();

    /** A record, unless one of its key is there already. @param cells column=value, the first {@code keyed} the key */
    void add(String table, int keyed, String... cells) {
        Map<String, String> row = new LinkedHashMap<>();
        for (String cell : cells) {
            row.put(cell.substring(0, cell.indexOf('=')), cell.substring(cell.indexOf('=') + 1));
        }
        if (keys.add(table + List.copyOf(row.values()).subList(0, keyed))) {
            tables.computeIfAbsent(table, one -> new ArrayList<>()).add(new Row(row));
        }
    }

    List<Row> of(String table) {
        return tables.getOrDefault(table, List.of());
    }

    List<Row> of(String table, String column, String value) {
        return of(table).stream().filter(row -> row.is(column, value)).toList();
    }

    void write(Path folder) throws IOException {
        for (Map.Entry<String, List<Row>> table : tables.entrySet()) {
            List<String> lines = new ArrayList<>();
            lines.add(String.join(",", table.getValue().get(0).columns().keySet()));
            table.getValue()
                    .forEach(row -> lines.add(String.join(",", row.columns().values())));
            Files.write(folder.resolve(table.getKey() + ".csv"), lines);
        }
    }
}
