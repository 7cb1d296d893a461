package org.covalue.estimation.crosssection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.covalue.estimation.data.Design;
import org.covalue.estimation.data.Grouping;
import org.covalue.estimation.data.Message;
import org.covalue.estimation.data.NotEstimable;
import org.covalue.estimation.data.PanelSample;
import org.covalue.estimation.data.Regressor;
import org.covalue.estimation.inference.Counts;
import org.covalue.estimation.inference.Estimate;
import org.covalue.estimation.inference.EstimateRows;
import org.covalue.estimation.regression.Covariance;
import org.covalue.estimation.regression.ErrorRecipe;
import org.covalue.estimation.regression.LeastSquares;

/**
 * The effect of treatment in a cross section, under the assumption that treatment is as good as random among rows alike
 * in the covariates.
 */
public final class CrossSection {

    /**
     * @param estimates one per method asked for
     * @param notes how each is made, and what it leaves out
     * @param balance one row per method that balances and variable
     */
    public record Result(List<Estimate> estimates, List<Message> notes, List<BalanceRow> balance) {}

    /** No column of a file has this name. */
    private static final String TREATMENT = "(treated)";

    private final Sample sample;
    private final Errors errors;
    private final Design design;
    private final Result found = new Result(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());

    /** @param design its study, confidence and least numbers of rows count here */
    public CrossSection(Sample sample, Errors errors, Design design) {
        this.sample = sample;
        this.errors = errors;
        this.design = design;
    }

    /** In the order of {@link CrossSectionMethod}. */
    public Result estimate(Collection<CrossSectionMethod> methods) {
        new TreeSet<>(methods).forEach(this::add);
        return found;
    }

    private void add(CrossSectionMethod method) {
        try {
            sample.check(design.minimum().treated(), design.minimum().controls());
            Comparison comparison = method.compare(sample);
            found.estimates.add(estimate(method, comparison));
            if (method.isBalancing()) {
                found.balance.addAll(Balance.of(method.code(), sample, comparison));
            }
        } catch (NotEstimable refusal) {
            found.estimates.add(
                    new EstimateRows(design, method.code(), sample.counts()).refused(method.term(), refusal.reason()));
        }
    }

    Estimate estimate(CrossSectionMethod method, Comparison comparison) {
        List<Regressor> columns = new ArrayList<>(comparison.regressors());
        columns.add(new Regressor(TREATMENT, sample.treatment()));
        int[] compared = comparison.rows();
        double[] weights = PanelSample.pick(comparison.weights(), compared);
        LeastSquares fit = LeastSquares.fit(
                PanelSample.pick(sample.outcome(), compared),
                columns.stream()
                        .map(one -> new Regressor(one.name(), PanelSample.pick(one.values(), compared)))
                        .toList(),
                weights);
        int treatment = fit.names().indexOf(TREATMENT);
        if (treatment < 0) {
            throw NotEstimable.because("covariates_determine_treatment");
        }
        if (weights.length - fit.rank() < 1) {
            throw NotEstimable.because("no_degrees_left");
        }
        Covariance covariance = covariance(method, fit, comparison, compared);
        note(method, notes(fit, comparison));
        Counts counts = Counts.of(comparison.used(sample.treated(), true), comparison.used(sample.treated(), false));
        return new EstimateRows(design, method.code(), counts)
                .ofRegression(
                        method.term(),
                        fit.coefficient(TREATMENT),
                        covariance.matrix()[treatment][treatment],
                        covariance);
    }

    private Covariance covariance(CrossSectionMethod method, LeastSquares fit, Comparison comparison, int[] compared) {
        if (errors.groups().isPresent()) {
            return grouped(method, fit, errors.groups().get(), compared);
        }
        if (comparison.pairs() > 1 && errors.recipe().isEmpty()) {
            Grouping pairs = new Grouping("pair", comparison.pair(), comparison.pairs());
            return grouped(method, fit, new Errors.Groups(pairs, true, 2), compared);
        }
        ErrorRecipe recipe = errors.recipe().orElse(ErrorRecipe.HC1);
        note(method, List.of(Message.of("standard_error", "errors", recipe.words())));
        return Covariance.ofRows(fit, recipe, List.of());
    }

    private Covariance grouped(CrossSectionMethod method, LeastSquares fit, Errors.Groups by, int[] compared) {
        Grouping groups = by.groups().of(compared);
        int least = Math.max(2, by.fewest());
        if (groups.size() < least) {
            throw NotEstimable.because(
                    "too_few_groups_summed", "column", groups.name(), "found", groups.size(), "least", least);
        }
        Message recipe = Message.of(by.isCorrected() ? "errors_of_cr1" : "errors_of_cr0");
        note(method, List.of(Message.of("standard_error", "errors", recipe)));
        return Covariance.ofGroups(fit, by.isCorrected(), List.of(), List.of(groups));
    }

    private void note(CrossSectionMethod method, List<Message> notes) {
        notes.forEach(note -> found.notes.add(note.about(method.code())));
    }

    private List<Message> notes(LeastSquares fit, Comparison comparison) {
        List<Message> notes = new ArrayList<>(comparison.notes());
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
