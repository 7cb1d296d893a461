package org.covalue.estimation.crosssection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.covalue.estimation.data.CompleteRows;
import org.covalue.estimation.data.NotEstimable;
import org.covalue.estimation.data.Regressor;
import org.covalue.estimation.inference.Counts;

/**
 * The rows that an estimate on observables is made of: complete ones, see {@link CompleteRows}.
 *
 * @param weights of the design, one where there are none
 * @param isWeighted whether the design has weights
 */
public record Sample(
        double[] outcome, boolean[] treated, List<Covariate> covariates, double[] weights, boolean isWeighted) {

    /**
     * @param treated 0 or 1
     * @param weights positive; empty: every row counts once
     */
    public static Sample of(
            double[] outcome, double[] treated, List<Covariate> covariates, Optional<double[]> weights) {
        boolean[] isTreated = new boolean[treated.length];
        for (int i = 0; i < isTreated.length; i++) {
            isTreated[i] = treated[i] == 1;
        }
        return new Sample(
                outcome, isTreated, covariates, weights.orElseGet(() -> ones(outcome.length)), weights.isPresent());
    }

    public int size() {
        return outcome.length;
    }

    public Counts counts() {
        int ones = (int) IntStream.range(0, size()).filter(i -> treated[i]).count();
        return Counts.of(ones, size() - ones);
    }

    /** Refuses a sample that no method can use. */
    void check(int fewestTreated, int fewestControls) {
        Counts counts = counts();
        if (counts.treated() < Math.max(1, fewestTreated) || counts.controls() < Math.max(1, fewestControls)) {
            throw NotEstimable.because(
                    "too_few_rows",
                    "treated",
                    counts.treated(),
                    "controls",
                    counts.controls(),
                    "least_treated",
                    Math.max(1, fewestTreated),
                    "least_controls",
                    Math.max(1, fewestControls));
        }
        if (Arrays.stream(outcome).allMatch(value -> value == outcome[0])) {
            throw NotEstimable.because("constant_outcome_of_rows", "value", outcome[0]);
        }
    }

    /** 1 for treated, 0 for not. */
    double[] treatment() {
        return IntStream.range(0, size()).mapToDouble(i -> treated[i] ? 1 : 0).toArray();
    }

    /** The intercept, then every covariate without its reference category. */
    List<Regressor> regressors() {
        List<Regressor> columns = new ArrayList<>();
        columns.add(new Regressor("(Intercept)", ones(size())));
        covariates.forEach(covariate -> columns.addAll(covariate.regressors()));
        return columns;
    }

    static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }
}
