package org.covalue.studies;

import java.util.Optional;

/**
 * Weighted logistic regression by Newton's method (iteratively reweighted least squares).
 *
 * @param probability fitted, per row
 * @param influence of the coefficients, [coefficient][row]: n (X'WX)^-1 w (d - p) x
 */
record Logit(double[] coefficients, double[] probability, double[][] influence) {

    private static final int MOST_STEPS = 100;
    private static final double SEPARATED = 1e-10;

    /** Empty where there is no maximum: the columns are collinear, or separate ones from zeros perfectly. */
    static Optional<Logit> fit(double[] d, double[][] x, double[] weights) {
        double[] b = new double[x.length];
        double[] p = new double[d.length];
        for (int step = 0; step < MOST_STEPS; step++) {
            predict(x, b, p);
            double[][] information = information(x, p, weights);
            double[] before = java.util.Arrays.stream(x).mapToDouble(column -> squares(column, weights)).toArray();
            if (Cholesky.independent(information, before, SEPARATED, 1e-10).length < x.length) {
                return Optional.empty();
            }
            double[][] inverse = Cholesky.inverse(information);
            double largest = 0;
            double[] gradient = gradient(d, x, p, weights);
            for (int j = 0; j < b.length; j++) {
                double change = 0;
                for (int k = 0; k < b.length; k++) {
                    change += inverse[j][k] * gradient[k];
                }
                b[j] += change;
                largest = Math.max(largest, Math.abs(change) / (Math.abs(b[j]) + 1e-3));
            }
            if (largest < 1e-13 || step > 25 && largest < 1e-10) {
                predict(x, b, p);
                return Optional.of(new Logit(b, p, influence(d, x, p, weights, Cholesky.inverse(information(x, p, weights)))));
            }
        }
        return Optional.empty();
    }

    private static void predict(double[][] x, double[] b, double[] p) {
        for (int i = 0; i < p.length; i++) {
            double index = 0;
            for (int j = 0; j < b.length; j++) {
                index += x[j][i] * b[j];
            }
            p[i] = 1 / (1 + Math.exp(-index));
        }
    }

    private static double[] gradient(double[] d, double[][] x, double[] p, double[] weights) {
        double[] gradient = new double[x.length];
        for (int j = 0; j < x.length; j++) {
            for (int i = 0; i < d.length; i++) {
                gradient[j] += weights[i] * (d[i] - p[i]) * x[j][i];
            }
        }
        return gradient;
    }

    private static double[][] information(double[][] x, double[] p, double[] weights) {
        double[][] information = new double[x.length][x.length];
        for (int j = 0; j < x.length; j++) {
            for (int k = 0; k <= j; k++) {
                double total = 0;
                for (int i = 0; i < p.length; i++) {
                    total += weights[i] * p[i] * (1 - p[i]) * x[j][i] * x[k][i];
                }
                information[j][k] = total;
                information[k][j] = total;
            }
        }
        return information;
    }

    private static double[][] influence(double[] d, double[][] x, double[] p, double[] weights, double[][] inverse) {
        double[][] influence = new double[x.length][d.length];
        for (int j = 0; j < x.length; j++) {
            for (int i = 0; i < d.length; i++) {
                double total = 0;
                for (int k = 0; k < x.length; k++) {
                    total += inverse[j][k] * x[k][i];
                }
                influence[j][i] = d.length * total * weights[i] * (d[i] - p[i]);
            }
        }
        return influence;
    }

    private static double squares(double[] column, double[] weights) {
        double total = 0;
        for (int i = 0; i < column.length; i++) {
            total += weights[i] * column[i] * column[i];
        }
        return total;
    }
}
