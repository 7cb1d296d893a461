package org.covalue.studies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Weighted least squares of y on the columns of X, after fixed effects were absorbed from both (Frisch, Waugh and Lovell).
 * A column that the columns before it, or the fixed effects, already explain is dropped and named.
 *
 * @param kept columns of X that were not dropped, by index
 * @param dropped names of the others
 * @param x the kept columns, demeaned
 * @param coefficients of the kept columns
 * @param inverse (X'WX)^-1
 * @param residuals y - X b, unweighted
 * @param weights empty: all 1
 */
record LeastSquares(int[] kept, List<String> dropped, double[][] x, double[] coefficients, double[][] inverse, double[] residuals,
        double[] weights) {

    /** Share of a column's sum of squares below which nothing of it is left. */
    private static final double NOTHING_LEFT = 1e-16;
    private static final double COLLINEAR = 1e-10;
    private static final int BLOCK = 8192;

    /**
     * Works in place: y and the columns are demeaned, then y becomes the residuals.
     *
     * @param effects absorbed; none: the columns are taken as they are
     */
    static LeastSquares fit(double[] y, List<Regressor> columns, List<FixedEffects> effects, double[] weights) {
        double[] before = columns.stream().mapToDouble(column -> squares(column.values(), weights)).toArray();
        effects.forEach(effect -> IntStream.rangeClosed(0, columns.size()).parallel()
                .forEach(j -> effect.absorb(j == 0 ? y : columns.get(j - 1).values())));
        double[][] x = columns.stream().map(Regressor::values).toArray(double[][]::new);
        double[][] products = products(x, weights);
        List<Integer> kept = new ArrayList<>();
        List<String> dropped = new ArrayList<>();
        for (int j : Cholesky.independent(products, before, NOTHING_LEFT, COLLINEAR)) {
            kept.add(j);
        }
        IntStream.range(0, x.length).filter(j -> !kept.contains(j)).forEach(j -> dropped.add(columns.get(j).name()));
        int[] places = kept.stream().mapToInt(Integer::intValue).toArray();
        double[][] left = kept.stream().map(j -> x[j]).toArray(double[][]::new);
        double[][] inverse = Cholesky.inverse(Cholesky.part(products, places));
        double[] b = new double[places.length];
        double[] gradient = gradient(left, y, weights, b);
        for (int pass = 0; pass < 2; pass++) {
            double[] change = times(inverse, gradient);
            Arrays.setAll(b, j -> b[j] + change[j]);
            gradient = gradient(left, y, weights, change);
        }
        return new LeastSquares(places, List.copyOf(dropped), left, b, inverse, y, weights);
    }

    /** Takes X c out of y, then X'W y: the direction of a Newton step. The second step corrects the rounding of the first. */
    private static double[] gradient(double[][] x, double[] y, double[] weights, double[] c) {
        return summed(blocks(y.length).mapToObj(block -> {
            int from = block * BLOCK;
            int to = Math.min(y.length, from + BLOCK);
            for (int j = 0; j < x.length; j++) {
                double[] column = x[j];
                for (int i = from; i < to && c[j] != 0; i++) {
                    y[i] -= c[j] * column[i];
                }
            }
            return Arrays.stream(x).mapToDouble(column -> dot(column, y, weights, from, to)).toArray();
        }).toList(), x.length);
    }

    private static double[] times(double[][] matrix, double[] vector) {
        double[] product = new double[vector.length];
        for (int j = 0; j < product.length; j++) {
            for (int k = 0; k < vector.length; k++) {
                product[j] += matrix[j][k] * vector[k];
            }
        }
        return product;
    }

    /** X'WX; rows are taken in blocks that stay in the processor's cache, and the sums of blocks added up in their order. */
    private static double[][] products(double[][] x, double[] weights) {
        int size = x.length;
        double[] lower = summed(blocks(size == 0 ? 0 : x[0].length).mapToObj(block -> {
            int from = block * BLOCK;
            int to = Math.min(x[0].length, from + BLOCK);
            double[] part = new double[size * (size + 1) / 2];
            int place = 0;
            for (int j = 0; j < size; j++) {
                for (int k = 0; k <= j; k++) {
                    part[place++] = dot(x[j], x[k], weights, from, to);
                }
            }
            return part;
        }).toList(), size * (size + 1) / 2);
        double[][] products = new double[size][size];
        int place = 0;
        for (int j = 0; j < size; j++) {
            for (int k = 0; k <= j; k++) {
                products[j][k] = lower[place];
                products[k][j] = lower[place++];
            }
        }
        return products;
    }

    private static IntStream blocks(int rows) {
        return IntStream.range(0, (rows + BLOCK - 1) / BLOCK).parallel();
    }

    private static double[] summed(List<double[]> parts, int size) {
        double[] sum = new double[size];
        for (double[] part : parts) {
            for (int j = 0; j < size; j++) {
                sum[j] += part[j];
            }
        }
        return sum;
    }

    private static double squares(double[] column, double[] weights) {
        return dot(column, column, weights, 0, column.length);
    }

    private static double dot(double[] a, double[] b, double[] weights, int from, int to) {
        double total = 0;
        if (weights.length == 0) {
            for (int i = from; i < to; i++) {
                total += a[i] * b[i];
            }
        } else {
            for (int i = from; i < to; i++) {
                total += a[i] * b[i] * weights[i];
            }
        }
        return total;
    }

    double weight(int i) {
        return weights.length == 0 ? 1 : weights[i];
    }

    /** Place of column j among the kept; -1 where it was dropped. */
    int place(int j) {
        return Arrays.binarySearch(kept, j);
    }
}
