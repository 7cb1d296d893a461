package org.covalue.estimation.panel;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.covalue.estimation.data.Grouping;
import org.covalue.estimation.data.PanelSample;
import org.covalue.estimation.data.Regressor;
import org.covalue.estimation.regression.AbsorbedRegression;
import org.covalue.estimation.regression.FixedEffects;
import org.covalue.estimation.regression.LeastSquares;

/**
 * Outcomes without treatment, estimated on untreated rows and carried over to treated ones, and means of the
 * difference. With Z the dummies and covariates, 0 the untreated and 1 the treated rows, a mean with weights a over the
 * treated rows is sum v_i y_i with v = a on them and v = -W Z_0 (Z_0'W Z_0)^-1 Z_1'a on the untreated.
 */
final class ImputedOutcomes {

    /**
     * Of the differences between outcomes and imputed outcomes.
     *
     * @param sums of v times residual, by group of the errors
     */
    record Mean(double estimate, double[] sums) {

        double covariance(Mean other) {
            return dot(sums, other.sums);
        }
    }

    private final PanelSample sample;
    /** Periods, or periods within levels. */
    private final Grouping period;

    private final int[] untreated;
    private final FixedEffects effects;
    private final LeastSquares fit;
    /** [covariate kept]: its values in all rows, and its coefficients on the effects. */
    private final double[][] x;

    private final double[][] ofCovariates;
    /** Place of the coefficient of each unit and period; -1 where no untreated row has it. */
    private final int[] unitPlace;

    private final int[] timePlace;
    private final int[] component;
    /** y less what effects and covariates predict, in all rows; NaN where nothing predicts. */
    private final double[] difference;

    ImputedOutcomes(PanelSample sample, IntPredicate isUntreated) {
        this.sample = sample;
        this.period = sample.periodEffects();
        this.untreated = IntStream.range(0, sample.size()).filter(isUntreated).toArray();
        Grouping unit = sample.unit().of(untreated);
        Grouping time = period.of(untreated);
        double[] weights =
                sample.weights().length == 0 ? sample.weights() : PanelSample.pick(sample.weights(), untreated);
        effects = new FixedEffects(List.of(unit, time), weights);
        boolean isUnitFirst = effects.effects().get(0).equals(unit);
        unitPlace = places(sample.unit(), unit, effects.offset(isUnitFirst ? 0 : 1));
        timePlace = places(period, time, effects.offset(isUnitFirst ? 1 : 0));
        component = components();
        List<Regressor> covariates = sample.covariates().stream()
                .map(one -> new Regressor(one.name(), PanelSample.pick(one.values(), untreated)))
                .toList();
        double[] outcome = PanelSample.pick(sample.outcome(), untreated);
        double[] ofOutcome = effects.absorb(outcome.clone());
        fit = AbsorbedRegression.fit(outcome, covariates, List.of(effects), weights);
        x = Arrays.stream(fit.kept())
                .mapToObj(j -> sample.covariates().get(j).values())
                .toArray(double[][]::new);
        ofCovariates = Arrays.stream(x)
                .map(values -> effects.absorb(PanelSample.pick(values, untreated)))
                .toArray(double[][]::new);
        difference = difference(ofOutcome);
    }

    boolean isImputed(int row) {
        return !Double.isNaN(difference[row]);
    }

    List<String> dropped() {
        return fit.dropped();
    }

    Grouping groups() {
        return sample.clusteredBy().get(0);
    }

    /** Weighted by the rows' weights; empty where none of these rows is imputed. @param isMeant treated rows */
    Optional<Mean> mean(IntPredicate isMeant) {
        int[] treated = IntStream.range(0, sample.size())
                .filter(isMeant)
                .filter(this::isImputed)
                .toArray();
        return treated.length == 0 ? Optional.empty() : Optional.of(mean(treated));
    }

    private Mean mean(int[] treated) {
        double total = IntStream.of(treated).mapToDouble(sample::weight).sum();
        double[] a =
                IntStream.of(treated).mapToDouble(i -> sample.weight(i) / total).toArray();
        double estimate = IntStream.range(0, a.length)
                .mapToDouble(k -> a[k] * difference[treated[k]])
                .sum();
        double[] sums = new double[groups().size()];
        double[] v = untreatedWeights(treated, a);
        for (int k = 0; k < untreated.length; k++) {
            sums[groups().codes()[untreated[k]]] += v[k] * difference[untreated[k]];
        }
        double[] residuals = treatedResiduals(treated, a);
        for (int k = 0; k < treated.length; k++) {
            sums[groups().codes()[treated[k]]] += a[k] * residuals[k];
        }
        return new Mean(estimate, sums);
    }

    /** v of the untreated rows. */
    private double[] untreatedWeights(int[] treated, double[] a) {
        double[] rightSide = new double[effects.coefficients()];
        double[] moments = new double[x.length];
        for (int k = 0; k < treated.length; k++) {
            rightSide[unitPlace[sample.unit().codes()[treated[k]]]] += a[k];
            rightSide[timePlace[period.codes()[treated[k]]]] += a[k];
            for (int j = 0; j < x.length; j++) {
                moments[j] += a[k] * x[j][treated[k]];
            }
        }
        double[] c = effects.solve(rightSide);
        double[] slopes = new double[x.length];
        double[][] inverse = fit.inverse();
        for (int j = 0; j < x.length; j++) {
            for (int m = 0; m < x.length; m++) {
                slopes[j] += inverse[j][m] * (moments[m] - dot(ofCovariates[m], rightSide));
            }
        }
        for (int j = 0; j < x.length; j++) {
            for (int m = 0; m < c.length; m++) {
                c[m] -= slopes[j] * ofCovariates[j][m];
            }
        }
        double[] v = new double[untreated.length];
        Arrays.setAll(v, k -> -sample.weight(untreated[k]) * predicted(c, slopes, untreated[k]));
        return v;
    }

    /** Differences less their mean in the cohort and event time, weighted by squared weights. */
    private double[] treatedResiduals(int[] treated, double[] a) {
        Map<Long, double[]> means = new HashMap<>();
        double[] cohorts = sample.cohorts();
        double[][] sums = new double[treated.length][];
        for (int k = 0; k < treated.length; k++) {
            int cohort = Arrays.binarySearch(cohorts, sample.treatedFrom(treated[k]));
            long key = (long) cohort * sample.periods().length + sample.time().codes()[treated[k]];
            sums[k] = means.computeIfAbsent(key, cell -> new double[2]);
            sums[k][0] += a[k] * a[k] * difference[treated[k]];
            sums[k][1] += a[k] * a[k];
        }
        double[] residuals = new double[treated.length];
        Arrays.setAll(residuals, k -> difference[treated[k]] - sums[k][0] / sums[k][1]);
        return residuals;
    }

    private double[] difference(double[] ofOutcome) {
        double[] c = ofOutcome;
        for (int j = 0; j < x.length; j++) {
            for (int m = 0; m < c.length; m++) {
                c[m] -= fit.coefficients()[j] * ofCovariates[j][m];
            }
        }
        double[] rest = new double[sample.size()];
        Arrays.setAll(rest, i -> {
            int unit = unitPlace[sample.unit().codes()[i]];
            int time = timePlace[period.codes()[i]];
            boolean isPredicted = unit >= 0 && time >= 0 && root(unit) == root(time);
            return isPredicted ? sample.outcome()[i] - predicted(c, fit.coefficients(), i) : Double.NaN;
        });
        return rest;
    }

    private double predicted(double[] c, double[] slopes, int row) {
        double value = c[unitPlace[sample.unit().codes()[row]]] + c[timePlace[period.codes()[row]]];
        for (int j = 0; j < x.length; j++) {
            value += slopes[j] * x[j][row];
        }
        return value;
    }

    private int[] places(Grouping all, Grouping some, int offset) {
        int[] places = new int[all.size()];
        Arrays.fill(places, -1);
        for (int k = 0; k < untreated.length; k++) {
            places[all.codes()[untreated[k]]] = offset + some.codes()[k];
        }
        return places;
    }

    /** Effects are comparable within a connected set of units and periods only. */
    private int[] components() {
        int[] parents = IntStream.range(0, effects.coefficients()).toArray();
        for (int row : untreated) {
            int a = root(parents, unitPlace[sample.unit().codes()[row]]);
            parents[a] = root(parents, timePlace[period.codes()[row]]);
        }
        return parents;
    }

    private int root(int place) {
        return root(component, place);
    }

    private static int root(int[] parents, int place) {
        int at = place;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }

    private static double dot(double[] a, double[] b) {
        double total = 0;
        for (int i = 0; i < a.length; i++) {
            total += a[i] * b[i];
        }
        return total;
    }
}
