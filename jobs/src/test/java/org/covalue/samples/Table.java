package org.covalue.samples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** One landing file in the making: a header and rows of text. */
final class Table {
    final String file;
    final List<String> header;
    final List<List<String>> rows = new ArrayList<>();
    private final Style style;

    Table(String file, Style style, String header) {
        this.file = file;
        this.style = style;
        this.header = List.of(header.split(", *"));
    }

    void row(Object... cells) {
        if (cells.length != header.size()) {
            throw new IllegalArgumentException(file + ": " + cells.length + " cells for " + header.size() + " columns");
        }
        rows.add(new ArrayList<>(Arrays.stream(cells)
                .map(cell -> cell == null ? "" : cell.toString())
                .toList()));
    }

    String get(int row, String column) {
        return rows.get(row).get(header.indexOf(column));
    }

    void set(int row, String column, String cell) {
        rows.get(row).set(header.indexOf(column), cell);
    }

    /** The first row at or after {@code from} with a figure other than zero in each of the columns. */
    int rowWith(int from, String... columns) {
        for (int row = from; row < rows.size(); row++) {
            int candidate = row;
            if (Arrays.stream(columns)
                    .noneMatch(c ->
                            get(candidate, c).isEmpty() || get(candidate, c).equals("0"))) {
                return row;
            }
        }
        throw new IllegalStateException(file + ": no row after " + from + " has " + Arrays.toString(columns));
    }

    /** Takes the rows out that are about these. */
    List<List<String>> take(Set<String> ids) {
        List<List<String>> taken =
                rows.stream().filter(row -> ids.contains(row.get(0))).toList();
        rows.removeAll(taken);
        return taken;
    }

    String text() {
        StringBuilder text = new StringBuilder(style.hasByteOrderMark ? "\uFEFF" : "").append(style.line(header));
        rows.forEach(row -> text.append(style.line(row)));
        return text.toString();
    }

    String head(int count) {
        StringBuilder text = new StringBuilder(style.line(header));
        rows.subList(0, count).forEach(row -> text.append(style.line(row)));
        return text.toString();
    }
}
