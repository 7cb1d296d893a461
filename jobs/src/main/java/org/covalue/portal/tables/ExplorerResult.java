package org.covalue.portal.tables;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.covalue.disclosure.CellState;
import org.covalue.disclosure.ReleasedCell;
import org.covalue.disclosure.ReleasedTable;
import org.covalue.portal.charts.LineChart;

/**
 * One indicator as explored: a chart, and the table of the same cells with a line per group or organisation.
 *
 * @param drawn how many of the lines the chart shows
 */
record ExplorerResult(
        String indicator,
        String title,
        String unit,
        List<Integer> years,
        List<Line> lines,
        LineChart chart,
        int drawn) {

    private static final int MOST_LINES = 8;

    /** @param cells one per year */
    record Line(String name, List<Cell> cells) {}

    /** @param text the figure, or the word of the state */
    record Cell(String text, boolean isFigure) {}

    /** The chart, empty text where no cell has a value. */
    public String svg() {
        return chart.isEmpty() ? "" : chart.svg();
    }

    /**
     * @param rows of an evaluator table, in its order
     * @param described a sentence for those who hear the chart, from the title and the number of lines
     */
    static List<ExplorerResult> of(
            ReleasedTable rows,
            ExploreView view,
            ExploreChoices choices,
            BiFunction<String, Integer, String> described) {
        Map<String, Map<String, TreeMap<Integer, Integer>>> places = new TreeMap<>();
        for (int row : inOrder(rows, view, choices)) {
            String line = view.line().stream()
                    .map(column -> choices.name(column, rows.cell(row, column).text()))
                    .collect(Collectors.joining(" · "));
            places.computeIfAbsent(rows.cell(row, "indicator").text(), indicator -> new LinkedHashMap<>())
                    .computeIfAbsent(line, name -> new TreeMap<>())
                    .put(year(rows, row), row);
        }
        return places.entrySet().stream()
                .map(one -> of(one.getKey(), one.getValue(), rows, choices, described))
                .toList();
    }

    /** Lines stand as in the lists to choose from: young before old. */
    private static List<Integer> inOrder(ReleasedTable rows, ExploreView view, ExploreChoices choices) {
        return IntStream.range(0, rows.rows().size())
                .boxed()
                .sorted(Comparator.comparing(row -> view.line().stream()
                        .map(column -> "%06d"
                                .formatted(choices.place(
                                        column, rows.cell(row, column).text())))
                        .collect(Collectors.joining())))
                .toList();
    }

    private static ExplorerResult of(
            String indicator,
            Map<String, TreeMap<Integer, Integer>> places,
            ReleasedTable rows,
            ExploreChoices choices,
            BiFunction<String, Integer, String> described) {
        TreeSet<Integer> years = new TreeSet<>();
        places.values().forEach(line -> years.addAll(line.keySet()));
        String unit = rows.cell(places.values().iterator().next().firstEntry().getValue(), "unit")
                .text();
        List<Line> lines = new ArrayList<>();
        List<LineChart.Series> series = new ArrayList<>();
        places.forEach((name, line) -> {
            lines.add(new Line(
                    name,
                    years.stream()
                            .map(year -> cell(rows, Optional.ofNullable(line.get(year)), unit, choices))
                            .toList()));
            series.add(new LineChart.Series(name, values(rows, line, years)));
        });
        String title = choices.title(indicator);
        List<LineChart.Series> drawn = series.stream()
                .filter(one -> one.values().values().stream().anyMatch(Double::isFinite))
                .limit(MOST_LINES)
                .toList();
        LineChart chart = new LineChart(
                "chart-" + indicator,
                title + ", " + choices.wording().say("unit", unit),
                described.apply(title, drawn.size()),
                drawn,
                Optional.empty(),
                value -> choices.wording().figure(value, unit));
        return new ExplorerResult(
                indicator, title, choices.wording().say("unit", unit), List.copyOf(years), lines, chart, drawn.size());
    }

    /** A year of the edition that the table has no row of is a group without an organisation. */
    private static Cell cell(ReleasedTable rows, Optional<Integer> row, String unit, ExploreChoices choices) {
        if (row.isEmpty()) {
            return new Cell("—", false);
        }
        ReleasedCell value = rows.cell(row.get(), "value");
        CellState state = CellState.ofCode(rows.cell(row.get(), "state").text());
        return value.number()
                .map(number -> new Cell(choices.wording().figure(number, unit), true))
                .orElseGet(() -> new Cell(choices.wording().say("states", state.code()), false));
    }

    private static TreeMap<Integer, Double> values(
            ReleasedTable rows, TreeMap<Integer, Integer> line, TreeSet<Integer> years) {
        TreeMap<Integer, Double> values = new TreeMap<>();
        years.forEach(year -> values.put(
                year,
                Optional.ofNullable(line.get(year))
                        .flatMap(row -> rows.cell(row, "value").number())
                        .orElse(Double.NaN)));
        return values;
    }

    private static int year(ReleasedTable rows, int row) {
        return rows.cell(row, "year").number().orElseThrow().intValue();
    }
}
