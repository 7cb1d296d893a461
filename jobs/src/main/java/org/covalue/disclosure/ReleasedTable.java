package org.covalue.disclosure;

import java.util.List;

/**
 * Rows of released cells under named columns. A column {@code x_state} of the query is not a column here: it is the
 * state of the cells of {@code x}; {@code missing_state} is that of all that are null and have no state of their own.
 */
public final class ReleasedTable {

    private final List<String> columns;
    private final List<List<ReleasedCell>> rows;

    ReleasedTable(List<String> columns, List<List<ReleasedCell>> rows) {
        this.columns = List.copyOf(columns);
        this.rows = List.copyOf(rows);
    }

    public List<String> columns() {
        return columns;
    }

    public List<List<ReleasedCell>> rows() {
        return rows;
    }

    /** @throws IllegalArgumentException if there is no such column */
    public ReleasedCell cell(int row, String column) {
        return rows.get(row).get(indexOf(column));
    }

    /** @throws IllegalArgumentException if there is no such column */
    public int indexOf(String column) {
        int index = columns.indexOf(column);
        if (index < 0) {
            throw new IllegalArgumentException("no column " + column + " among " + columns);
        }
        return index;
    }
}
