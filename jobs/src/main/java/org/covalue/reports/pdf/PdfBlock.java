package org.covalue.reports.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.sf.jasperreports.engine.JRDataSource;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.renderers.Renderable;
import org.covalue.reports.model.Chart;
import org.covalue.reports.model.Exhibit;
import org.covalue.reports.model.ReportException;
import org.covalue.reports.model.Wording;
import org.jspecify.annotations.Nullable;

/**
 * A piece of the page flow: the fields a {@code page.jrxml} can use.
 *
 * @param exhibit number of the exhibit it belongs to
 * @param heading the exhibit's heading on its first block, empty text on the others
 * @param note the exhibit's note on its first block
 * @param chart a row of charts, or null
 * @param alternative what a screen reader says for the chart
 * @param table the layout of a table, or null
 * @param headings the table's headings
 * @param rows the table's rows
 * @param nothing what is printed where there are no rows, else null
 */
record PdfBlock(
        int exhibit,
        String heading,
        String note,
        @Nullable Renderable chart,
        String alternative,
        @Nullable JasperReport table,
        Map<String, Object> headings,
        @Nullable JRDataSource rows,
        @Nullable String nothing) {

    /** The blocks of one exhibit: its rows of charts, then its table. */
    static List<PdfBlock> of(int number, Exhibit exhibit, int pageWidth, Wording wording) {
        List<PdfBlock> blocks = new ArrayList<>();
        if (exhibit.table().rows().isEmpty()) {
            blocks.add(new PdfBlock(
                    number,
                    exhibit.title(),
                    exhibit.note(),
                    null,
                    "",
                    null,
                    Map.of(),
                    null,
                    wording.say("labels", "nothing")));
            return blocks;
        }
        exhibit.chart().ifPresent(chart -> {
            for (int first = 0; first < chart.panels().size(); first += chart.panelsPerRow()) {
                blocks.add(chart(number, exhibit, chart, first, wording));
            }
        });
        if (exhibit.isTablePrinted()) {
            blocks.add(table(number, exhibit, pageWidth, blocks.isEmpty()));
        }
        return blocks;
    }

    private static PdfBlock chart(int number, Exhibit exhibit, Chart chart, int first, Wording wording) {
        boolean isFirst = first == 0;
        return new PdfBlock(
                number,
                isFirst ? exhibit.title() : "",
                isFirst ? exhibit.note() : "",
                new ChartDrawing(exhibit.table(), chart, first, wording),
                exhibit.title(),
                null,
                Map.of(),
                null,
                null);
    }

    private static PdfBlock table(int number, Exhibit exhibit, int pageWidth, boolean isFirst) {
        PdfTable.Shape shape = PdfTable.Shape.of(exhibit.table(), pageWidth, true);
        return new PdfBlock(
                number,
                isFirst ? exhibit.title() : "",
                isFirst ? exhibit.note() : "",
                null,
                "",
                PdfTable.compiled(shape),
                PdfTable.headings(exhibit.table()),
                new PdfRows(exhibit.table()),
                null);
    }

    @Nullable
    Object field(String name) {
        return switch (name) {
            case "exhibit" -> exhibit;
            case "heading" -> heading;
            case "note" -> note;
            case "chart" -> chart;
            case "alternative" -> alternative;
            case "table" -> table;
            case "headings" -> headings;
            case "rows" -> rows;
            case "nothing" -> nothing;
            default -> throw new ReportException("page.jrxml asks for a field " + name + " that there is not");
        };
    }
}
