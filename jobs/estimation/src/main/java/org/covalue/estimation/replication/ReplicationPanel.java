package org.covalue.estimation.replication;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.covalue.estimation.Evaluation;
import org.covalue.estimation.data.Design;
import org.covalue.estimation.data.Numerals;
import org.covalue.estimation.data.Panel.Levels;
import org.covalue.estimation.data.PanelSample;

/** The rows that were used, under names every statistics package takes: y, unit, time, treated_from, d, w, x1 ... */
final class ReplicationPanel {

    private ReplicationPanel() {}

    static List<String> header(Evaluation evaluation) {
        return columns(evaluation).stream().map(Column::name).toList();
    }

    static Stream<List<String>> rows(Evaluation evaluation) {
        List<Column> columns = columns(evaluation);
        return IntStream.range(0, evaluation.sample().size())
                .mapToObj(i ->
                        columns.stream().map(column -> column.cell().apply(i)).toList());
    }

    /** Name of the column that holds grouping {@code original}. */
    static String groupColumn(Design design, String original) {
        if (original.equals(design.unit())) {
            return "unit";
        }
        return original.equals(design.time().orElse("")) ? "time" : "g_" + original.replaceAll("\\W", "_");
    }

    private record Column(String name, IntFunction<String> cell) {}

    private static List<Column> columns(Evaluation evaluation) {
        PanelSample sample = evaluation.sample();
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("unit", unit(evaluation)));
        columns.add(new Column("time", i -> Numerals.text(sample.period(i))));
        columns.add(new Column(
                "treated_from",
                i -> Double.isInfinite(sample.treatedFrom(i)) ? "0" : Numerals.text(sample.treatedFrom(i))));
        double[] treatment = sample.treatment();
        columns.add(new Column("d", i -> Numerals.text(treatment[i])));
        columns.add(new Column("y", i -> Numerals.text(sample.outcome()[i])));
        for (int j = 0; j < sample.covariates().size(); j++) {
            double[] values = sample.covariates().get(j).values();
            columns.add(new Column("x" + (j + 1), i -> Numerals.text(values[i])));
        }
        if (sample.weights().length > 0) {
            columns.add(new Column("w", i -> Numerals.text(sample.weights()[i])));
        }
        Design design = evaluation.design();
        design.groupColumns().stream()
                .filter(column -> groupColumn(design, column).startsWith("g_"))
                .forEach(column -> {
                    Levels levels = evaluation.panel().levels(column);
                    columns.add(new Column(
                            groupColumn(design, column), i -> levels.label(levels.codes()[sample.rows()[i]])));
                });
        return columns;
    }

    /** The row's number in its file where a cross section names no units. */
    private static IntFunction<String> unit(Evaluation evaluation) {
        int[] rows = evaluation.sample().rows();
        if (evaluation.design().unit().isEmpty()) {
            return i -> Integer.toString(evaluation.panel().rowNumber(rows[i]));
        }
        Levels units = evaluation.panel().levels(evaluation.design().unit());
        return i -> units.codes()[rows[i]] < 0 ? "" : units.label(units.codes()[rows[i]]);
    }

    /** The names x1 ... of the covariates. */
    static List<String> covariates(PanelSample sample) {
        return Arrays.asList(IntStream.rangeClosed(1, sample.covariates().size())
                .mapToObj(j -> "x" + j)
                .toArray(String[]::new));
    }
}
