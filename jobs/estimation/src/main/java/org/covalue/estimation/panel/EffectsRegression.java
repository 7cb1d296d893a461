package org.covalue.estimation.panel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.covalue.estimation.data.Design;
import org.covalue.estimation.data.Design.StandardErrors;
import org.covalue.estimation.data.Grouping;
import org.covalue.estimation.data.Message;
import org.covalue.estimation.data.PanelSample;
import org.covalue.estimation.data.Regressor;
import org.covalue.estimation.inference.Estimate;
import org.covalue.estimation.inference.EstimateRows;
import org.covalue.estimation.inference.Findings.Family;
import org.covalue.estimation.inference.WildClusterBootstrap;
import org.covalue.estimation.regression.AbsorbedRegression;
import org.covalue.estimation.regression.Cholesky;
import org.covalue.estimation.regression.Covariance;
import org.covalue.estimation.regression.FixedEffects;
import org.covalue.estimation.regression.LeastSquares;

/**
 * Regression of the outcome on regressors of interest and the covariates of a design, with its fixed effects absorbed
 * and the standard errors it asks for (default: cr1 by the unit).
 *
 * @param bootstrap gives p values and intervals in place of the t distribution, where the design asks for it
 */
public record EffectsRegression(LeastSquares fit, Covariance covariance, Optional<WildClusterBootstrap> bootstrap) {

    /** @param interest fresh columns, which are overwritten */
    static EffectsRegression of(
            PanelSample sample, Design design, List<Regressor> interest, List<Grouping> fixedEffects) {
        List<Regressor> columns = new ArrayList<>(interest);
        sample.covariates()
                .forEach(one ->
                        columns.add(new Regressor(one.name(), one.values().clone())));
        List<FixedEffects> effects = List.of(new FixedEffects(fixedEffects, sample.weights()));
        LeastSquares fit = AbsorbedRegression.fit(sample.outcome().clone(), columns, effects, sample.weights());
        StandardErrors kind = design.standardErrors().orElse(StandardErrors.CR1);
        Optional<WildClusterBootstrap> bootstrap = kind == StandardErrors.WILD_BOOTSTRAP
                ? Optional.of(new WildClusterBootstrap(
                        fit, effects.get(0), sample.clusteredBy().get(0), design))
                : Optional.empty();
        return new EffectsRegression(fit, Covariance.of(fit, kind, effects, sample.clusteredBy()), bootstrap);
    }

    boolean isKept(int column) {
        return fit.place(column) >= 0;
    }

    /** A weighted sum of coefficients as a row. @param combination weights of the kept coefficients */
    Estimate row(EstimateRows rows, String term, double[] combination) {
        double estimate = 0;
        for (int k = 0; k < combination.length; k++) {
            estimate += combination[k] * fit.coefficients()[k];
        }
        Estimate row = rows.ofRegression(term, estimate, covariance.variance(combination), covariance);
        return bootstrap
                .filter(asked -> row.isEstimable())
                .map(asked -> asked.infer(combination, row.estimate()))
                .map(found -> row.inferred(found.p(), found.lower(), found.upper()))
                .orElse(row);
    }

    /** Weights that give one coefficient of interest. */
    double[] only(int column) {
        double[] combination = new double[fit.rank()];
        combination[fit.place(column)] = 1;
        return combination;
    }

    /**
     * Weighted sums of coefficients as a family.
     *
     * @param combinations weights of the kept coefficients, by term
     */
    Family family(String estimator, Map<String, double[]> combinations) {
        double[][] weights = combinations.values().toArray(double[][]::new);
        double[][] transposed = new double[fit.rank()][weights.length];
        for (int j = 0; j < weights.length; j++) {
            for (int k = 0; k < transposed.length; k++) {
                transposed[k][j] = weights[j][k];
            }
        }
        double[][] v = Covariance.product(Covariance.product(weights, covariance.matrix()), transposed);
        List<String> terms = List.copyOf(combinations.keySet());
        int[] usable = IntStream.range(0, terms.size()).filter(j -> v[j][j] > 0).toArray();
        return new Family(estimator, IntStream.of(usable).mapToObj(terms::get).toList(), Cholesky.part(v, usable));
    }

    /** Weights of the kept coefficients that give a weighted sum of the columns of interest. */
    double[] combination(double[] weights) {
        double[] combination = new double[fit.rank()];
        for (int j = 0; j < weights.length; j++) {
            if (weights[j] != 0) {
                combination[fit.place(j)] = weights[j];
            }
        }
        return combination;
    }

    /** Are these coefficients zero together? W = b'V^-1 b against chi squared; a V of lower rank counts its rank. */
    Estimate wald(EstimateRows rows, String term, int[] columns) {
        int[] places = Arrays.stream(columns).map(fit::place).toArray();
        double[] b = IntStream.of(places)
                .mapToDouble(place -> fit.coefficients()[place])
                .toArray();
        return wald(
                rows,
                term,
                b,
                Cholesky.part(covariance.matrix(), places),
                covariance.clusteredBy(),
                covariance.clusters());
    }

    static Estimate wald(EstimateRows rows, String term, double[] b, double[][] v, String clusteredBy, int clusters) {
        if (IntStream.range(0, b.length).anyMatch(j -> !(v[j][j] > 0))) {
            return rows.refused(term, "coefficient_without_error");
        }
        if (clusters > 0 && b.length > clusters / 2) {
            return rows.refused(
                    term,
                    "too_few_groups_for_test",
                    "groups",
                    clusters,
                    "coefficients",
                    b.length,
                    "least",
                    2 * b.length);
        }
        double[] scale = IntStream.range(0, b.length)
                .mapToDouble(j -> Math.sqrt(v[j][j]))
                .toArray();
        double[][] correlation = new double[b.length][b.length];
        double[] z = new double[b.length];
        for (int j = 0; j < b.length; j++) {
            z[j] = b[j] / scale[j];
            for (int m = 0; m < b.length; m++) {
                correlation[j][m] = v[j][m] / (scale[j] * scale[m]);
            }
        }
        SingularValueDecomposition svd = new SingularValueDecomposition(new Array2DRowRealMatrix(correlation, false));
        double[] singular = svd.getSingularValues();
        int rank = (int) Arrays.stream(singular)
                .filter(value -> value > 1e-10 * singular[0])
                .count();
        if (rank < b.length) {
            return rows.refused(term, "test_of_lower_rank", "coefficients", b.length, "rank", rank);
        }
        double[] solved = svd.getSolver()
                .solve(new org.apache.commons.math3.linear.ArrayRealVector(z, false))
                .toArray();
        double statistic =
                IntStream.range(0, z.length).mapToDouble(j -> z[j] * solved[j]).sum();
        return rows.wald(term, statistic, rank, clusteredBy, clusters);
    }

    /** What was dropped, as sentences. */
    List<Message> notes(String estimator) {
        return fit.dropped().isEmpty()
                ? List.of()
                : List.of(
                        Message.of("dropped_regressors", "names", fit.dropped()).about(estimator));
    }
}
