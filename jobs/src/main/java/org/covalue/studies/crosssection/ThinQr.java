package org.covalue.studies.crosssection;

import java.util.Arrays;

/**
 * X = Q R with as many columns as X has independent ones, by Gram-Schmidt done twice (Giraud, Langou and Rozloznik 2005:
 * twice is enough). Columns are taken in their order; one whose remainder is shorter than {@code tolerance} of its length
 * depends on those before it and is left out, as in R's {@code lm}. Not the decomposition of Commons Math, because that one
 * keeps Q as n x n and knows no order of columns.
 *
 * @param kept positions of the independent columns
 * @param q one array of n per kept column, orthonormal
 * @param r upper triangle, r[i][j] for i <= j
 */
record ThinQr(int[] kept, double[][] q, double[][] r) {

    static ThinQr of(double[][] columns, double tolerance) {
        int[] kept = new int[columns.length];
        double[][] q = new double[columns.length][];
        double[][] r = new double[columns.length][columns.length];
        int k = 0;
        for (int j = 0; j < columns.length; j++) {
            double[] v = columns[j].clone();
            double length = norm(v);
            double[] parts = new double[columns.length];
            takeOut(v, q, k, parts);
            takeOut(v, q, k, parts);
            double rest = norm(v);
            if (rest > tolerance * length) {
                parts[k] = rest;
                scale(v, 1 / rest);
                for (int i = 0; i <= k; i++) {
                    r[i][k] = parts[i];
                }
                q[k] = v;
                kept[k++] = j;
            }
        }
        return new ThinQr(Arrays.copyOf(kept, k), Arrays.copyOf(q, k), r);
    }

    int rank() {
        return kept.length;
    }

    /** Q'y. */
    double[] project(double[] y) {
        double[] projected = new double[rank()];
        for (int j = 0; j < rank(); j++) {
            projected[j] = dot(q[j], y);
        }
        return projected;
    }

    /** b of R b = z. */
    double[] solve(double[] z) {
        double[] b = new double[rank()];
        for (int i = rank() - 1; i >= 0; i--) {
            double sum = z[i];
            for (int j = i + 1; j < rank(); j++) {
                sum -= r[i][j] * b[j];
            }
            b[i] = sum / r[i][i];
        }
        return b;
    }

    /** The inverse of R. */
    double[][] inverse() {
        double[][] inverse = new double[rank()][rank()];
        for (int j = 0; j < rank(); j++) {
            double[] unit = new double[rank()];
            unit[j] = 1;
            double[] column = solve(unit);
            for (int i = 0; i < rank(); i++) {
                inverse[i][j] = column[i];
            }
        }
        return inverse;
    }

    /** h_i, the diagonal of the hat matrix. */
    double[] leverage() {
        double[] leverage = new double[q.length == 0 ? 0 : q[0].length];
        for (double[] column : q) {
            for (int i = 0; i < column.length; i++) {
                leverage[i] += column[i] * column[i];
            }
        }
        return leverage;
    }

    private static void takeOut(double[] v, double[][] q, int k, double[] parts) {
        for (int i = 0; i < k; i++) {
            double part = dot(q[i], v);
            parts[i] += part;
            for (int row = 0; row < v.length; row++) {
                v[row] -= part * q[i][row];
            }
        }
    }

    private static double norm(double[] v) {
        return Math.sqrt(dot(v, v));
    }

    private static void scale(double[] v, double by) {
        for (int i = 0; i < v.length; i++) {
            v[i] *= by;
        }
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
