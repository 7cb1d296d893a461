package org.covalue.inputs.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What of a sheet its program does not show. It is read all the same, and told: who sent it may not know of it. */
final class HiddenParts {

    private record Columns(int first, int last) {}

    private final List<Columns> columns = new ArrayList<>();
    private long rows;

    /** The header was read; rows above it count for nothing. */
    void begin() {
        rows = 0;
    }

    /** @param first from 1 */
    void addColumns(int first, int last) {
        columns.add(new Columns(first, last));
    }

    void addRow(boolean isHidden) {
        rows += isHidden ? 1 : 0;
    }

    String notice(SheetRow row) {
        String names = columns.stream()
                .flatMapToInt(one -> java.util.stream.IntStream.rangeClosed(one.first(), Math.min(one.last(), 1 << 10)))
                .mapToObj(number -> row.column(number - 1))
                .filter(field -> field != null)
                .map(field -> field.name())
                .collect(Collectors.joining(", "));
        String ofRows = rows == 0 ? "" : rows + (rows == 1 ? " hidden row was read" : " hidden rows were read");
        String ofColumns = names.isEmpty() ? "" : "hidden columns were read: " + names;
        return ofRows.isEmpty() || ofColumns.isEmpty() ? ofRows + ofColumns : ofRows + "; " + ofColumns;
    }
}
