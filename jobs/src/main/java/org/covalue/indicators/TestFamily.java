package org.covalue.indicators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.covalue.estimation.inference.MultipleTesting;
import org.jspecify.annotations.Nullable;

/** Tests whose p values are adjusted together: those of all indicators of a year and a grouping. */
final class TestFamily {

    private final List<Object[]> rows = new ArrayList<>();
    private final List<Double> pValues = new ArrayList<>();

    void add(Optional<Double> pValue, @Nullable Object... row) {
        rows.add(row);
        pValues.add(pValue.orElse(Double.NaN));
    }

    /** The rows with p after Holm and after Benjamini and Hochberg behind them; the family is empty then. */
    List<Object[]> adjusted() {
        double[] p = pValues.stream().mapToDouble(Double::doubleValue).toArray();
        double[] holm = MultipleTesting.holm(p);
        double[] falseShare = MultipleTesting.benjaminiHochberg(p);
        List<Object[]> adjusted = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Object[] row = Arrays.copyOf(rows.get(i), rows.get(i).length + 2);
            row[row.length - 2] = orNull(holm[i]);
            row[row.length - 1] = orNull(falseShare[i]);
            adjusted.add(row);
        }
        rows.clear();
        pValues.clear();
        return adjusted;
    }

    private static @Nullable Double orNull(double p) {
        return Double.isNaN(p) ? null : p;
    }
}
