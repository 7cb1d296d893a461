package org.covalue.reports.model;

import java.util.List;
import java.util.stream.IntStream;

/** Figures in rows under columns; every row has one cell per column. */
public record Table(List<Column> columns, List<Row> rows) {

    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * A column.
     *
     * @param title its heading
     * @param head its heading in the PDF
     * @param width its share of the page, in points before scaling
     * @param isPrinted whether it stands in the PDF; in the workbook it always does
     * @param isNumeric whether its cells are set flush right
     */
    public record Column(String title, String head, int width, boolean isPrinted, boolean isNumeric) {}

    /**
     * A row.
     *
     * @param section the heading the row stands under in the PDF, empty text if none
     */
    public record Row(String section, List<Cell> cells) {

        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** Places of the columns that stand in the PDF. */
    public List<Integer> printedColumns() {
        return IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).isPrinted())
                .boxed()
                .toList();
    }

    public Cell cell(int row, int column) {
        return rows.get(row).cells().get(column);
    }
}
