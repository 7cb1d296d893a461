package org.covalue.studies;

import java.util.List;
import java.util.stream.IntStream;
import org.covalue.Problem;

/**
 * Diagonal of the projection on regressors and fixed effects: h_i = h_i(largest effect) + h_i(dummies of the other effects,
 * demeaned by it) + h_i(regressors, demeaned by all).
 */
final class Leverage {

    private static final int MOST_DUMMIES = 2000;

    private Leverage() {
    }

    static double[] of(LeastSquares fit, List<FixedEffects> effects) {
        double[] leverage = new double[fit.residuals().length];
        add(leverage, fit.x(), fit.inverse(), fit);
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
            throw new Problem("hc3 needs the leverage of every row, which is computed for up to " + MOST_DUMMIES
                    + " levels of all effects but the largest; found " + dummies + ". Use hc1 or cr1.");
        }
        if (dummies > 0) {
            List<Regressor> columns = others.stream().flatMap(effect -> IntStream.range(0, effect.size())
                    .mapToObj(level -> new Regressor(effect.name(), java.util.Arrays.stream(effect.codes())
                            .mapToDouble(code -> code == level ? 1 : 0).toArray()))).toList();
            LeastSquares dummyFit = LeastSquares.fit(new double[leverage.length], columns,
                    List.of(new FixedEffects(List.of(first), fit.weights())), fit.weights());
            add(leverage, dummyFit.x(), dummyFit.inverse(), fit);
        }
    }

    private static void add(double[] leverage, double[][] x, double[][] inverse, LeastSquares fit) {
        for (int i = 0; i < leverage.length; i++) {
            double h = 0;
            for (int j = 0; j < x.length; j++) {
                for (int m = 0; m < x.length; m++) {
                    h += x[j][i] * inverse[j][m] * x[m][i];
                }
            }
            leverage[i] += h * fit.weight(i);
        }
    }
}
