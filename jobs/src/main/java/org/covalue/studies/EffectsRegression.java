package org.covalue.studies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.covalue.studies.Design.StandardErrors;

/**
 * Regression of the outcome on regressors of interest and the covariates of a design, with its fixed effects absorbed and the
 * standard errors it asks for (default: cr1 by the unit).
 *
 * @param interesting how many of the first columns are of interest; covariates follow
 */
record EffectsRegression(LeastSquares fit, Covariance covariance, List<FixedEffects> effects, int interesting) {

    /** @param interest fresh columns, which are overwritten */
    static EffectsRegression of(PanelSample sample, Design design, List<Regressor> interest, List<Grouping> fixedEffects) {
        List<Regressor> columns = new ArrayList<>(interest);
        sample.covariates().forEach(one -> columns.add(new Regressor(one.name(), one.values().clone())));
        List<FixedEffects> effects = List.of(new FixedEffects(fixedEffects, sample.weights()));
        LeastSquares fit = LeastSquares.fit(sample.outcome().clone(), columns, effects, sample.weights());
        StandardErrors kind = design.standardErrors().orElse(StandardErrors.CR1);
        return new EffectsRegression(fit, Covariance.of(fit, kind, effects, sample.clusteredBy()), effects, interest.size());
    }

    boolean isKept(int column) {
        return fit.place(column) >= 0;
    }

    double coefficient(int column) {
        return fit.coefficients()[fit.place(column)];
    }

    /** One coefficient as a row. */
    Estimate row(EstimateRows rows, String term, int column) {
        double[] combination = new double[fit.kept().length];
        combination[fit.place(column)] = 1;
        return rows.ofRegression(term, coefficient(column), covariance.variance(combination), covariance);
    }

    /** A weighted sum of coefficients as a row. @param weights of the columns of interest; of dropped columns 0 */
    Estimate row(EstimateRows rows, String term, double[] weights) {
        double[] combination = new double[fit.kept().length];
        double estimate = 0;
        for (int j = 0; j < weights.length; j++) {
            if (weights[j] != 0) {
                combination[fit.place(j)] = weights[j];
                estimate += weights[j] * coefficient(j);
            }
        }
        return rows.ofRegression(term, estimate, covariance.variance(combination), covariance);
    }

    /** Are these coefficients zero together? W = b'V^-1 b against chi squared; a V of lower rank counts its rank. */
    Estimate wald(EstimateRows rows, String term, int[] columns) {
        int[] places = Arrays.stream(columns).map(fit::place).toArray();
        double[] b = IntStream.of(places).mapToDouble(place -> fit.coefficients()[place]).toArray();
        return wald(rows, term, b, Cholesky.part(covariance.matrix(), places), covariance.clusteredBy(), covariance.clusters());
    }

    static Estimate wald(EstimateRows rows, String term, double[] b, double[][] v, String clusteredBy, int clusters) {
        double[] scale = IntStream.range(0, b.length).mapToDouble(j -> Math.sqrt(v[j][j])).toArray();
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
        int rank = (int) Arrays.stream(singular).filter(value -> value > 1e-10 * singular[0]).count();
        if (rank < b.length) {
            return rows.refused(term, "The " + b.length + " coefficients cannot be tested together: their variance has rank " + rank
                    + ". There are too few groups for it.");
        }
        double[] solved = svd.getSolver().solve(new org.apache.commons.math3.linear.ArrayRealVector(z, false)).toArray();
        double statistic = IntStream.range(0, z.length).mapToDouble(j -> z[j] * solved[j]).sum();
        return rows.wald(term, statistic, rank, clusteredBy, clusters);
    }

    /** What was dropped, as sentences. */
    List<String> notes(String estimator) {
        return fit.dropped().isEmpty() ? List.of() : List.of(estimator + ": " + String.join(", ", fit.dropped())
                + (fit.dropped().size() == 1 ? " is" : " are") + " explained by the fixed effects and other regressors, and left out.");
    }
}
