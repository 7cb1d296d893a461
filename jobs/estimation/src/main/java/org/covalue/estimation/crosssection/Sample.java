package org.covalue.estimation.crosssection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.covalue.estimation.data.EstimationProblem;
import org.covalue.estimation.data.Message;
import org.covalue.estimation.data.NotEstimable;
import org.covalue.estimation.data.Regressor;
import org.covalue.estimation.inference.Counts;

/**
 * The rows that an estimate on observables is made of: complete ones. Rows with a missing value are left out and named,
 * as R's {@code na.omit} does.
 *
 * @param weights of the design, one where there are none
 * @param isWeighted whether the design has weights
 * @param leftOut data rows (the first is 1) with a missing value
 */
public record Sample(
        double[] outcome,
        boolean[] treated,
        List<Covariate> covariates,
        double[] weights,
        boolean isWeighted,
        List<Integer> leftOut) {

    private static final int NAMED = 10;

    /**
     * @param outcome NaN where missing
     * @param treated 0 or 1, NaN where missing
     * @param weights positive; empty: every row counts once
     * @throws EstimationProblem a value that is infinite, a treatment that is not 0 or 1, a weight that is not
     *     positive; it names the rows
     */
    public static Sample of(
            double[] outcome, double[] treated, List<Covariate> covariates, Optional<double[]> weights) {
        int n = outcome.length;
        double[] weight = weights.orElseGet(() -> ones(n));
        refuse(n, i -> Double.isInfinite(outcome[i]), "the outcome is infinite", "give a number or leave it blank");
        refuse(
                n,
                i -> !(Double.isNaN(treated[i]) || treated[i] == 0 || treated[i] == 1),
                "treated is neither 0 nor 1",
                "give 1 for treated and 0 for not treated");
        refuse(
                n,
                i -> weight[i] <= 0 || Double.isInfinite(weight[i]),
                "the weight is not a positive number",
                "give a positive weight, or leave the row out");
        for (Covariate covariate : covariates) {
            if (covariate.rows() != n) {
                throw new EstimationProblem(
                        "covariate %s has %d rows, the outcome %d".formatted(covariate.name(), covariate.rows(), n));
            }
            refuse(n, covariate::isInfinite, covariate.name() + " is infinite", "give a number or leave it blank");
        }
        IntPredicate missing = i -> Double.isNaN(outcome[i])
                || Double.isNaN(treated[i])
                || Double.isNaN(weight[i])
                || covariates.stream().anyMatch(covariate -> covariate.isMissing(i));
        int[] complete = IntStream.range(0, n).filter(missing.negate()).toArray();
        boolean[] isTreated = new boolean[complete.length];
        for (int i = 0; i < complete.length; i++) {
            isTreated[i] = treated[complete[i]] == 1;
        }
        return new Sample(
                pick(outcome, complete),
                isTreated,
                covariates.stream().map(one -> one.rows(complete)).toList(),
                pick(weight, complete),
                weights.isPresent(),
                IntStream.range(0, n).filter(missing).mapToObj(i -> i + 1).toList());
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

    /** What a reader must know of every estimate from this sample. */
    List<Message> notes() {
        return leftOut.isEmpty()
                ? List.of()
                : List.of(Message.of("rows_missing", "count", leftOut.size(), "rows", named(leftOut)));
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

    private static double[] pick(double[] values, int[] rows) {
        return IntStream.of(rows).mapToDouble(i -> values[i]).toArray();
    }

    private static void refuse(int n, IntPredicate isWrong, String what, String remedy) {
        List<Integer> rows =
                IntStream.range(0, n).filter(isWrong).mapToObj(i -> i + 1).toList();
        if (!rows.isEmpty()) {
            throw new EstimationProblem(
                    "%s in %d data rows (%s): %s".formatted(what, rows.size(), named(rows), remedy));
        }
    }

    private static String named(List<Integer> rows) {
        String some = rows.stream().limit(NAMED).map(String::valueOf).collect(Collectors.joining(", "));
        return rows.size() > NAMED ? some + " ..." : some;
    }
}
