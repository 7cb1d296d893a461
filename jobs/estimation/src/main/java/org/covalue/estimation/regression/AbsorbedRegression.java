package org.covalue.estimation.regression;

import java.util.List;
import java.util.stream.IntStream;
import org.covalue.estimation.data.Regressor;

/** Least squares with fixed effects absorbed from both sides. */
public final class AbsorbedRegression {

    /** Share of its length below which the columns before explain a column. */
    public static final double COLLINEAR = 1e-5;
    /** Share of a column's sum of squares below which the effects leave nothing of it. */
    private static final double NOTHING_LEFT = 1e-16;

    private AbsorbedRegression() {}

    /**
     * Least squares after the effects were absorbed from both sides (Frisch, Waugh and Lovell), in place. A column that
     * the effects or the columns before it explain is dropped, as fixest has it: less than 1e-10 of its sum of squares
     * is left.
     */
    public static LeastSquares fit(double[] y, List<Regressor> columns, List<FixedEffects> effects, double[] weights) {
        double[] least = columns.stream()
                .mapToDouble(column -> NOTHING_LEFT * squares(column.values(), weights))
                .toArray();
        effects.forEach(effect -> IntStream.rangeClosed(0, columns.size())
                .parallel()
                .forEach(j -> effect.absorb(j == 0 ? y : columns.get(j - 1).values())));
        return LeastSquares.inPlace(y, columns, weights, COLLINEAR, least);
    }

    private static double squares(double[] column, double[] weights) {
        double total = 0;
        for (int i = 0; i < column.length; i++) {
            total += column[i] * column[i] * (weights.length == 0 ? 1 : weights[i]);
        }
        return total;
    }
}
