package org.covalue.studies.crosssection;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.covalue.studies.effect.NotEstimable;

/**
 * Logistic regression by maximum likelihood: Newton-Raphson, which is iteratively reweighted least squares (McCullagh and
 * Nelder 1989, section 4.4). It ends when the linear predictor moves by less than 1e-8, where the next step would move it by
 * about the square of that.
 *
 * <p>Where covariates tell treated from untreated without error, for all rows or for some (complete or quasi-complete
 * separation, Albert and Anderson 1984), no maximum exists: the likelihood settles while the linear predictor keeps moving by
 * about one per step. That is refused, naming the column that moves most.
 *
 * @param names of the columns kept; dependent ones are left out
 * @param fitted probability of each row
 * @param linear log odds of each row
 */
public record Logit(List<String> names, double[] coefficients, double[] standardErrors, double[] fitted, double[] linear,
        double logLikelihood, List<String> dropped) {

    private static final int STEPS = 100;
    private static final double STILL = 1e-8;
    private static final double SETTLED = 1e-10;
    private static final double RANK = 1e-7;
    private static final double RANK_WEIGHTED = 1e-11;

    /**
     * @param success the answer, one per row
     * @param weights prior weights, one per row
     * @throws NotEstimable where no maximum exists
     */
    static Logit fit(List<Column> columns, boolean[] success, double[] weights) {
        int[] kept = ThinQr.of(columns.stream().map(Column::values).toArray(double[][]::new), RANK).kept();
        List<Column> independent = IntStream.of(kept).mapToObj(columns::get).toList();
        List<String> dropped = new ArrayList<>(columns.stream().map(Column::name).toList());
        dropped.removeAll(independent.stream().map(Column::name).toList());
        return new Fit(independent, success, weights).run(dropped);
    }

    double coefficient(String name) {
        return coefficients[names.indexOf(name)];
    }

    double standardError(String name) {
        return standardErrors[names.indexOf(name)];
    }

    private static final class Fit {

        private final List<Column> columns;
        private final boolean[] success;
        private final double[] weights;
        private final double[] b;

        Fit(List<Column> columns, boolean[] success, double[] weights) {
            this.columns = columns;
            this.success = success;
            this.weights = weights;
            this.b = new double[columns.size()];
        }

        Logit run(List<String> dropped) {
            double likelihood = logLikelihood(b);
            for (int step = 0; step < STEPS; step++) {
                double[] move = newton(weighted());
                double moved = largest(linear(move));
                double before = likelihood;
                likelihood = go(move, likelihood);
                if (moved < STILL) {
                    return result(likelihood, dropped);
                }
                if (moved > 0.5 && step > 10 && Math.abs(likelihood - before) < SETTLED * (1 + Math.abs(likelihood))) {
                    throw separated(move);
                }
            }
            throw NotEstimable.because("score_did_not_settle", "steps", STEPS);
        }

        /** sqrt(w p (1 - p)) X = Q R. */
        private ThinQr weighted() {
            double[] eta = linear(b);
            double[][] x = new double[columns.size()][eta.length];
            for (int i = 0; i < eta.length; i++) {
                double root = Math.sqrt(weights[i] * spread(eta[i]));
                for (int j = 0; j < x.length; j++) {
                    x[j][i] = root * columns.get(j).values()[i];
                }
            }
            return ThinQr.of(x, RANK_WEIGHTED);
        }

        /** (X'WX)^-1 X'(y - p), by R^-1 Q' z with z = w (y - p) / sqrt(w p (1 - p)). */
        private double[] newton(ThinQr qr) {
            double[] eta = linear(b);
            if (qr.rank() < columns.size()) {
                throw separated(b);
            }
            double[] z = new double[eta.length];
            for (int i = 0; i < z.length; i++) {
                double root = Math.sqrt(weights[i] * spread(eta[i]));
                z[i] = root == 0 ? 0 : weights[i] * (success[i] ? probability(-eta[i]) : -probability(eta[i])) / root;
            }
            return qr.solve(qr.project(z));
        }

        /** Moves b, by half a step or less where a whole one would lower the likelihood. */
        private double go(double[] move, double likelihood) {
            double share = 1;
            double reached = logLikelihood(plus(move, share));
            while (reached < likelihood - SETTLED * Math.abs(likelihood) && share > 1e-6) {
                share /= 2;
                reached = logLikelihood(plus(move, share));
            }
            System.arraycopy(plus(move, share), 0, b, 0, b.length);
            return reached;
        }

        private Logit result(double likelihood, List<String> dropped) {
            double[][] inverse = weighted().inverse();
            double[] errors = IntStream.range(0, b.length).mapToDouble(j -> Math.sqrt(ThinQr.dot(inverse[j], inverse[j]))).toArray();
            double[] eta = linear(b);
            double[] fitted = IntStream.range(0, eta.length).mapToDouble(i -> probability(eta[i])).toArray();
            return new Logit(columns.stream().map(Column::name).toList(), b, errors, fitted, eta, likelihood, dropped);
        }

        private NotEstimable separated(double[] direction) {
            int most = 0;
            double far = -1;
            for (int j = 0; j < direction.length; j++) {
                double[] x = columns.get(j).values();
                double reach = Math.abs(direction[j]) * (IntStream.range(0, x.length).mapToDouble(i -> x[i]).max().orElse(0)
                        - IntStream.range(0, x.length).mapToDouble(i -> x[i]).min().orElse(0));
                if (reach > far) {
                    far = reach;
                    most = j;
                }
            }
            return NotEstimable.because("separated", "column", columns.get(most).name());
        }

        private double[] linear(double[] coefficients) {
            double[] eta = new double[success.length];
            for (int j = 0; j < coefficients.length; j++) {
                double[] x = columns.get(j).values();
                for (int i = 0; i < eta.length; i++) {
                    eta[i] += coefficients[j] * x[i];
                }
            }
            return eta;
        }

        private double[] plus(double[] move, double share) {
            return IntStream.range(0, b.length).mapToDouble(j -> b[j] + share * move[j]).toArray();
        }

        /** Sum of w (y eta - ln(1 + exp(eta))). */
        private double logLikelihood(double[] coefficients) {
            double[] eta = linear(coefficients);
            double sum = 0;
            for (int i = 0; i < eta.length; i++) {
                double signed = success[i] ? eta[i] : -eta[i];
                sum -= weights[i] * (signed > 0 ? Math.log1p(Math.exp(-signed)) : Math.log1p(Math.exp(signed)) - signed);
            }
            return sum;
        }

        private static double largest(double[] values) {
            double largest = 0;
            for (double value : values) {
                largest = Math.max(largest, Math.abs(value));
            }
            return largest;
        }

        private static double probability(double eta) {
            return 1 / (1 + Math.exp(-eta));
        }

        /** p (1 - p), without loss where p is close to one. */
        private static double spread(double eta) {
            return probability(eta) * probability(-eta);
        }
    }
}
