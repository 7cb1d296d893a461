package org.covalue.estimation.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.covalue.estimation.data.NotEstimable;
import org.covalue.estimation.data.Regressor;

/**
 * Logistic regression by maximum likelihood: Newton-Raphson, which is iteratively reweighted least squares (McCullagh
 * and Nelder 1989, section 4.4). It ends when the linear predictor moves by less than 1e-8, where the next step would
 * move it by about the square of that.
 *
 * <p>Where covariates tell treated from untreated without error, for all rows or for some (complete or quasi-complete
 * separation, Albert and Anderson 1984), no maximum exists: the likelihood settles while the linear predictor keeps
 * moving by about one per step. That is refused, naming the column that moves most.
 *
 * @param names of the columns kept; dependent ones are left out
 * @param inverse of the information X'WX, W = w p (1 - p)
 * @param fitted probability of each row
 * @param linear log odds of each row
 */
public record Logit(
        List<String> names,
        double[] coefficients,
        double[][] inverse,
        double[] fitted,
        double[] linear,
        double logLikelihood,
        List<String> dropped) {

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
        List<String> dropped =
                new ArrayList<>(columns.stream().map(Regressor::name).toList());
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

    /**
     * One run. Beside b stand the linear predictor eta = X b and exp(-|eta|), so that a step takes one exponential a
     * row.
     */
    private static final class Fit {

        private final List<Regressor> columns;
        private final boolean[] success;
        private final double[] weights;
        private final double[] b;
        /** Copies of the columns, which each step overwrites. */
        private final List<Regressor> scratch;

        private double[] eta = {};
        private double[] small = {};

        Fit(List<Regressor> columns, boolean[] success, double[] weights) {
            this.columns = columns;
            this.success = success;
            this.weights = weights;
            this.b = new double[columns.size()];
            this.scratch = columns.stream().map(Regressor::copy).toList();
        }

        Logit run(List<String> dropped) {
            double likelihood = moveTo(new double[success.length]);
            for (int step = 0; step < STEPS; step++) {
                double[] move = newton(weighted());
                double[] direction = linear(move);
                double moved = largest(direction);
                double before = likelihood;
                likelihood = go(move, direction, likelihood);
                if (moved < STILL) {
                    return result(dropped);
                }
                if (moved > 0.5 && step > 10 && Math.abs(likelihood - before) < SETTLED * (1 + Math.abs(likelihood))) {
                    throw separated(move);
                }
            }
            throw NotEstimable.because("score_did_not_settle", "steps", STEPS);
        }

        /** Least squares of (d - p) / (p (1 - p)) on X with weights w p (1 - p): its coefficients are the step. */
        private LeastSquares weighted() {
            double[] step = new double[eta.length];
            double[] information = new double[eta.length];
            for (int i = 0; i < eta.length; i++) {
                double spread = small[i] / ((1 + small[i]) * (1 + small[i]));
                information[i] = weights[i] * spread;
                step[i] =
                        spread < NO_SPREAD ? 0 : success[i] ? 1 / probability(i, eta[i]) : -1 / probability(i, -eta[i]);
            }
            for (int j = 0; j < columns.size(); j++) {
                System.arraycopy(columns.get(j).values(), 0, scratch.get(j).values(), 0, eta.length);
            }
            return LeastSquares.inPlace(step, scratch, information, RANK_WEIGHTED, new double[columns.size()]);
        }

        /** (X'WX)^-1 X'(d - p). */
        private double[] newton(LeastSquares fit) {
            if (fit.rank() < columns.size()) {
                throw separated(b);
            }
            return fit.coefficients();
        }

        /** Moves b, by half a step or less where a whole one would lower the likelihood. */
        private double go(double[] move, double[] direction, double likelihood) {
            double[] from = eta;
            double share = 1;
            double reached = moveTo(plus(from, direction, share));
            while (reached < likelihood - SETTLED * Math.abs(likelihood) && share > 1e-6) {
                share /= 2;
                reached = moveTo(plus(from, direction, share));
            }
            for (int j = 0; j < b.length; j++) {
                b[j] += share * move[j];
            }
            return reached;
        }

        private Logit result(List<String> dropped) {
            double likelihood = moveTo(linear(b));
            double[] fitted = IntStream.range(0, eta.length)
                    .mapToDouble(i -> probability(i, eta[i]))
                    .toArray();
            return new Logit(
                    columns.stream().map(Regressor::name).toList(),
                    b,
                    weighted().inverse(),
                    fitted,
                    eta,
                    likelihood,
                    dropped);
        }

        private NotEstimable separated(double[] direction) {
            int most = 0;
            double far = -1;
            for (int j = 0; j < direction.length; j++) {
                double[] x = columns.get(j).values();
                double reach = Math.abs(direction[j])
                        * (Arrays.stream(x).max().orElse(0)
                                - Arrays.stream(x).min().orElse(0));
                if (reach > far) {
                    far = reach;
                    most = j;
                }
            }
            return NotEstimable.because("separated", "column", columns.get(most).name());
        }

        private double[] linear(double[] coefficients) {
            double[] product = new double[success.length];
            for (int j = 0; j < coefficients.length; j++) {
                double[] x = columns.get(j).values();
                for (int i = 0; i < product.length; i++) {
                    product[i] += coefficients[j] * x[i];
                }
            }
            return product;
        }

        private static double[] plus(double[] from, double[] direction, double share) {
            double[] sum = new double[from.length];
            for (int i = 0; i < sum.length; i++) {
                sum[i] = from[i] + share * direction[i];
            }
            return sum;
        }

        /** Takes another linear predictor. @return the log likelihood there, sum of w (y eta - ln(1 + exp(eta))) */
        private double moveTo(double[] other) {
            eta = other;
            small = new double[eta.length];
            double sum = 0;
            for (int i = 0; i < eta.length; i++) {
                small[i] = Math.exp(-Math.abs(eta[i]));
                double against = success[i] ? -eta[i] : eta[i];
                sum -= weights[i] * (Math.log1p(small[i]) + Math.max(against, 0));
            }
            return sum;
        }

        /** 1 / (1 + exp(-x)) for x = eta_i or -eta_i, without loss where it is close to one. */
        private double probability(int i, double x) {
            return x >= 0 ? 1 / (1 + small[i]) : small[i] / (1 + small[i]);
        }

        private static double largest(double[] values) {
            double largest = 0;
            for (double value : values) {
                largest = Math.max(largest, Math.abs(value));
            }
            return largest;
        }
    }
}
