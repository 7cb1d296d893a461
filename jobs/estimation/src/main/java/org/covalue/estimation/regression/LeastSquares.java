package org.covalue.estimation.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.covalue.estimation.data.Regressor;

/**
 * Weighted least squares of y on the columns of X, through X = B R with B'WB diagonal and R a unit upper triangle, by
 * Gram-Schmidt done twice (Giraud, Langou and Rozloznik 2005: twice is enough). Columns are taken in their order; one
 * of which those before leave less than a given share of its length is dropped and named, as in R's {@code lm}. X is
 * never squared, so the precision is that of a QR decomposition; B stands in place of X. Rows are taken in blocks that
 * stay in the processor's cache, on all cores, and the sums of blocks are added up in their order: the same columns
 * give the same numbers.
 */
public final class LeastSquares {

    /** Share of a column's length as R's {@code lm} has it. */
    public static final double OF_LENGTH = 1e-7;

    private static final int BLOCK = 8192;

    private final double[] weights;
    private final List<Integer> kept = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<String> dropped = new ArrayList<>();
    private final List<double[]> basis = new ArrayList<>();
    private final List<Double> squares = new ArrayList<>();
    /** Columns of R without the diagonal of ones. */
    private final List<double[]> above = new ArrayList<>();

    private double[][] bread = new double[0][];
    private double[] coefficients = new double[0];
    private double[] residuals = new double[0];

    private LeastSquares(double[] weights) {
        this.weights = weights;
    }

    /** Columns and y are left as they are. @param weights one per row, 0 or more; empty: all 1 */
    public static LeastSquares fit(double[] y, List<Regressor> columns, double[] weights) {
        return inPlace(
                y.clone(),
                columns.stream().map(Regressor::copy).toList(),
                weights,
                OF_LENGTH,
                new double[columns.size()]);
    }

    /**
     * The columns become the basis, and y the residuals.
     *
     * @param share of its length below which nothing is left of a column
     * @param least squared length below which nothing is left, by column; for columns that something was taken out of
     *     before
     */
    public static LeastSquares inPlace(
            double[] y, List<Regressor> columns, double[] weights, double share, double[] least) {
        LeastSquares fit = new LeastSquares(weights);
        for (int j = 0; j < columns.size(); j++) {
            fit.take(j, columns.get(j), share, least[j]);
        }
        fit.solve(y);
        return fit;
    }

    /** Which columns are independent of those before them. */
    public static int[] independent(List<Regressor> columns, double share) {
        int rows = columns.isEmpty() ? 0 : columns.get(0).values().length;
        return inPlace(
                        new double[rows],
                        columns.stream().map(Regressor::copy).toList(),
                        new double[0],
                        share,
                        new double[columns.size()])
                .kept();
    }

    private void take(int j, Regressor column, double share, double least) {
        double[] v = column.values();
        double length = dot(v, v);
        double[] parts = takeOut(v);
        double rest = basis.isEmpty() ? length : dot(v, v);
        if (length > least && Math.sqrt(rest) > share * Math.sqrt(length)) {
            kept.add(j);
            names.add(column.name());
            basis.add(v);
            squares.add(rest);
            above.add(parts);
        } else {
            dropped.add(column.name());
        }
    }

    private void solve(double[] y) {
        double[] ofBasis = takeOut(y);
        double[][] inverse = inverseOfR();
        coefficients = new double[basis.size()];
        bread = new double[basis.size()][basis.size()];
        for (int j = 0; j < basis.size(); j++) {
            for (int k = j; k < basis.size(); k++) {
                coefficients[j] += inverse[j][k] * ofBasis[k];
                bread[j][k] = inverse[j][k] / squares.get(k);
            }
        }
        residuals = y;
    }

    /** Takes the basis out of v, twice. @return the coefficients taken out */
    private double[] takeOut(double[] v) {
        double[] total = new double[basis.size()];
        double[] change = new double[basis.size()];
        for (int pass = 0; pass < 2 && !basis.isEmpty(); pass++) {
            double[] left = step(v, change, true);
            for (int i = 0; i < change.length; i++) {
                change[i] = left[i] / squares.get(i);
                total[i] += change[i];
            }
        }
        step(v, change, false);
        return total;
    }

    /** v - B c in place, then B'W v where asked for. */
    private double[] step(double[] v, double[] c, boolean isAsked) {
        Columns columns = new Columns(basis, weights);
        return summed(v.length, basis.size(), (from, to) -> {
            columns.takeOut(v, c, from, to);
            return isAsked ? columns.products(v, from, to) : new double[basis.size()];
        });
    }

    private double[][] inverseOfR() {
        int size = basis.size();
        double[][] inverse = new double[size][size];
        for (int k = 0; k < size; k++) {
            inverse[k][k] = 1;
            for (int j = k - 1; j >= 0; j--) {
                for (int m = j + 1; m <= k; m++) {
                    inverse[j][k] -= above.get(m)[j] * inverse[m][k];
                }
            }
        }
        return inverse;
    }

    /** Sums over a block of rows. */
    private interface OfBlock {
        double[] of(int from, int to);
    }

    private static double[] summed(int rows, int size, OfBlock sums) {
        List<double[]> parts = IntStream.range(0, (rows + BLOCK - 1) / BLOCK)
                .parallel()
                .mapToObj(block -> sums.of(block * BLOCK, Math.min(rows, (block + 1) * BLOCK)))
                .toList();
        double[] sum = new double[size];
        for (double[] part : parts) {
            for (int j = 0; j < size; j++) {
                sum[j] += part[j];
            }
        }
        return sum;
    }

    private double dot(double[] a, double[] b) {
        Columns column = new Columns(List.of(a), weights);
        return summed(a.length, 1, (from, to) -> column.products(b, from, to))[0];
    }

    /** Columns of X that were not dropped, by index. */
    public int[] kept() {
        return kept.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Their names. */
    public List<String> names() {
        return List.copyOf(names);
    }

    public List<String> dropped() {
        return List.copyOf(dropped);
    }

    /** Place of column j among the kept; -1 where it was dropped. */
    public int place(int j) {
        return kept.indexOf(j);
    }

    public int rank() {
        return basis.size();
    }

    /** Of the kept columns. */
    public double[] coefficients() {
        return coefficients;
    }

    public double coefficient(String name) {
        return coefficients[names.indexOf(name)];
    }

    /** B, orthogonal columns that span the kept ones. */
    public double[][] basis() {
        return basis.toArray(double[][]::new);
    }

    /** The diagonal of B'WB. */
    public double[] squares() {
        return squares.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /**
     * R^-1 (B'WB)^-1: with scores s_i = B_i w_i e_i the variance of the coefficients is bread (sum s_i s_i') bread'.
     */
    public double[][] bread() {
        return bread;
    }

    /** (X'WX)^-1 = R^-1 (B'WB)^-1 R'^-1. */
    public double[][] inverse() {
        int size = basis.size();
        double[][] inverse = new double[size][size];
        for (int j = 0; j < size; j++) {
            for (int k = 0; k < size; k++) {
                for (int m = Math.max(j, k); m < size; m++) {
                    inverse[j][k] += bread[j][m] * bread[k][m] * squares.get(m);
                }
            }
        }
        return inverse;
    }

    /** y - X b, unweighted. */
    public double[] residuals() {
        return residuals;
    }

    /** Empty: all 1. */
    public double[] weights() {
        return weights;
    }

    public double weight(int i) {
        return weights.length == 0 ? 1 : weights[i];
    }

    /** Sum of w e^2. */
    public double residualSumOfSquares() {
        return dot(residuals, residuals);
    }

    /** h_i = w_i x_i'(X'WX)^-1 x_i, the diagonal of the hat matrix. */
    public double[] leverage() {
        double[] leverage = new double[residuals.length];
        for (int j = 0; j < basis.size(); j++) {
            double[] column = basis.get(j);
            double square = squares.get(j);
            for (int i = 0; i < leverage.length; i++) {
                leverage[i] += weight(i) * column[i] * column[i] / square;
            }
        }
        return leverage;
    }
}
