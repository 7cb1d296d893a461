package org.covalue.estimation.regression;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.covalue.estimation.data.EstimationProblem;
import org.covalue.estimation.data.Grouping;
import org.covalue.estimation.data.Regressor;

/**
 * Diagonal of the projection on regressors and fixed effects: h_i = h_i(largest effect) + h_i(dummies of the other
 * effects, demeaned by it) + h_i(regressors, demeaned by all).
 */
final class Leverage {

    private static final int MOST_DUMMIES = 2000;

    private Leverage() {}

    static double[] of(LeastSquares fit, List<FixedEffects> effects) {
        double[] leverage = fit.leverage();
        effects.forEach(one -> addEffects(leverage, one, fit));
        return leverage;
    }

    private static void addEffects(double[] leverage, FixedEffects effects, LeastSquares fit) {
        Grouping first = effects.effects().get(0);
        double[] sums = effects.sums(new double[0]);
        for (int i = 0; i < leverage.length; i++) {
            leverage[i] += fit.weight(i) / sums[first.codes()[i]];
        }
        List<Grouping> others = effects.effects().subList(1, effects.effects().size());
        int dummies = others.stream().mapToInt(Grouping::size).sum();
        if (dummies > MOST_DUMMIES) {
            throw new EstimationProblem("hc3 needs the leverage of every row, which is computed for up to "
                    + MOST_DUMMIES + " levels of all effects but the largest; found " + dummies + ". Use hc1 or cr1.");
        }
        if (dummies > 0) {
            List<Regressor> columns = others.stream()
                    .flatMap(effect -> IntStream.range(0, effect.size())
                            .mapToObj(level -> new Regressor(
                                    effect.name(),
                                    Arrays.stream(effect.codes())
                                            .mapToDouble(code -> code == level ? 1 : 0)
                                            .toArray())))
                    .toList();
            double[] ofDummies = AbsorbedRegression.fit(
                            new double[leverage.length],
                            columns,
                            List.of(new FixedEffects(List.of(first), fit.weights())),
                            fit.weights())
                    .leverage();
            Arrays.setAll(leverage, i -> leverage[i] + ofDummies[i]);
        }
    }
}
