package org.covalue.estimation.crosssection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.covalue.estimation.data.Message;
import org.covalue.estimation.data.NotEstimable;
import org.covalue.estimation.data.Regressor;
import org.covalue.estimation.inference.Counts;
import org.covalue.estimation.inference.Effect;
import org.covalue.estimation.inference.Uncertainty;
import org.covalue.estimation.regression.ErrorRecipe;
import org.covalue.estimation.regression.LeastSquares;

/**
 * The effect of treatment in a cross section, under the assumption that treatment is as good as random among rows alike
 * in the covariates.
 */
public final class CrossSection {

    /**
     * @param effects one per method asked for
     * @param balance one row per method that balances and variable
     */
    public record Result(List<Effect> effects, List<BalanceRow> balance) {}

    /** No column of a file has this name. */
    private static final String TREATMENT = "(treated)";

    private final Sample sample;
    private final Errors errors;
    private final int fewestTreated;
    private final int fewestControls;

    /** @param fewestTreated below it, or below {@code fewestControls}, nothing is estimated */
    public CrossSection(Sample sample, Errors errors, int fewestTreated, int fewestControls) {
        this.sample = sample;
        this.errors = errors;
        this.fewestTreated = fewestTreated;
        this.fewestControls = fewestControls;
    }

    /** In the order of {@link Method}. */
    public Result estimate(Collection<Method> methods) {
        List<Effect> effects = new ArrayList<>();
        List<BalanceRow> balance = new ArrayList<>();
        for (Method method : new TreeSet<>(methods)) {
            try {
                sample.check(fewestTreated, fewestControls);
                Comparison comparison = method.compare(sample);
                effects.add(effect(method, comparison));
                if (method.isBalancing()) {
                    balance.addAll(Balance.of(method.code(), sample, comparison));
                }
            } catch (NotEstimable refusal) {
                effects.add(Effect.refused(
                        method.code(), method.term(), sample.counts(), refusal.reason(), sample.notes()));
            }
        }
        return new Result(effects, balance);
    }

    Effect effect(Method method, Comparison comparison) {
        List<Regressor> columns = new ArrayList<>(comparison.regressors());
        columns.add(new Regressor(TREATMENT, sample.treatment()));
        LeastSquares fit = LeastSquares.fit(sample.outcome(), columns, comparison.weights());
        CoefficientError error = new CoefficientError(fit, fit.names().indexOf(TREATMENT));
        if (!fit.names().contains(TREATMENT)) {
            throw NotEstimable.because("covariates_determine_treatment");
        }
        if (error.degreesOfFreedom() < 1) {
            throw NotEstimable.because("no_degrees_left");
        }
        Counts counts = Counts.of(comparison.used(sample.treated(), true), comparison.used(sample.treated(), false));
        return Effect.of(
                method.code(),
                method.term(),
                fit.coefficient(TREATMENT),
                uncertainty(error, comparison),
                counts,
                notes(fit, comparison));
    }

    private Uncertainty uncertainty(CoefficientError error, Comparison comparison) {
        if (errors.groups().isPresent()) {
            return grouped(error, errors.groups().get());
        }
        if (comparison.pairs() > 1 && errors.recipe().isEmpty()) {
            return grouped(error, new Errors.Groups("pair", comparison.pair(), true, 2));
        }
        ErrorRecipe recipe = errors.recipe().orElse(ErrorRecipe.HC1);
        return Uncertainty.student(error.of(recipe), error.degreesOfFreedom(), recipe.words());
    }

    private static Uncertainty grouped(CoefficientError error, Errors.Groups by) {
        int groups = error.groups(by.codes());
        if (groups < Math.max(2, by.fewest())) {
            throw NotEstimable.because(
                    "too_few_groups_summed", "column", by.name(), "found", groups, "least", Math.max(2, by.fewest()));
        }
        return Uncertainty.grouped(
                error.grouped(by.codes(), by.isCorrected()),
                groups,
                by.name(),
                Message.of(by.isCorrected() ? "errors_of_cr1" : "errors_of_cr0"));
    }

    private List<Message> notes(LeastSquares fit, Comparison comparison) {
        List<Message> notes = new ArrayList<>(sample.notes());
        notes.addAll(comparison.notes());
        if (!fit.dropped().isEmpty()) {
            notes.add(Message.of("dropped_columns", "names", fit.dropped()));
        }
        double effective = comparison.effectiveControls(sample.treated());
        if (effective < sample.counts().controls() * (1 - 1e-9)) {
            notes.add(Message.of(
                    "effective_controls",
                    "effective",
                    effective,
                    "all",
                    sample.counts().controls()));
        }
        return notes;
    }
}
