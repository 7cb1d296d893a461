package org.covalue.studies;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.covalue.Problem;

/** The rows that have every value a design needs; the others are left out and said. Negative weights are refused. */
final class CompleteRows {

    private final Panel panel;
    private final Design design;
    private final List<String> notes;

    /** @param notes to which sentences are added */
    CompleteRows(Panel panel, Design design, List<String> notes) {
        this.panel = panel;
        this.design = design;
        this.notes = notes;
    }

    /** Places in the panel, in order. */
    int[] of(double[] outcome, List<Regressor> covariates, double[] weights) {
        BitSet incomplete = new BitSet();
        leaveOut(incomplete, design.outcome(), outcome);
        covariates.forEach(one -> leaveOut(incomplete, one.name(), one.values()));
        design.treatment().ifPresent(column -> leaveOut(incomplete, column, panel.numbers(column)));
        design.weights().ifPresent(column -> leaveOutWeights(incomplete, column, weights));
        design.groupColumns().stream().filter(column -> !column.equals(design.unit()) && !column.equals(design.time().orElse("")))
                .forEach(column -> leaveOut(incomplete, column, Arrays.stream(panel.levels(column).codes())
                        .mapToDouble(code -> code < 0 ? Double.NaN : code).toArray()));
        IntStream all = IntStream.range(0, panel.rows());
        return (incomplete.isEmpty() ? all : all.filter(i -> !incomplete.get(i))).toArray();
    }

    private void leaveOut(BitSet incomplete, String what, double[] values) {
        RowList missing = new RowList();
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                missing.add(panel.rowNumber(i), Double.isInfinite(values[i]) ? "infinite" : "");
                incomplete.set(i);
            }
        }
        if (missing.count() > 0) {
            notes.add(missing.rows() + (missing.count() == 1 ? " has" : " have") + " no usable " + what
                    + (missing.count() == 1 ? " and is left out." : " and are left out."));
        }
    }

    private void leaveOutWeights(BitSet incomplete, String column, double[] weights) {
        RowList negative = new RowList();
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] < 0) {
                negative.add(panel.rowNumber(i), Numerals.text(weights[i]));
            }
        }
        if (negative.count() > 0) {
            throw new Problem(panel.source() + ": weights cannot be negative, but " + negative.rows() + " are (" + column + ").");
        }
        leaveOut(incomplete, column, Arrays.stream(weights).map(weight -> weight == 0 ? Double.NaN : weight).toArray());
    }
}
