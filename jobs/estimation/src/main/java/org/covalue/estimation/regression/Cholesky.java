package org.covalue.estimation.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;

/** Symmetric positive matrices of cross products. */
public final class Cholesky {

    private Cholesky() {}

    /**
     * Columns, in order, that are not explained by the fixed effects or by columns before them.
     *
     * @param products of the demeaned columns
     * @param before sums of squares of the columns before they were demeaned
     */
    static int[] independent(double[][] products, double[] before, double nothingLeft, double collinear) {
        List<double[]> rows = new ArrayList<>();
        List<Integer> kept = new ArrayList<>();
        for (int j = 0; j < products.length; j++) {
            double diagonal = products[j][j];
            double[] row = new double[rows.size() + 1];
            double left = diagonal;
            for (int k = 0; k < rows.size(); k++) {
                double value = products[j][kept.get(k)];
                for (int m = 0; m < k; m++) {
                    value -= row[m] * rows.get(k)[m];
                }
                row[k] = value / rows.get(k)[k];
                left -= row[k] * row[k];
            }
            if (diagonal > nothingLeft * before[j] && left > collinear * diagonal) {
                row[rows.size()] = Math.sqrt(left);
                rows.add(row);
                kept.add(j);
            }
        }
        return kept.stream().mapToInt(Integer::intValue).toArray();
    }

    public static double[][] part(double[][] matrix, int[] places) {
        return Arrays.stream(places)
                .mapToObj(j ->
                        Arrays.stream(places).mapToDouble(k -> matrix[j][k]).toArray())
                .toArray(double[][]::new);
    }

    /** Inverse, scaled to a unit diagonal on the way so that units of measurement do not matter. */
    static double[][] inverse(double[][] matrix) {
        int size = matrix.length;
        if (size == 0) {
            return matrix;
        }
        double[] scale = new double[size];
        double[][] scaled = new double[size][size];
        for (int j = 0; j < size; j++) {
            scale[j] = Math.sqrt(matrix[j][j]);
        }
        for (int j = 0; j < size; j++) {
            for (int k = 0; k < size; k++) {
                scaled[j][k] = matrix[j][k] / (scale[j] * scale[k]);
            }
        }
        double[][] inverse = new CholeskyDecomposition(new Array2DRowRealMatrix(scaled, false), 1e-12, 1e-14)
                .getSolver()
                .getInverse()
                .getData();
        for (int j = 0; j < size; j++) {
            for (int k = 0; k < size; k++) {
                inverse[j][k] /= scale[j] * scale[k];
            }
        }
        return inverse;
    }
}
