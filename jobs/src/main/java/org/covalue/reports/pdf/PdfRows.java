package org.covalue.reports.pdf;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import net.sf.jasperreports.engine.JRDataSource;
import net.sf.jasperreports.engine.JRField;
import org.covalue.reports.model.Table;
import org.covalue.reports.model.Table.Row;

/** Hands the printed texts of a table to its layout, row by row. */
final class PdfRows implements JRDataSource {

    private static final String CELL = "cell";

    private final List<Integer> printed;
    private final Iterator<Row> rows;
    private Optional<Row> row = Optional.empty();

    PdfRows(Table table) {
        this.printed = table.printedColumns();
        this.rows = table.rows().iterator();
    }

    @Override
    public boolean next() {
        boolean hasNext = rows.hasNext();
        row = hasNext ? Optional.of(rows.next()) : row;
        return hasNext;
    }

    @Override
    public Object getFieldValue(JRField field) {
        String name = field.getName();
        return name.startsWith(CELL)
                ? row.orElseThrow()
                        .cells()
                        .get(printed.get(Integer.parseInt(name.substring(CELL.length()))))
                        .text()
                : row.orElseThrow().section();
    }
}
