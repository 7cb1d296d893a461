package org.covalue.networks.waves;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Rows of one table, as the statement that puts them there. */
final class Rows {

    private final String table;
    private final int columns;
    private final List<String> rows = new ArrayList<>();

    Rows(String table, int columns) {
        this.table = table;
        this.columns = columns;
    }

    /** @param values text, number, or empty where there is none */
    void add(Object... values) {
        rows.add(Arrays.stream(values).map(Rows::literal).collect(Collectors.joining(", ", "(", ")")));
    }

    /** A row that ends with the reason why nothing stands between that and what is known. */
    void addWithout(String state, Object... known) {
        Object[] row = Arrays.copyOf(known, columns);
        Arrays.fill(row, known.length, columns - 1, Optional.empty());
        row[columns - 1] = state;
        add(row);
    }

    /** Nothing to do where there is no row. */
    String insert() {
        return rows.isEmpty() ? "" : "insert into " + table + " values\n" + String.join(",\n", rows) + ";\n";
    }

    private static String literal(Object value) {
        if (value instanceof Optional<?> some) {
            return some.map(Rows::literal).orElse("null");
        }
        return value instanceof Number number
                ? number.toString()
                : "'" + value.toString().replace("'", "''") + "'";
    }
}
