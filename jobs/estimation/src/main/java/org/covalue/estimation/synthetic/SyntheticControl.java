package org.covalue.estimation.synthetic;

import java.util.Arrays;

/**
 * The treated unit beside a weighted mean of untreated ones that follows it before treatment (Abadie, Diamond and
 * Hainmueller 2010, J. Am. Stat. Assoc. 105, 493-505), here on the outcome alone: weights w >= 0 that add to one and
 * minimise the sum over the periods before treatment of (y_1t - sum w_j y_jt)^2, to the exact optimum.
 *
 * @param weights one per untreated unit
 * @param synthetic the weighted mean of them, one per period; {@code gap} = treated - synthetic
 * @param before mean square of the gap before treatment; {@code after} from treatment on
 * @param effect mean of the gap from treatment on
 */
record SyntheticControl(
        double[] weights, double[] synthetic, double[] gap, double before, double after, double effect) {

    static SyntheticControl of(Block block) {
        double[] treated = block.treatedMean();
        double[][] columns = Arrays.stream(block.ofControls())
                .map(row -> Arrays.copyOf(row, block.before()))
                .toArray(double[][]::new);
        double[] weights = SimplexLeastSquares.solve(columns, Arrays.copyOf(treated, block.before()), 0);
        double[] synthetic = new double[treated.length];
        double[] gap = new double[treated.length];
        for (int t = 0; t < gap.length; t++) {
            for (int j = 0; j < weights.length; j++) {
                synthetic[t] += weights[j] * block.ofControls()[j][t];
            }
            gap[t] = treated[t] - synthetic[t];
        }
        return new SyntheticControl(
                weights,
                synthetic,
                gap,
                meanSquare(gap, 0, block.before()),
                meanSquare(gap, block.before(), gap.length),
                Block.mean(gap, block.before(), gap.length));
    }

    /** Mean square of the gap after over before: how much worse the fit becomes. Zero where there never is a gap. */
    double ratio() {
        return after == 0 ? 0 : after / before;
    }

    private static double meanSquare(double[] gap, int from, int to) {
        return Arrays.stream(gap, from, to).map(one -> one * one).average().orElseThrow();
    }
}
