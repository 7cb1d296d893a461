package org.covalue.estimation.synthetic;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;

/**
 * Synthetic difference-in-differences (Arkhangelsky, Athey, Hirshberg, Imbens and Wager 2021, Am. Econ. Rev. 111,
 * 4088-4118, algorithm 1), both problems solved to the exact optimum:
 *
 * <p>unit weights omega minimise sum over t before of (omega_0 + sum omega_i Y_it - mean treated Y_t)^2 + zeta^2 T_pre
 * |omega|^2 with zeta = (N_tr T_post)^(1/4) sigma (equations 4 and 5), sigma the standard deviation (n - 1) of the
 * first differences of the untreated before treatment, as the authors' package takes it; time weights lambda minimise
 * the like over untreated units against their mean after treatment (equation 6), with 1e-6 sigma in place of zeta,
 * which makes them unique. Then tau = (treated after - lambda'treated before) - omega'(controls after - lambda'controls
 * before).
 *
 * @param omega one per untreated unit
 * @param lambda one per period before treatment
 */
record SyntheticDid(double[] omega, double[] lambda, double effect) {

    private static final double FOR_UNIQUENESS = 1e-6;

    static SyntheticDid of(Block block) {
        int before = block.before();
        double sigma = noise(block);
        double zeta = Math.pow((double) block.treated().size() * block.after(), 0.25) * sigma;
        double[][] histories = Arrays.stream(block.ofControls())
                .map(row -> Arrays.copyOf(row, before))
                .toArray(double[][]::new);
        double[] omega = weights(histories, Arrays.copyOf(block.treatedMean(), before), zeta * zeta * before);
        double[] later = Arrays.stream(block.ofControls())
                .mapToDouble(row -> Block.mean(row, before, row.length))
                .toArray();
        double slight = FOR_UNIQUENESS * sigma;
        double[] lambda = weights(transpose(histories), later, slight * slight * later.length);
        return new SyntheticDid(omega, lambda, effect(block, omega, lambda));
    }

    /** tau for any weights; equal ones give the plain difference-in-differences. */
    static double effect(Block block, double[] omega, double[] lambda) {
        double effect = change(block.treatedMean(), lambda);
        for (int i = 0; i < omega.length; i++) {
            effect -= omega[i] * change(block.ofControls()[i], lambda);
        }
        return effect;
    }

    /** An intercept is free: both sides are measured from their means. */
    private static double[] weights(double[][] columns, double[] target, double ridge) {
        return SimplexLeastSquares.solve(
                Arrays.stream(columns).map(SyntheticDid::centred).toArray(double[][]::new), centred(target), ridge);
    }

    private static double change(double[] row, double[] lambda) {
        double change = Block.mean(row, lambda.length, row.length);
        for (int t = 0; t < lambda.length; t++) {
            change -= lambda[t] * row[t];
        }
        return change;
    }

    private static double noise(Block block) {
        double[] differences = Arrays.stream(block.ofControls())
                .flatMapToDouble(row -> IntStream.range(1, block.before()).mapToDouble(t -> row[t] - row[t - 1]))
                .toArray();
        return new StandardDeviation().evaluate(differences);
    }

    private static double[] centred(double[] values) {
        double mean = Block.mean(values, 0, values.length);
        return Arrays.stream(values).map(value -> value - mean).toArray();
    }

    private static double[][] transpose(double[][] rows) {
        double[][] columns = new double[rows[0].length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int t = 0; t < columns.length; t++) {
                columns[t][i] = rows[i][t];
            }
        }
        return columns;
    }
}
