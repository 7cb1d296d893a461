package org.covalue.studies;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.covalue.disclosure.CellState;
import org.covalue.estimation.Evaluation;
import org.covalue.studies.StudyTable.Row;

/** Exhibits that show a further file of the study, such as balance.csv, with numbers as numbers. */
final class CopiedTables {

    /** Weights below it are not printed; the file has them all. */
    private static final double LEAST_WEIGHT = 0.0005;

    private static final int MOST_PLACEBOS = 10;
    private static final List<String> TEXTS =
            List.of("estimator", "variable", "unit", "period", "kind", "is_after", "is_treated");

    private final Evaluation evaluation;

    CopiedTables(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    List<Row> balance() {
        return table(StudyTable.BALANCE, rows("balance.csv"));
    }

    List<Row> path() {
        return table(StudyTable.PATH, rows("path.csv"));
    }

    /** Donors, then periods, the heaviest first. */
    List<Row> weights() {
        Comparator<Map<String, String>> byPlace = Comparator.comparing(
                        (Map<String, String> row) -> row.get("estimator"))
                .thenComparing(row -> row.get("kind"), Comparator.reverseOrder());
        return table(
                StudyTable.WEIGHT,
                rows("weights.csv").stream()
                        .filter(row -> number(cell(row, "weight")) >= LEAST_WEIGHT)
                        .sorted(byPlace.thenComparing(row -> -number(cell(row, "weight")))
                                .thenComparing(row -> row.get("unit")))
                        .toList());
    }

    /** Those that rank first, and the treated unit. */
    List<Row> placebos() {
        List<Map<String, String>> rows = rows("placebos.csv");
        return table(
                StudyTable.PLACEBO,
                rows.stream()
                        .filter(row -> number(cell(row, "rank")) <= MOST_PLACEBOS
                                || cell(row, "is_treated").equals("yes"))
                        .toList());
    }

    private List<Map<String, String>> rows(String file) {
        List<Map<String, String>> rows = new ArrayList<>();
        evaluation.findings().tables().stream()
                .filter(one -> one.file().equals(file))
                .forEach(found -> found.rows().forEach(cells -> {
                    Map<String, String> row = new LinkedHashMap<>();
                    for (int i = 0; i < cells.size(); i++) {
                        row.put(found.header().get(i), cells.get(i));
                    }
                    rows.add(row);
                }));
        return rows;
    }

    private static String cell(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column), () -> "there is no column " + column);
    }

    private static List<Row> table(StudyTable table, List<Map<String, String>> rows) {
        return IntStream.range(0, rows.size())
                .mapToObj(i -> new Row(
                        i,
                        0,
                        StudyTable.ALL_NUMBERS,
                        table.columns().stream()
                                .map(column -> value(column, cell(rows.get(i), column)))
                                .toList()))
                .toList();
    }

    private static Object value(String column, String text) {
        return TEXTS.contains(column) ? text : text.isEmpty() ? CellState.NOT_APPLICABLE : number(text);
    }

    private static double number(String text) {
        return Double.parseDouble(text);
    }
}
