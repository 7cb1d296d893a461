package org.covalue.studies.crosssection;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Weighted least squares, y = X b + e minimising sum w e^2. Rows of weight zero count nowhere. Columns that depend on those
 * before them are dropped and named, as R's {@code lm} does (tolerance 1e-7).
 */
public final class LeastSquares {

    private static final double TOLERANCE = 1e-7;

    private final List<String> kept = new ArrayList<>();
    private final List<String> dropped = new ArrayList<>();
    private final ThinQr qr;
    private final double[] coefficients;
    /** sqrt(w) e. */
    private final double[] residuals;
    private final double[] weights;
    private final int n;

    private LeastSquares(List<String> names, double[][] columns, double[] y, double[] weights) {
        this.weights = weights;
        this.n = (int) IntStream.range(0, y.length).filter(i -> weights[i] > 0).count();
        double[] root = IntStream.range(0, y.length).mapToDouble(i -> Math.sqrt(weights[i])).toArray();
        double[][] x = new double[columns.length][];
        for (int j = 0; j < columns.length; j++) {
            x[j] = times(root, columns[j]);
        }
        qr = ThinQr.of(x, TOLERANCE);
        dropped.addAll(names);
        for (int j : qr.kept()) {
            kept.add(names.get(j));
        }
        dropped.removeAll(kept);
        residuals = times(root, y);
        coefficients = qr.solve(qr.project(residuals));
        for (int j = 0; j < qr.rank(); j++) {
            double[] column = x[qr.kept()[j]];
            for (int i = 0; i < residuals.length; i++) {
                residuals[i] -= coefficients[j] * column[i];
            }
        }
    }

    /**
     * @param names of the columns, each once
     * @param columns of the design, the intercept among them
     * @param weights one per row, 0 or more
     */
    public static LeastSquares fit(List<String> names, double[][] columns, double[] y, double[] weights) {
        return new LeastSquares(names, columns, y, weights);
    }

    /** Columns that depend on those before them. */
    public List<String> dropped() {
        return List.copyOf(dropped);
    }

    public boolean has(String name) {
        return kept.contains(name);
    }

    public double coefficient(String name) {
        return coefficients[kept.indexOf(name)];
    }

    /** n - k. */
    public int degreesOfFreedom() {
        return n - qr.rank();
    }

    /** Sum of w e^2. */
    public double residualSumOfSquares() {
        return ThinQr.dot(residuals, residuals);
    }

    public double standardError(String name, ErrorRecipe recipe) {
        double k = qr.rank();
        double[] direction = direction(name);
        if (recipe == ErrorRecipe.CLASSICAL) {
            return Math.sqrt(residualSumOfSquares() / (n - k) * ThinQr.dot(direction, direction));
        }
        double[] leverage = qr.leverage();
        double variance = 0;
        for (int i = 0; i < residuals.length; i++) {
            if (weights[i] > 0) {
                double score = along(direction, i) * residuals[i];
                variance += score * score * recipe.factor(n, k, leverage[i]);
            }
        }
        return Math.sqrt(variance);
    }

    /**
     * Scores summed within groups before they are squared. Corrected, CR1: factor G / (G - 1) x (n - 1) / (n - k), as Stata's
     * {@code vce(cluster)} and R's {@code vcovCL(type = "HC1")}; else CR0, factor 1.
     *
     * @param group of each row, from 0; rows of weight zero may hold anything
     */
    public double groupedStandardError(String name, int[] group, boolean isCorrected) {
        double[] direction = direction(name);
        double[] scores = new double[group.length];
        for (int i = 0; i < residuals.length; i++) {
            if (weights[i] > 0) {
                scores[group[i]] += along(direction, i) * residuals[i];
            }
        }
        double k = qr.rank();
        double groups = groups(group);
        double factor = isCorrected ? groups / (groups - 1) * (n - 1) / (n - k) : 1;
        return Math.sqrt(ThinQr.dot(scores, scores) * factor);
    }

    /** How many groups the rows used are in. */
    public int groups(int[] group) {
        return (int) IntStream.range(0, group.length).filter(i -> weights[i] > 0).map(i -> group[i]).distinct().count();
    }

    /** The row of R^-1 that belongs to a coefficient: its variance is this row times the covariance of Q'(sqrt(w) e). */
    private double[] direction(String name) {
        return qr.inverse()[kept.indexOf(name)];
    }

    private double along(double[] direction, int row) {
        double sum = 0;
        for (int j = 0; j < direction.length; j++) {
            sum += direction[j] * qr.q()[j][row];
        }
        return sum;
    }

    private static double[] times(double[] a, double[] b) {
        double[] product = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            product[i] = a[i] * b[i];
        }
        return product;
    }
}
