package org.covalue.estimation.crosssection;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.covalue.estimation.data.Regressor;

/**
 * Standardisation by the parametric g-formula: the outcome is regressed on treatment, covariates and their products
 * with treatment, and the difference of the predictions for everybody treated and everybody untreated is averaged over
 * all rows (Hernan and Robins, What If, chapter 13). With the products centred at the means of all rows that average is
 * the coefficient of treatment (Lin 2013, Ann. Appl. Stat. 7, 295-318), so its standard error takes the means as given.
 */
final class Standardisation {

    private Standardisation() {}

    /** @param isModifier names of the regressors whose product with treatment enters */
    static Comparison compare(Sample sample, Predicate<String> isModifier) {
        List<Regressor> regressors = new ArrayList<>(sample.regressors());
        double[] treatment = sample.treatment();
        sample.regressors().stream()
                .skip(1)
                .filter(column -> isModifier.test(column.name()))
                .forEach(column -> regressors.add(product(treatment, column, sample.weights())));
        return Comparison.adjusted(sample, regressors);
    }

    private static Regressor product(double[] treatment, Regressor column, double[] weights) {
        double[] x = column.values();
        double mean = IntStream.range(0, x.length)
                        .mapToDouble(i -> weights[i] * x[i])
                        .sum()
                / IntStream.range(0, x.length).mapToDouble(i -> weights[i]).sum();
        return new Regressor(
                "(treated):" + column.name(),
                IntStream.range(0, x.length)
                        .mapToDouble(i -> treatment[i] * (x[i] - mean))
                        .toArray());
    }
}
