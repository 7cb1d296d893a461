package org.covalue.estimation.crosssection;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.covalue.estimation.data.NotEstimable;
import org.covalue.estimation.data.Regressor;
import org.covalue.estimation.regression.LeastSquares;

/**
 * Control weights as close as can be, in entropy, to the base weights, that give the controls the means of the treated
 * in every covariate (Hainmueller 2012, Political Analysis 20, 25-46). Solved in the dual: the weights are w_i = q_i
 * exp(l'(x_i - m)) / sum, and l minimises ln sum q_i exp(l'(x_i - m)), a convex function, by Newton's method with
 * halved steps where a whole one does not lower it. Covariates are measured in standard deviations of the controls.
 *
 * <p>The dual function cannot fall below ln(min q_i / sum q) where a solution exists; below that the means of the
 * treated lie outside what any weighting of the controls reaches, and the estimate is refused.
 */
final class EntropyBalancing {

    private static final int STEPS = 200;
    private static final double BALANCED = 1e-12;
    private static final double ACCEPTED = 1e-9;

    /** Centred at the means of the treated, in standard deviations, one array per covariate. */
    private final double[][] x;

    private final List<Regressor> columns;
    private final double[] base;
    private final double lowest;

    private EntropyBalancing(List<Regressor> columns, double[][] x, double[] base) {
        this.columns = columns;
        this.x = x;
        double sum = Arrays.stream(base).sum();
        this.base = Arrays.stream(base).map(q -> q / sum).toArray();
        this.lowest = Math.log(Arrays.stream(this.base).min().orElseThrow());
    }

    static Comparison compare(Sample sample) {
        int[] controls = IntStream.range(0, sample.size())
                .filter(i -> !sample.treated()[i])
                .toArray();
        List<Regressor> all = sample.regressors();
        int[] kept = LeastSquares.independent(
                all.stream()
                        .map(one -> new Regressor(one.name(), pick(one.values(), controls)))
                        .toList(),
                LeastSquares.OF_LENGTH);
        List<Regressor> columns = IntStream.of(kept).skip(1).mapToObj(all::get).toList();
        double[][] x =
                columns.stream().map(one -> centred(one, sample, controls)).toArray(double[][]::new);
        refuseUnreachable(all, kept, sample, controls);
        double[] balanced = new EntropyBalancing(columns, x, pick(sample.weights(), controls)).solve();
        double treatedWeight = IntStream.range(0, sample.size())
                .filter(i -> sample.treated()[i])
                .mapToDouble(i -> sample.weights()[i])
                .sum();
        double[] weights = sample.weights().clone();
        for (int i = 0; i < controls.length; i++) {
            weights[controls[i]] = balanced[i] * treatedWeight;
        }
        return Comparison.weighted(sample, weights, Optional.empty(), List.of());
    }

    /**
     * A covariate that the others determine among the controls must be balanced through them; where it is not, none can
     * do it.
     */
    private static void refuseUnreachable(List<Regressor> all, int[] kept, Sample sample, int[] controls) {
        for (int j = 1; j < all.size(); j++) {
            int position = j;
            if (IntStream.of(kept).noneMatch(one -> one == position)) {
                Regressor column = all.get(j);
                List<String> names =
                        IntStream.of(kept).mapToObj(one -> all.get(one).name()).toList();
                LeastSquares fit = LeastSquares.fit(
                        pick(column.values(), controls),
                        IntStream.of(kept)
                                .mapToObj(one -> new Regressor(
                                        all.get(one).name(), pick(all.get(one).values(), controls)))
                                .toList(),
                        new double[0]);
                double expected = names.stream()
                        .mapToDouble(name -> fit.coefficient(name) * mean(all, name, sample))
                        .sum();
                double found = treatedMean(column, sample);
                if (Math.abs(expected - found) > ACCEPTED * (1 + Math.abs(found))) {
                    throw unreachable(column.name());
                }
            }
        }
    }

    private static double mean(List<Regressor> all, String name, Sample sample) {
        return treatedMean(
                all.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow(), sample);
    }

    private double[] solve() {
        double[] l = new double[x.length];
        double[] w = weights(l);
        for (int step = 0; step < STEPS; step++) {
            double[] gap = gap(w);
            if (largest(gap) < BALANCED) {
                return w;
            }
            double value = dual(l);
            if (value < lowest - ACCEPTED) {
                throw unreachable(columns.get(worst(gap)).name());
            }
            double[] next = descend(l, direction(w, gap), value);
            if (next == l) {
                break;
            }
            l = next;
            w = weights(l);
        }
        double[] gap = gap(w);
        if (largest(gap) > ACCEPTED) {
            throw unreachable(columns.get(worst(gap)).name());
        }
        return w;
    }

    /** Minus the inverse Hessian times the gradient: the Hessian is the weighted covariance of x, by least squares. */
    private double[] direction(double[] w, double[] gap) {
        List<Regressor> spread = IntStream.range(0, x.length)
                .mapToObj(j -> new Regressor(
                        "", Arrays.stream(x[j]).map(value -> value - gap[j]).toArray()))
                .toList();
        LeastSquares fit = LeastSquares.inPlace(new double[w.length], spread, w, 1e-13, new double[x.length]);
        double[] direction = new double[x.length];
        double[][] inverse = fit.inverse();
        for (int a = 0; a < fit.rank(); a++) {
            for (int b = 0; b < fit.rank(); b++) {
                direction[fit.kept()[a]] -= inverse[a][b] * gap[fit.kept()[b]];
            }
        }
        return direction;
    }

    /** The whole step, or half of it and so on until the dual falls; the point itself where it falls no more. */
    private double[] descend(double[] l, double[] direction, double value) {
        for (double share = 1; share > 1e-12; share /= 2) {
            double[] next = l.clone();
            for (int j = 0; j < l.length; j++) {
                next[j] += share * direction[j];
            }
            double reached = dual(next);
            if (reached < value
                    || share == 1
                            && Math.abs(reached - value) < 1e-13
                            && largest(gap(weights(next))) < largest(gap(weights(l)))) {
                return next;
            }
        }
        return l;
    }

    private double dual(double[] l) {
        double[] exponent = exponent(l);
        double top = Arrays.stream(exponent).max().orElseThrow();
        return top
                + Math.log(IntStream.range(0, base.length)
                        .mapToDouble(i -> base[i] * Math.exp(exponent[i] - top))
                        .sum());
    }

    private double[] weights(double[] l) {
        double[] exponent = exponent(l);
        double top = Arrays.stream(exponent).max().orElseThrow();
        double[] w = IntStream.range(0, base.length)
                .mapToDouble(i -> base[i] * Math.exp(exponent[i] - top))
                .toArray();
        double sum = Arrays.stream(w).sum();
        return Arrays.stream(w).map(one -> one / sum).toArray();
    }

    private double[] exponent(double[] l) {
        double[] exponent = new double[base.length];
        for (int j = 0; j < x.length; j++) {
            for (int i = 0; i < exponent.length; i++) {
                exponent[i] += l[j] * x[j][i];
            }
        }
        return exponent;
    }

    /** What is still missing between the weighted controls and the treated; the gradient of the dual. */
    private double[] gap(double[] w) {
        return Arrays.stream(x).mapToDouble(column -> sum(column, w)).toArray();
    }

    private static double[] centred(Regressor column, Sample sample, int[] controls) {
        double[] values = pick(column.values(), controls);
        double centre = Arrays.stream(values).average().orElseThrow();
        double deviation = Math.sqrt(Arrays.stream(values)
                        .map(value -> (value - centre) * (value - centre))
                        .sum()
                / values.length);
        double target = treatedMean(column, sample);
        return Arrays.stream(values).map(value -> (value - target) / deviation).toArray();
    }

    private static double treatedMean(Regressor column, Sample sample) {
        double sum = 0;
        double weight = 0;
        for (int i = 0; i < sample.size(); i++) {
            if (sample.treated()[i]) {
                sum += sample.weights()[i] * column.values()[i];
                weight += sample.weights()[i];
            }
        }
        return sum / weight;
    }

    private static NotEstimable unreachable(String column) {
        return NotEstimable.because("unreachable", "column", column);
    }

    private static double sum(double[] values, double[] weights) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> values[i] * weights[i])
                .sum();
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }

    private static int worst(double[] gap) {
        return IntStream.range(0, gap.length)
                .boxed()
                .max((a, b) -> Double.compare(Math.abs(gap[a]), Math.abs(gap[b])))
                .orElseThrow();
    }

    private static double[] pick(double[] values, int[] rows) {
        return IntStream.of(rows).mapToDouble(i -> values[i]).toArray();
    }
}
