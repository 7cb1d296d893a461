package org.covalue.estimation.data;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** The rows that have every value a design needs; the others are left out and said. Negative weights are refused. */
public final class CompleteRows {

    private final Panel panel;
    private final List<Message> notes;
    private final BitSet incomplete = new BitSet();

    /** @param notes to which sentences are added */
    public CompleteRows(Panel panel, List<Message> notes) {
        this.panel = panel;
        this.notes = notes;
    }

    /** Leaves out rows whose value is missing or infinite. */
    public CompleteRows with(String what, double[] values) {
        RowList missing = new RowList();
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                leaveOut(missing, i, Double.isInfinite(values[i]));
            }
        }
        return noted(what, missing);
    }

    /** Leaves out rows that do not pass. */
    public CompleteRows with(String what, IntPredicate isUsable) {
        RowList missing = new RowList();
        IntStream.range(0, panel.rows()).filter(isUsable.negate()).forEach(i -> leaveOut(missing, i, false));
        return noted(what, missing);
    }

    /** Leaves out rows without a level in the column. */
    public CompleteRows withLevel(String column) {
        int[] codes = panel.levels(column).codes();
        return with(column, i -> codes[i] >= 0);
    }

    /** Leaves out rows of weight zero. @throws EstimationProblem where a weight is negative; names the rows */
    public CompleteRows withWeights(String column, double[] weights) {
        RowList negative = new RowList();
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] < 0) {
                negative.add(panel.rowNumber(i), Numerals.text(weights[i]));
            }
        }
        if (negative.count() > 0) {
            throw new EstimationProblem(panel.source() + ": weights cannot be negative, but " + negative.rows()
                    + (negative.count() == 1 ? " is (" : " are (") + column + ").");
        }
        return with(
                column,
                Arrays.stream(weights)
                        .map(weight -> weight == 0 ? Double.NaN : weight)
                        .toArray());
    }

    /** Places in the panel, in order. @throws EstimationProblem where none is left */
    public int[] places() {
        IntStream all = IntStream.range(0, panel.rows());
        int[] rows = (incomplete.isEmpty() ? all : all.filter(i -> !incomplete.get(i))).toArray();
        if (rows.length == 0) {
            throw new EstimationProblem(panel.source() + ": no row has a value in every column that the design needs. "
                    + String.join(" ", notes.stream().map(Message::toString).toList()));
        }
        return rows;
    }

    private void leaveOut(RowList missing, int row, boolean isInfinite) {
        if (isInfinite) {
            missing.addInfinite(panel.rowNumber(row));
        } else {
            missing.add(panel.rowNumber(row), "");
        }
        incomplete.set(row);
    }

    private CompleteRows noted(String what, RowList missing) {
        if (missing.count() > 0) {
            notes.add(Message.of("rows_without", "rows", missing.message(), "what", what));
        }
        return this;
    }
}
