package org.covalue.inputs.workbook;

import java.util.List;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.reading.CellKind;
import org.covalue.inputs.reading.Cells;
import org.covalue.inputs.reading.UnreadableFile;
import org.covalue.inputs.spec.RecordSpec;
import org.jspecify.annotations.Nullable;

/** Puts the cells of one row of a sheet together; where a sheet has none, the cell is blank. */
final class SheetRow {

    static final int MOST_COLUMNS = 1 << 14;
    static final int MOST_ROWS = 1 << 20;

    private final Cells cells = new Cells();
    private List<RecordSpec.@Nullable Field> columns = List.of();
    private int number;
    private boolean hasValue;

    /**
     * @throws UnreadableFile if a row comes twice, or behind one that stands below it, or is below the last there may
     *     be
     */
    void begin(int row) throws UnreadableFile {
        if (row > MOST_ROWS) {
            throw new UnreadableFile(Message.of("sheet_rows", "row", row, "most", MOST_ROWS));
        }
        if (row <= number) {
            throw new UnreadableFile(Message.of("sheet_row_order", "row", row, "before", number));
        }
        number = row;
        hasValue = false;
        cells.begin();
    }

    void under(List<RecordSpec.@Nullable Field> header) {
        columns = header;
    }

    /** The column that stands at a place; null where nobody reads it. */
    RecordSpec.@Nullable Field column(int place) {
        return place < columns.size() ? columns.get(place) : null;
    }

    /** @throws UnreadableFile if a cell stands twice, or left of the one before */
    void put(int place, String text, CellKind kind) throws UnreadableFile {
        if (place < cells.size() || place >= MOST_COLUMNS) {
            throw new UnreadableFile(Message.of("sheet_cell_order", "row", number));
        }
        if (text.isEmpty() && kind != CellKind.NO_RESULT) {
            return;
        }
        while (cells.size() < place) {
            cells.add("", CellKind.TEXT);
        }
        cells.add(text, kind);
        hasValue |= kind != CellKind.TEXT || !text.isBlank();
    }

    /** As wide as the header at least. */
    Cells end() {
        while (cells.size() < columns.size()) {
            cells.add("", CellKind.TEXT);
        }
        return cells;
    }

    boolean hasValue() {
        return hasValue;
    }

    int number() {
        return number;
    }
}
