package org.covalue.estimation.regression;

import java.util.function.UnaryOperator;
import org.covalue.estimation.data.EstimationProblem;

/**
 * S c = r for a symmetric S that is known by its products only, by conjugate gradients with the diagonal D'WD as
 * preconditioner. S may be singular: of the many c, one.
 */
final class ConjugateGradients {

    private static final double PRECISION = 1e-14;
    /** Curvature below which a direction only shifts one effect against another. */
    private static final double FLAT = 1e-13;

    private static final int MOST_STEPS = 20_000;

    private final UnaryOperator<double[]> image;
    private final double[] diagonal;

    /** @param image S p of any p */
    ConjugateGradients(UnaryOperator<double[]> image, double[] diagonal) {
        this.image = image;
        this.diagonal = diagonal;
    }

    /** @param residual r, which is used up. @throws EstimationProblem if it does not converge */
    double[] solve(double[] residual) {
        double[] c = new double[residual.length];
        double[] direction = new double[c.length];
        double start = energy(residual);
        double energy = start;
        double before = 0;
        for (int step = 0; energy > PRECISION * PRECISION * start && energy > 0; step++) {
            if (step == MOST_STEPS) {
                throw new EstimationProblem(
                        "The fixed effects did not converge after " + step + " steps: some of their levels are hardly "
                                + "connected. Use fewer fixed effects or join small levels.");
            }
            double ratio = step == 0 ? 0 : energy / before;
            for (int j = 0; j < c.length; j++) {
                direction[j] = residual[j] / diagonal[j] + ratio * direction[j];
            }
            double[] along = image.apply(direction);
            double curvature = dot(direction, along);
            if (curvature <= FLAT * norm(direction)) {
                return c;
            }
            double length = energy / curvature;
            for (int j = 0; j < c.length; j++) {
                c[j] += length * direction[j];
                residual[j] -= length * along[j];
            }
            before = energy;
            energy = energy(residual);
            if (energy >= before && energy < 1e-20 * start) {
                return c;
            }
        }
        return c;
    }

    private double energy(double[] residual) {
        double energy = 0;
        for (int j = 0; j < residual.length; j++) {
            energy += residual[j] * residual[j] / diagonal[j];
        }
        return energy;
    }

    private double norm(double[] direction) {
        double norm = 0;
        for (int j = 0; j < direction.length; j++) {
            norm += direction[j] * direction[j] * diagonal[j];
        }
        return norm;
    }

    private static double dot(double[] a, double[] b) {
        double dot = 0;
        for (int j = 0; j < a.length; j++) {
            dot += a[j] * b[j];
        }
        return dot;
    }
}
