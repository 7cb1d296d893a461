package org.covalue.estimation.inference;

import java.util.List;
import java.util.Optional;
import org.covalue.estimation.data.Message;

/**
 * One number with its uncertainty, and whom it rests on: a row of {@code estimates.csv}.
 *
 * @param term which number of the estimator, for example {@code att(2004,2006)}
 * @param estimate NaN where there is none
 * @param refusal why, where the state is {@code not_estimable}
 */
public record Estimate(
        String study,
        String estimator,
        String term,
        double estimate,
        Uncertainty uncertainty,
        Counts counts,
        EstimateState state,
        Optional<Message> refusal) {

    /** The columns of every table of estimates, in their order; of {@link #figures}. */
    public static final List<String> FIGURES =
            List.of("estimate", "standard_error", "ci_lower", "ci_upper", "p_value", "p_adjusted");
    /** Of {@link #counts}. */
    public static final List<String> COUNTS = List.of("n", "n_treated", "n_control");
    /** What is told beside an estimate: of {@link Power}, and of {@link UniformBands}. */
    public static final List<String> BESIDE = List.of("minimum_detectable_effect", "uniform_lower", "uniform_upper");

    public double standardError() {
        return uncertainty.standardError();
    }

    public double ciLower() {
        return uncertainty.lower();
    }

    public double ciUpper() {
        return uncertainty.upper();
    }

    public double pValue() {
        return uncertainty.p();
    }

    public double pAdjusted() {
        return uncertainty.pAdjusted();
    }

    public String seClusteredBy() {
        return uncertainty.clusteredBy();
    }

    public int clusters() {
        return uncertainty.clusters();
    }

    /** In the order of {@link #FIGURES}. */
    public double[] figures() {
        return new double[] {estimate, standardError(), ciLower(), ciUpper(), pValue(), pAdjusted()};
    }

    /** Same number, with an adjusted p value. */
    public Estimate adjusted(double p) {
        return with(uncertainty.adjusted(p));
    }

    /** Same number, with another p value and interval. */
    public Estimate inferred(double p, double lower, double upper) {
        return with(uncertainty.inferred(p, lower, upper));
    }

    private Estimate with(Uncertainty another) {
        return new Estimate(study, estimator, term, estimate, another, counts, state, refusal);
    }

    /** Why there is no number, in English; blank where there is one. */
    public String reason() {
        return refusal.map(Message::toString).orElse("");
    }

    /** Terms that answer one question together: {@code event(-2)} and {@code event(1)} are both {@code event}. */
    public String kind() {
        int parenthesis = term.indexOf('(');
        return parenthesis < 0 ? term : term.substring(0, parenthesis);
    }

    /** The numbers in a term's parentheses: 2004 and 2006 of {@code att(2004,2006)}. @param i from 0 */
    public double place(int i) {
        return Double.parseDouble(
                term.substring(term.indexOf('(') + 1, term.length() - 1).split(",")[i]);
    }

    /** The same without its number: it is known, and not to be told. */
    public Estimate suppressed() {
        return new Estimate(
                study,
                estimator,
                term,
                Double.NaN,
                Uncertainty.ofTest(Double.NaN, seClusteredBy(), 0),
                Counts.NONE,
                EstimateState.SUPPRESSED,
                Optional.of(Message.of("too_few_owners")));
    }

    public boolean isEstimable() {
        return state == EstimateState.OK;
    }
}
