package org.covalue.estimation.crosssection;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.covalue.estimation.data.Message;
import org.covalue.estimation.data.Regressor;

/**
 * How a method compares: the effect is the coefficient of treatment in the weighted regression of the outcome on
 * treatment and the regressors given.
 *
 * @param weights one per row; zero for rows not compared
 * @param pair of each row where rows are compared in pairs, -1 outside them
 * @param pairs number of pairs, 0 where there are none
 * @param regressors beside treatment, the intercept first
 * @param score propensity score, where the method has one
 */
record Comparison(
        double[] weights,
        int[] pair,
        int pairs,
        List<Regressor> regressors,
        Optional<double[]> score,
        List<Message> notes) {

    static Comparison weighted(Sample sample, double[] weights, Optional<double[]> score, List<Message> notes) {
        return new Comparison(weights, new int[0], 0, sample.regressors().subList(0, 1), score, notes);
    }

    static Comparison adjusted(Sample sample, List<Regressor> regressors) {
        return new Comparison(sample.weights(), new int[0], 0, regressors, Optional.empty(), List.of());
    }

    /** Those that are compared. */
    int[] rows() {
        return IntStream.range(0, weights.length).filter(i -> weights[i] > 0).toArray();
    }

    int used(boolean[] treated, boolean which) {
        return (int) Arrays.stream(rows()).filter(i -> treated[i] == which).count();
    }

    /** Kish's effective sample size of the controls, (sum w)^2 / sum w^2. */
    double effectiveControls(boolean[] treated) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < weights.length; i++) {
            if (!treated[i]) {
                sum += weights[i];
                squares += weights[i] * weights[i];
            }
        }
        return sum * sum / squares;
    }
}
