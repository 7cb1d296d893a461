package org.covalue.estimation.synthetic;

import java.util.Arrays;
import org.covalue.estimation.regression.ErrorRecipe;

/**
 * Plain difference-in-differences of a {@link Block}: change of the mean of the treated less change of the mean of the
 * untreated, before against after. Equals two-way fixed effects on the balanced panel.
 *
 * @param standardError summed over units, CR1 with factor G / (G - 1) x (n - 1) / (n - k), n rows, k = 1 + number of
 *     periods: the unit effects are nested in the groups and not counted. NaN with fewer than two treated or untreated
 *     units
 */
record TwoByTwo(double effect, double standardError) {

    static TwoByTwo of(Block block) {
        double[] treated = changes(block.ofTreated(), block.before());
        double[] controls = changes(block.ofControls(), block.before());
        double effect = Block.mean(treated, 0, treated.length) - Block.mean(controls, 0, controls.length);
        if (treated.length < 2 || controls.length < 2) {
            return new TwoByTwo(effect, Double.NaN);
        }
        double units = treated.length + controls.length;
        double rows = units * block.periods().size();
        double factor = ErrorRecipe.corrected(units, rows, 1.0 + block.periods().size());
        return new TwoByTwo(effect, Math.sqrt(factor * (spread(treated) + spread(controls))));
    }

    private static double[] changes(double[][] rows, int before) {
        return Arrays.stream(rows)
                .mapToDouble(row -> Block.mean(row, before, row.length) - Block.mean(row, 0, before))
                .toArray();
    }

    /** Sum of (d - mean)^2 / n^2. */
    private static double spread(double[] changes) {
        double mean = Block.mean(changes, 0, changes.length);
        return Arrays.stream(changes)
                        .map(change -> (change - mean) * (change - mean))
                        .sum()
                / changes.length
                / changes.length;
    }
}
