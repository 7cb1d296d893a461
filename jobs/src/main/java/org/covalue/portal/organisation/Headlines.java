package org.covalue.portal.organisation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.covalue.database.SqlResource;
import org.covalue.disclosure.CellState;
import org.covalue.disclosure.Edition;
import org.covalue.disclosure.ReleasedCell;
import org.covalue.disclosure.ReleasedTable;
import org.covalue.portal.charts.LineChart;
import org.covalue.portal.web.ReaderWords;
import org.covalue.reports.Reports;
import org.covalue.reports.model.Wording;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The headline indicators of an organisation over the years beside the middle half of its age band: charts and their
 * tables.
 */
@Component
class Headlines {

    private static final List<String> COLUMNS = List.of("own", "p25", "median", "p75");

    private final MessageSource messages;

    Headlines(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * @param cells printed: the organisation's value, lower quartile, median and upper quartile of the band, a word
     *     where there is none
     */
    record Year(int year, String band, List<String> cells, String organisations) {}

    record Trend(String indicator, String title, String unit, LineChart chart, List<Year> years) {}

    List<Trend> of(Edition edition, String organisation, Locale locale) {
        Wording wording = ReaderWords.wording(edition, locale);
        ReleasedTable table = edition.query(
                SqlResource.text(
                        Headlines.class,
                        "headlines",
                        Map.of("language", wording.language().code())),
                Map.of("organisation", organisation, "headline", Reports.values("funder_report", "headline")));
        Map<String, List<Integer>> rows = new LinkedHashMap<>();
        for (int row = 0; row < table.rows().size(); row++) {
            rows.computeIfAbsent(table.cell(row, "indicator").text(), indicator -> new ArrayList<>())
                    .add(row);
        }
        return rows.values().stream()
                .map(of -> trend(table, of, wording, locale))
                .toList();
    }

    private Trend trend(ReleasedTable table, List<Integer> rows, Wording wording, Locale locale) {
        int last = rows.get(rows.size() - 1);
        String indicator = table.cell(last, "indicator").text();
        String title = table.cell(last, "title").text();
        String unit = table.cell(last, "unit").text();
        List<Year> years =
                rows.stream().map(row -> year(table, row, unit, wording)).toList();
        LineChart chart = new LineChart(
                indicator,
                title + ", " + wording.say("unit", unit),
                description(years, locale),
                List.of(
                        series(table, rows, "own", wording.say("whose", "own")),
                        series(table, rows, "median", say("trend.median", locale))),
                Optional.of(band(table, rows, say("trend.band", locale))),
                value -> wording.figure(value, unit));
        return new Trend(indicator, title, wording.say("unit", unit), chart, years);
    }

    private static Year year(ReleasedTable table, int row, String unit, Wording wording) {
        ReleasedCell organisations = table.cell(row, "organisations");
        return new Year(
                number(table, row, "year").intValue(),
                wording.sayOrKeep("age_band", table.cell(row, "age_band").text()),
                COLUMNS.stream()
                        .map(column -> printed(table.cell(row, column), unit, wording))
                        .toList(),
                organisations.state() == CellState.OK
                        ? organisations.text()
                        : wording.say("states", organisations.state().code()));
    }

    private static String printed(ReleasedCell cell, String unit, Wording wording) {
        return cell.number()
                .map(value -> wording.figure(value, unit))
                .orElseGet(() -> wording.say("states", cell.state().code()));
    }

    private static LineChart.Series series(ReleasedTable table, List<Integer> rows, String column, String name) {
        TreeMap<Integer, Double> values = new TreeMap<>();
        rows.forEach(row -> values.put(
                number(table, row, "year").intValue(),
                table.cell(row, column).number().orElse(Double.NaN)));
        return new LineChart.Series(name, values);
    }

    private static LineChart.Band band(ReleasedTable table, List<Integer> rows, String name) {
        TreeMap<Integer, LineChart.Range> ranges = new TreeMap<>();
        for (int row : rows) {
            Optional<Double> low = table.cell(row, "p25").number();
            Optional<Double> high = table.cell(row, "p75").number();
            if (low.isPresent() && high.isPresent()) {
                ranges.put(number(table, row, "year").intValue(), new LineChart.Range(low.get(), high.get()));
            }
        }
        return new LineChart.Band(name, ranges);
    }

    private static Double number(ReleasedTable table, int row, String column) {
        return table.cell(row, column).number().orElseThrow();
    }

    /** The latest year in a sentence, for those who hear the chart. */
    private String description(List<Year> years, Locale locale) {
        Year last = years.get(years.size() - 1);
        return messages.getMessage(
                "trend.description",
                new Object[] {
                    Integer.toString(years.get(0).year()),
                    Integer.toString(last.year()),
                    last.cells().get(0),
                    last.cells().get(2),
                    last.cells().get(1),
                    last.cells().get(3)
                },
                locale);
    }

    private String say(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
