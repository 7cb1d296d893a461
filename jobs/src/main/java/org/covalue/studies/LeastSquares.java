package org.covalue.studies;

import java.util.ArrayList;
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
        for (int pass = 0; pass < 2; pass++) {
            step(left, y, weights, inverse, b);
        }
        return new LeastSquares(places, List.copyOf(dropped), left, b, inverse, y, weights);
    }

    /** One Newton step; the second corrects the rounding of the first. */
    private static void step(double[][] x, double[] y, double[] weights, double[][] inverse, double[] b) {
        double[] gradient = new double[x.length];
        for (int j = 0; j < x.length; j++) {
            gradient[j] = dot(x[j], y, weights);
        }
        for (int j = 0; j < x.length; j++) {
            double change = 0;
            for (int k = 0; k < x.length; k++) {
                change += inverse[j][k] * gradient[k];
            }
            b[j] += change;
            for (int i = 0; i < y.length; i++) {
                y[i] -= change * x[j][i];
            }
        }
    }

    private static double[][] products(double[][] x, double[] weights) {
        double[][] products = new double[x.length][x.length];
        IntStream.range(0, x.length).parallel().forEach(j -> {
            for (int k = 0; k <= j; k++) {
                products[j][k] = dot(x[j], x[k], weights);
            }
        });
        for (int j = 0; j < x.length; j++) {
            for (int k = j + 1; k < x.length; k++) {
                products[j][k] = products[k][j];
            }
        }
        return products;
    }

    private static double squares(double[] column, double[] weights) {
        return dot(column, column, weights);
    }

    private static double dot(double[] a, double[] b, double[] weights) {
        double total = 0;
        if (weights.length == 0) {
            for (int i = 0; i < a.length; i++) {
                total += a[i] * b[i];
            }
        } else {
            for (int i = 0; i < a.length; i++) {
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
        return java.util.Arrays.binarySearch(kept, j);
    }
}
