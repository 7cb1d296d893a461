package org.covalue.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.covalue.reports.Chart.Panel;
import org.covalue.reports.Chart.Series;

/** Builds the drawing of a table from its definition: which columns, in which colours, over which rows. */
final class ChartBuilder {

    private final Settings chart;
    private final List<ColumnDefinition> columns;
    private final Table table;
    private final Wording wording;

    ChartBuilder(Settings chart, List<ColumnDefinition> columns, Table table, Wording wording) {
        this.chart = chart.allow("type", "category", "panel", "panels_per_row", "series", "colours", "maximum");
        this.columns = columns;
        this.table = table;
        this.wording = wording;
    }

    Chart build() {
        Optional<Double> maximum = chart.optional("maximum").map(Double::valueOf);
        return new Chart(kind(), panels(), chart.number("panels_per_row", 1), place(columns, chart.text("category")),
                series(), maximum);
    }

    /** Place of the column with the id. */
    static int place(List<ColumnDefinition> columns, String id) {
        return IntStream.range(0, columns.size()).filter(i -> columns.get(i).id().equals(id)).findFirst()
                .orElseThrow(() -> new ReportException("no column " + id + " among "
                        + columns.stream().map(ColumnDefinition::id).toList()));
    }

    private Chart.Kind kind() {
        String type = chart.text("type");
        try {
            return Chart.Kind.valueOf(type.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new ReportException(chart.place() + ": type is bar, stacked_bar or line, not " + type, e);
        }
    }

    private List<Series> series() {
        List<String> ids = chart.list("series");
        String palette = chart.text("colours", "");
        return IntStream.range(0, ids.size()).mapToObj(i -> {
            int column = place(columns, ids.get(i));
            return new Series(column, columns.get(column).title(), House.shared().seriesColour(palette, ids.get(i), i));
        }).toList();
    }

    /** Neighbouring rows with the same text in the panel column make a panel; without such a column all rows do. */
    private List<Panel> panels() {
        int rows = table.rows().size();
        if (!chart.has("panel")) {
            return rows == 0 ? List.of() : List.of(new Panel("", 0, rows));
        }
        int column = place(columns, chart.text("panel"));
        List<Panel> panels = new ArrayList<>();
        int from = 0;
        for (int row = 1; row <= rows; row++) {
            String title = table.cell(from, column).text();
            if (row == rows || !table.cell(row, column).text().equals(title)) {
                panels.add(new Panel(title, from, row));
                from = row;
            }
        }
        return panels;
    }
}
