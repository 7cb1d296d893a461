package org.covalue.estimation.regression;

import java.util.List;

/**
 * Columns that are multiplied with a vector four at a time: a sum of doubles waits for the addition before it, four
 * sums side by side wait for nothing. Each sum is made in the order of the rows, and each value loses the columns in
 * their order, so that the last digit is that of one column after the other.
 */
final class Columns {

    private static final int AT_ONCE = 4;

    private final double[][] columns;
    private final double[] weights;

    /** @param weights one per row; empty: all 1 */
    Columns(List<double[]> columns, double[] weights) {
        this.columns = columns.toArray(double[][]::new);
        this.weights = weights;
    }

    /** The weighted product of each column with v, over some rows. */
    double[] products(double[] v, int from, int to) {
        double[] products = new double[columns.length];
        int j = 0;
        for (; j + AT_ONCE <= columns.length; j += AT_ONCE) {
            four(j, v, from, to, products);
        }
        for (; j < columns.length; j++) {
            products[j] = product(columns[j], v, from, to);
        }
        return products;
    }

    private void four(int j, double[] v, int from, int to, double[] products) {
        double[] a = columns[j];
        double[] b = columns[j + 1];
        double[] c = columns[j + 2];
        double[] d = columns[j + 3];
        boolean isWeighted = weights.length > 0;
        double ofA = 0;
        double ofB = 0;
        double ofC = 0;
        double ofD = 0;
        for (int i = from; i < to; i++) {
            double value = v[i];
            // A product of one is the other factor to the last digit.
            double weight = isWeighted ? weights[i] : 1;
            ofA += a[i] * value * weight;
            ofB += b[i] * value * weight;
            ofC += c[i] * value * weight;
            ofD += d[i] * value * weight;
        }
        products[j] = ofA;
        products[j + 1] = ofB;
        products[j + 2] = ofC;
        products[j + 3] = ofD;
    }

    private double product(double[] a, double[] v, int from, int to) {
        double total = 0;
        if (weights.length == 0) {
            for (int i = from; i < to; i++) {
                total += a[i] * v[i];
            }
        } else {
            for (int i = from; i < to; i++) {
                total += a[i] * v[i] * weights[i];
            }
        }
        return total;
    }

    /** v - B c over some rows, in place. */
    void takeOut(double[] v, double[] c, int from, int to) {
        int j = 0;
        for (; j + AT_ONCE <= columns.length; j += AT_ONCE) {
            if (c[j] != 0 && c[j + 1] != 0 && c[j + 2] != 0 && c[j + 3] != 0) {
                takeOutFour(j, v, c, from, to);
            } else {
                for (int k = j; k < j + AT_ONCE; k++) {
                    takeOut(columns[k], v, c[k], from, to);
                }
            }
        }
        for (; j < columns.length; j++) {
            takeOut(columns[j], v, c[j], from, to);
        }
    }

    private void takeOutFour(int j, double[] v, double[] parts, int from, int to) {
        double[] a = columns[j];
        double[] b = columns[j + 1];
        double[] c = columns[j + 2];
        double[] d = columns[j + 3];
        double ofA = parts[j];
        double ofB = parts[j + 1];
        double ofC = parts[j + 2];
        double ofD = parts[j + 3];
        for (int i = from; i < to; i++) {
            v[i] = v[i] - ofA * a[i] - ofB * b[i] - ofC * c[i] - ofD * d[i];
        }
    }

    private static void takeOut(double[] column, double[] v, double part, int from, int to) {
        for (int i = from; i < to && part != 0; i++) {
            v[i] -= part * column[i];
        }
    }
}
