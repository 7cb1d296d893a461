package org.covalue.estimation.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.covalue.estimation.data.Design;
import org.covalue.estimation.inference.Findings.Family;

/**
 * Critical value of a band that holds for several estimates at once: quantile of the largest |t| under the multiplier
 * bootstrap (Callaway and Sant'Anna 2021, section 4.1, algorithm 1) with standard normal multipliers. The draws sum_i
 * xi_i psi_i are then exactly normal with the covariance of the estimates, so they are made from it, whatever the
 * number of units.
 */
public final class UniformBands {

    /**
     * An interval that holds for all terms of its kind at once.
     *
     * @param criticalValue in standard errors
     */
    public record Band(String estimator, String term, double lower, double upper, double criticalValue) {

        public static final Band NONE = new Band("", "", Double.NaN, Double.NaN, Double.NaN);

        /** That of an estimate; empty where it is of no family. */
        public static Optional<Band> of(Estimate one, List<Band> bands) {
            return bands.stream()
                    .filter(band -> band.estimator().equals(one.estimator())
                            && band.term().equals(one.term()))
                    .findFirst();
        }
    }

    private UniformBands() {}

    /** Of every family. */
    public static List<Band> of(Findings findings, Design design) {
        List<Band> bands = new ArrayList<>();
        for (Family family : findings.families()) {
            double critical =
                    criticalValue(draws(family.covariance(), design.draws(), design.seed()), design.confidence());
            for (int j = 0; j < family.terms().size(); j++) {
                String term = family.terms().get(j);
                double width = critical * Math.sqrt(family.covariance()[j][j]);
                findings.estimates().stream()
                        .filter(one -> one.estimator().equals(family.estimator())
                                && one.term().equals(term)
                                && one.standardError() > 0)
                        .forEach(one -> bands.add(new Band(
                                one.estimator(), term, one.estimate() - width, one.estimate() + width, critical)));
            }
        }
        return bands;
    }

    /** In standard errors; at least the pointwise critical value of the normal distribution. */
    static double criticalValue(double[][] draws, double confidence) {
        double[] largest = Arrays.stream(draws)
                .mapToDouble(draw -> Arrays.stream(draw).map(Math::abs).max().orElse(0))
                .sorted()
                .toArray();
        double pointwise = new NormalDistribution(null, 0, 1).inverseCumulativeProbability(0.5 + confidence / 2);
        return Math.max(pointwise, largest[Math.min(largest.length, (int) Math.ceil(confidence * largest.length)) - 1]);
    }

    /** t statistics under the null. @return [draw][estimate] */
    static double[][] draws(double[][] covariance, int draws, long seed) {
        int size = covariance.length;
        double[][] correlation = new double[size][size];
        for (int j = 0; j < size; j++) {
            for (int k = 0; k < size; k++) {
                correlation[j][k] =
                        (covariance[j][k] + covariance[k][j]) / 2 / Math.sqrt(covariance[j][j] * covariance[k][k]);
            }
        }
        double[][] root = root(correlation);
        Random random = new Random(seed);
        double[][] drawn = new double[draws][size];
        double[] z = new double[size];
        for (double[] draw : drawn) {
            Arrays.setAll(z, j -> random.nextGaussian());
            for (int j = 0; j < size; j++) {
                draw[j] = product(root[j], z);
            }
        }
        return drawn;
    }

    private static double product(double[] row, double[] z) {
        double total = 0;
        for (int k = 0; k < row.length; k++) {
            total += row[k] * z[k];
        }
        return total;
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
