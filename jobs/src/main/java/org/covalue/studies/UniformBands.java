package org.covalue.studies;

import java.util.Arrays;
import java.util.Random;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * Critical value of a band that holds for several estimates at once: quantile of the largest |t| under the multiplier bootstrap
 * (Callaway and Sant'Anna 2021, section 4.1, algorithm 1) with standard normal multipliers. The draws sum_i xi_i psi_i are then
 * exactly normal with the covariance of the estimates, so they are made from it, whatever the number of units.
 */
final class UniformBands {

    private UniformBands() {
    }

    /**
     * @param covariance of the estimates, all variances positive
     * @return in standard errors; at least the pointwise critical value
     */
    static double criticalValue(double[][] covariance, double confidence, int draws, long seed) {
        int size = covariance.length;
        double[][] correlation = new double[size][size];
        for (int j = 0; j < size; j++) {
            for (int k = 0; k < size; k++) {
                correlation[j][k] = covariance[j][k] / Math.sqrt(covariance[j][j] * covariance[k][k]);
            }
        }
        double[][] root = root(correlation);
        Random random = new Random(seed);
        double[] largest = new double[draws];
        double[] z = new double[size];
        for (int draw = 0; draw < draws; draw++) {
            Arrays.setAll(z, j -> random.nextGaussian());
            for (int j = 0; j < size; j++) {
                double value = 0;
                for (int k = 0; k < size; k++) {
                    value += root[j][k] * z[k];
                }
                largest[draw] = Math.max(largest[draw], Math.abs(value));
            }
        }
        Arrays.sort(largest);
        double pointwise = new NormalDistribution(null, 0, 1).inverseCumulativeProbability(0.5 + confidence / 2);
        return Math.max(pointwise, largest[Math.min(draws - 1, (int) Math.ceil(confidence * draws) - 1)]);
    }

    /** A with A A' the matrix. */
    private static double[][] root(double[][] matrix) {
        EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(matrix, false));
        double[][] vectors = eigen.getV().getData();
        for (double[] row : vectors) {
            for (int k = 0; k < row.length; k++) {
                row[k] *= Math.sqrt(Math.max(0, eigen.getRealEigenvalue(k)));
            }
        }
        return vectors;
    }
}
