package org.covalue.studies.regression;

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
 * @param inverse of the information X'WX, W = w p (1 - p)
 * @param fitted probability of each row
 * @param linear log odds of each row
 */
public record Logit(List<String> names, double[] coefficients, double[][] inverse, double[] fitted, double[] linear,
        double logLikelihood, List<String> dropped) {

    private static final int STEPS = 100;
    private static final double STILL = 1e-8;
    private static final double SETTLED = 1e-10;
    private static final double RANK_WEIGHTED = 1e-11;
    /** Where a probability is as good as 0 or 1, the row no longer says where to go. */
    private static final double NO_SPREAD = 1e-200;

    /**
     * @param success the answer, one per row
     * @param weights prior weights, one per row
     * @throws NotEstimable where no maximum exists
     */
    public static Logit fit(List<Regressor> columns, boolean[] success, double[] weights) {
        int[] kept = LeastSquares.independent(columns, LeastSquares.OF_LENGTH);
        List<Regressor> independent = IntStream.of(kept).mapToObj(columns::get).toList();
        List<String> dropped = new ArrayList<>(columns.stream().map(Regressor::name).toList());
        dropped.removeAll(independent.stream().map(Regressor::name).toList());
        return new Fit(independent, success, weights).run(dropped);
    }

    public double coefficient(String name) {
        return coefficients[names.indexOf(name)];
    }

    public double standardError(String name) {
        int place = names.indexOf(name);
        return Math.sqrt(inverse[place][place]);
    }

    /** Of the coefficients, [coefficient][row]: n (X'WX)^-1 w (d - p) x. @param columns those that were fitted */
    public double[][] influence(double[][] columns, boolean[] success, double[] weights) {
        double[][] influence = new double[columns.length][success.length];
        for (int j = 0; j < columns.length; j++) {
            for (int i = 0; i < success.length; i++) {
                double total = 0;
                for (int k = 0; k < columns.length; k++) {
                    total += inverse[j][k] * columns[k][i];
                }
                influence[j][i] = success.length * total * weights[i] * ((success[i] ? 1 : 0) - fitted[i]);
            }
        }
        return influence;
    }

    private static final class Fit {

        private final List<Regressor> columns;
        private final boolean[] success;
        private final double[] weights;
        private final double[] b;

        Fit(List<Regressor> columns, boolean[] success, double[] weights) {
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

        /** Least squares of (d - p) / (p (1 - p)) on X with weights w p (1 - p): its coefficients are the step. */
        private LeastSquares weighted() {
            double[] eta = linear(b);
            double[] step = new double[eta.length];
            double[] information = new double[eta.length];
            for (int i = 0; i < eta.length; i++) {
                double spread = spread(eta[i]);
                information[i] = weights[i] * spread;
                step[i] = spread < NO_SPREAD ? 0 : (success[i] ? probability(-eta[i]) : -probability(eta[i])) / spread;
            }
            return LeastSquares.inPlace(step, columns.stream().map(Regressor::copy).toList(), information, RANK_WEIGHTED,
                    new double[columns.size()]);
        }

        /** (X'WX)^-1 X'(d - p). */
        private double[] newton(LeastSquares fit) {
            if (fit.rank() < columns.size()) {
                throw separated(b);
            }
            return fit.coefficients();
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
            double[] eta = linear(b);
            double[] fitted = IntStream.range(0, eta.length).mapToDouble(i -> probability(eta[i])).toArray();
            return new Logit(columns.stream().map(Regressor::name).toList(), b, weighted().inverse(), fitted, eta, likelihood, dropped);
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
