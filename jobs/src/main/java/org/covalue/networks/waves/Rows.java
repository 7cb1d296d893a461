package org.covalue.networks.waves;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Rows of one table, as the statement that puts them there. */
final class Rows {

    private final String table;
    private final List<String> rows = new ArrayList<>();

    Rows(String table) {
        this.table = table;
    }

    /** @param values text, number, or empty where there is none */
    void add(Object... values) {
        rows.add(Arrays.stream(values).map(Rows::literal).collect(Collectors.joining(", ", "(", ")")));
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
