package org.covalue.estimation.inference;

import java.util.Optional;
import org.covalue.estimation.data.Message;

/**
 * One number with its uncertainty, and whom it rests on: a row of {@code estimates.csv}.
 *
 * @param term which number of the estimator, for example {@code att(2004,2006)}
 * @param estimate NaN where there is none; so are the five that follow
 * @param pAdjusted for the terms of one kind of the estimator taken together
 * @param n observations; for {@code pretrend} the degrees of freedom
 * @param nTreated units that are treated at some time
 * @param nControl units they are compared with
 * @param seClusteredBy columns, joined by {@code +}; blank where the standard error is not clustered
 * @param clusters groups of the standard error (the fewer of two ways); 0 where it is not clustered
 * @param refusal why, where the state is {@code not_estimable}
 */
public record Estimate(
        String study,
        String estimator,
        String term,
        double estimate,
        double standardError,
        double ciLower,
        double ciUpper,
        double pValue,
        double pAdjusted,
        long n,
        int nTreated,
        int nControl,
        String seClusteredBy,
        int clusters,
        EstimateState state,
        Optional<Message> refusal) {

    /** Same number, with an adjusted p value. */
    public Estimate adjusted(double p) {
        return new Estimate(
                study,
                estimator,
                term,
                estimate,
                standardError,
                ciLower,
                ciUpper,
                pValue,
                p,
                n,
                nTreated,
                nControl,
                seClusteredBy,
                clusters,
                state,
                refusal);
    }

    /** Same number, with another p value and interval. */
    public Estimate inferred(double p, double lower, double upper) {
        return new Estimate(
                study,
                estimator,
                term,
                estimate,
                standardError,
                lower,
                upper,
                p,
                p,
                n,
                nTreated,
                nControl,
                seClusteredBy,
                clusters,
                state,
                refusal);
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
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                0,
                0,
                0,
                seClusteredBy,
                0,
                EstimateState.SUPPRESSED,
                Optional.of(Message.of("too_few_owners")));
    }

    public boolean isEstimable() {
        return state == EstimateState.OK;
    }
}
