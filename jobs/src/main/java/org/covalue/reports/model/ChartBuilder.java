package org.covalue.reports.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.covalue.reports.model.Chart.Panel;
import org.covalue.reports.model.Chart.Series;
import org.covalue.reports.model.Chart.Span;

/** Builds the drawing of a table from its definition: which columns, in which colours, over which rows. */
final class ChartBuilder {

    private final Settings chart;
    private final List<ColumnDefinition> columns;
    private final Table table;
    private final Wording wording;

    ChartBuilder(Settings chart, List<ColumnDefinition> columns, Table table, Wording wording) {
        this.chart = chart.allow(
                "type",
                "category",
                "panel",
                "panels_per_row",
                "series",
                "colours",
                "maximum",
                "bars",
                "band",
                "lines",
                "mark",
                "most_rows");
        this.columns = columns;
        this.table = table;
        this.wording = wording;
    }

    Chart build() {
        Optional<Double> maximum = chart.optional("maximum").map(Double::valueOf);
        return new Chart(
                kind(),
                panels(),
                chart.number("panels_per_row", 1),
                place(columns, chart.text("category")),
                series(),
                maximum,
                span("bars"),
                span("band"),
                chart.list("lines").stream().map(Double::valueOf).toList(),
                chart.optional("mark").map(column -> place(columns, column)));
    }

    /** Place of the column with the id. */
    static int place(List<ColumnDefinition> columns, String id) {
        return IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ReportException("no column " + id + " among "
                        + columns.stream().map(ColumnDefinition::id).toList()));
    }

    private Chart.Kind kind() {
        String type = chart.text("type");
        try {
            return Chart.Kind.valueOf(type.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new ReportException(
                    chart.place() + ": type is bar, stacked_bar, line, interval or dot, not " + type, e);
        }
    }

    private List<Series> series() {
        List<String> ids = chart.list("series");
        String palette = chart.text("colours", "");
        return IntStream.range(0, ids.size())
                .mapToObj(i -> {
                    int column = place(columns, ids.get(i));
                    return new Series(
                            column, columns.get(column).title(), House.shared().seriesColour(palette, ids.get(i), i));
                })
                .toList();
    }

    private Optional<Span> span(String key) {
        if (!chart.has(key)) {
            return Optional.empty();
        }
        Settings span = chart.under(key).allow("from", "to", "title");
        return Optional.of(new Span(
                place(columns, span.text("from")),
                place(columns, span.text("to")),
                wording.in(span, "title"),
                House.shared().seriesColour(chart.text("colours", ""), key, 0)));
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
                panels.addAll(parts(title, from, row));
                from = row;
            }
        }
        return panels;
    }

    /** A panel, or several of the same title where it has more rows than one can show. */
    private List<Panel> parts(String title, int from, int to) {
        int parts = Math.max(1, (int) Math.ceil((to - from) / (double) chart.number("most_rows", Integer.MAX_VALUE)));
        return IntStream.range(0, parts)
                .mapToObj(i -> new Panel(title, from + (to - from) * i / parts, from + (to - from) * (i + 1) / parts))
                .toList();
    }
}
