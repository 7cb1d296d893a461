package org.covalue.layers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.covalue.platform.StrictYaml;

/**
 * An example of a definition file: it is documentation, specification and test at once.
 *
 * @param given rows of the source tables, by table
 * @param expect the rows the SELECT must return; only the columns named are compared
 */
public record SqlExample(String name, Map<String, Rows> given, Rows expect) {

    /** A pipe-separated table; a blank cell is null. */
    public record Rows(List<String> columns, List<List<String>> rows) {

        static Rows parse(String text) {
            List<List<String>> lines = new ArrayList<>();
            text.lines().filter(line -> !line.isBlank()).forEach(line -> lines.add(cells(line)));
            if (lines.isEmpty()) {
                throw new IllegalArgumentException("an example table needs a line of column names");
            }
            lines.stream()
                    .filter(cells -> cells.size() != lines.get(0).size())
                    .findFirst()
                    .ifPresent(cells -> {
                        throw new IllegalArgumentException(
                                "example row " + cells + " does not fit the columns " + lines.get(0));
                    });
            return new Rows(lines.get(0), lines.subList(1, lines.size()));
        }

        private static List<String> cells(String line) {
            return Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        }
    }

    private record Keys(String name, Map<String, String> given, String expect) {}

    static SqlExample of(Object yaml) {
        Keys keys = StrictYaml.bind(yaml, Keys.class);
        Map<String, Rows> given = new TreeMap<>();
        if (keys.given() != null) {
            keys.given().forEach((table, rows) -> given.put(table, Rows.parse(rows)));
        }
        return new SqlExample(keys.name(), given, Rows.parse(keys.expect()));
    }
}
