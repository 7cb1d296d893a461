package org.covalue.reports.pdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.JasperReport;
import org.covalue.reports.model.ReportException;
import org.covalue.reports.model.Table;
import org.covalue.reports.model.Table.Column;

/** Compiled table layouts, one per shape of table, kept for the next report of the same shape. */
final class PdfTable {

    private static final Map<Shape, JasperReport> COMPILED = new ConcurrentHashMap<>();

    private PdfTable() {}

    /**
     * What a layout depends on.
     *
     * @param widths of the columns in points; together the width of the page
     * @param numeric which columns are flush right
     * @param hasHead whether headings are printed, again on every page
     * @param hasSections whether rows stand under section headings
     */
    record Shape(List<Integer> widths, List<Boolean> numeric, boolean hasHead, boolean hasSections) {

        static Shape of(Table table, int pageWidth, boolean hasHead) {
            List<Column> columns =
                    table.printedColumns().stream().map(table.columns()::get).toList();
            return new Shape(
                    scaled(columns.stream().map(Column::width).toList(), pageWidth),
                    columns.stream().map(Column::isNumeric).toList(),
                    hasHead,
                    table.rows().stream().anyMatch(row -> !row.section().isEmpty()));
        }

        /** Widths of the same proportions that fill the page to the point. */
        private static List<Integer> scaled(List<Integer> widths, int pageWidth) {
            int total = widths.stream().mapToInt(Integer::intValue).sum();
            List<Integer> scaled = new ArrayList<>();
            int used = 0;
            for (int i = 0; i < widths.size(); i++) {
                boolean isLast = i == widths.size() - 1;
                int width = isLast ? pageWidth - used : Math.round((float) widths.get(i) * pageWidth / total);
                scaled.add(width);
                used += width;
            }
            return scaled;
        }

        int width() {
            return widths.stream().mapToInt(Integer::intValue).sum();
        }
    }

    static JasperReport compiled(Shape shape) {
        return COMPILED.computeIfAbsent(shape, PdfTable::compile);
    }

    private static JasperReport compile(Shape shape) {
        try {
            return JasperCompileManager.compileReport(new PdfTableDesign(shape).design());
        } catch (JRException e) {
            throw new ReportException("a table cannot be laid out: " + e.getMessage(), e);
        }
    }

    /** The headings as the layout expects them. */
    static Map<String, Object> headings(Table table) {
        List<Integer> printed = table.printedColumns();
        Map<String, Object> headings = new HashMap<>();
        IntStream.range(0, printed.size())
                .forEach(i -> headings.put(
                        "head" + i, table.columns().get(printed.get(i)).head()));
        return headings;
    }
}
