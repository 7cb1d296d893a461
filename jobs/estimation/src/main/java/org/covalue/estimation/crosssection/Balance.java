package org.covalue.estimation.crosssection;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.covalue.estimation.data.Regressor;

/**
 * Balance tables, with the denominators of MatchIt's {@code summary} for the effect on the treated (see
 * {@link BalanceRow}).
 */
final class Balance {

    private Balance() {}

    static List<BalanceRow> of(String estimator, Sample sample, Comparison comparison) {
        List<Regressor> columns = new ArrayList<>();
        comparison.score().ifPresent(score -> columns.add(new Regressor("distance", score)));
        sample.covariates().forEach(covariate -> columns.addAll(covariate.described()));
        return columns.stream()
                .map(column -> row(estimator, column, sample, comparison.weights()))
                .toList();
    }

    private static BalanceRow row(String estimator, Regressor column, Sample sample, double[] weights) {
        double[] x = column.values();
        Moments treated = Moments.of(x, sample.treated(), true, sample.weights());
        Moments control = Moments.of(x, sample.treated(), false, sample.weights());
        Moments treatedAfter = Moments.of(x, sample.treated(), true, weights);
        Moments controlAfter = Moments.of(x, sample.treated(), false, weights);
        double deviation = Math.sqrt(column.isBinary() ? treated.mean * (1 - treated.mean) : treated.variance);
        return new BalanceRow(
                estimator,
                column.name(),
                treated.mean,
                control.mean,
                ratio(treated.mean - control.mean, deviation),
                ratio(treatedAfter.mean - controlAfter.mean, deviation),
                column.isBinary() ? OptionalDouble.empty() : ratio(treated.variance, control.variance),
                column.isBinary() ? OptionalDouble.empty() : ratio(treatedAfter.variance, controlAfter.variance),
                controlAfter.mean);
    }

    private static OptionalDouble ratio(double numerator, double denominator) {
        return denominator > 0 ? OptionalDouble.of(numerator / denominator) : OptionalDouble.empty();
    }

    /** Weighted mean and variance of one group. */
    private record Moments(double mean, double variance) {

        static Moments of(double[] x, boolean[] treated, boolean which, double[] w) {
            double sum = 0;
            double total = 0;
            double squares = 0;
            for (int i = 0; i < x.length; i++) {
                if (treated[i] == which) {
                    total += w[i];
                    squares += w[i] * w[i];
                    sum += w[i] * x[i];
                }
            }
            double mean = sum / total;
            double spread = 0;
            for (int i = 0; i < x.length; i++) {
                if (treated[i] == which) {
                    spread += w[i] * (x[i] - mean) * (x[i] - mean);
                }
            }
            return new Moments(mean, spread / (total - squares / total));
        }
    }
}
