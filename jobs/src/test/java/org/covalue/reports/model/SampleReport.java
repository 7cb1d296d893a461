package org.covalue.reports.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.covalue.disclosure.CellState;
import org.covalue.disclosure.ReleasedTable;
import org.covalue.reports.Released;

/** A report with two exhibits over many rows, states among them, for the tests of the writers. */
public final class SampleReport {

    public static final int YEARS = 120;

    private SampleReport() {}

    public static ReportModel in(Language language) {
        Wording wording = Wording.of(language)
                .with(Map.of(
                        "edition_id",
                        "7",
                        "business_date",
                        "2025-03-31",
                        "reporting_currency",
                        "USD",
                        "base_year",
                        "2023"));
        ReportQueries.Source source = (sql, parameters) -> sql.contains("unusable_money") ? words() : figures();
        ReportQueries queries = new ReportQueries(
                new ReportFolder("funder_report"),
                source,
                new ReportRequest("funder_report", 2024, Optional.of("cordoba"), Optional.empty(), language));
        ExhibitBuilder builder = new ExhibitBuilder(queries, wording);
        return new ReportModel(
                "funder_report",
                "Informe",
                "Córdoba Ñandú – Łódź",
                List.of(new ReportModel.Fact("Miembros", Cell.ofText("88"), true)),
                List.of(
                        builder.build("headline_trends", chart(), false),
                        builder.build("unusable_money", table(), false)),
                wording,
                Instant.parse("2025-04-01T02:13:00Z"));
    }

    private static Settings chart() {
        Map<String, Object> own = Map.of("title", "Own value", "format", "number", "unit", "percent");
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("year", Map.of("title", "Year", "format", "year"));
        columns.put("own", own);
        return new Settings(
                "test",
                Map.of(
                        "kind",
                        "chart",
                        "table",
                        true,
                        "title",
                        "Trend",
                        "columns",
                        columns,
                        "chart",
                        Map.of("type", "line", "category", "year", "series", List.of("own"))));
    }

    private static Settings table() {
        return new Settings(
                "test", Map.of("kind", "table", "title", "Words", "columns", Map.of("name", Map.of("title", "Name"))));
    }

    private static ReleasedTable figures() {
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < YEARS; i++) {
            Object value = i == 2 ? CellState.SUPPRESSED : i == 3 ? CellState.NOT_REPORTED : 1000.05 * i;
            rows.add(new Object[] {1900 + i, value});
        }
        return Released.table(List.of("year", "own"), rows.toArray(Object[][]::new));
    }

    private static ReleasedTable words() {
        return Released.table(List.of("name"), new Object[] {"=1+1"}, new Object[] {"-5"}, new Object[] {"Año Ñ ł €"});
    }
}
