package org.covalue.estimation.inference;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.covalue.estimation.data.Message;

/**
 * An average effect, as one method estimates it, or the reason why it cannot.
 *
 * @param estimator name as in {@code estimates.csv}
 * @param term {@code att}, the effect on the treated, or {@code ate}, the effect on everybody
 * @param estimate in units of the outcome; empty where the state is {@code not_estimable}
 * @param reason why there is no estimate: a plain sentence; empty where there is one
 * @param notes what a reader must know beside the number: rows left out, weights that a few controls carry
 */
public record Effect(
        String estimator,
        String term,
        OptionalDouble estimate,
        Uncertainty uncertainty,
        Counts counts,
        Optional<Message> reason,
        List<Message> notes) {

    public static Effect of(
            String estimator,
            String term,
            double estimate,
            Uncertainty uncertainty,
            Counts counts,
            List<Message> notes) {
        return new Effect(
                estimator,
                term,
                OptionalDouble.of(estimate),
                uncertainty,
                counts,
                Optional.empty(),
                List.copyOf(notes));
    }

    public static Effect refused(String estimator, String term, Counts counts, Message reason, List<Message> notes) {
        return new Effect(
                estimator,
                term,
                OptionalDouble.empty(),
                Uncertainty.none(),
                counts,
                Optional.of(reason),
                List.copyOf(notes));
    }

    /** {@code ok} or {@code not_estimable}. */
    public String state() {
        return reason.isPresent() ? "not_estimable" : "ok";
    }

    /** Two-sided, of the hypothesis that the effect is zero; the placebo ranking's where there is one. */
    public OptionalDouble pValue() {
        if (uncertainty.rank().isPresent()
                || estimate.isEmpty()
                || uncertainty.standardError().isEmpty()) {
            return uncertainty.rank();
        }
        double t = estimate.getAsDouble() / uncertainty.standardError().getAsDouble();
        return Double.isNaN(t)
                ? OptionalDouble.empty()
                : OptionalDouble.of(2 * distribution().cumulativeProbability(-Math.abs(t)));
    }

    public OptionalDouble lower(double confidence) {
        return bound(-1, confidence);
    }

    public OptionalDouble upper(double confidence) {
        return bound(1, confidence);
    }

    /** estimate +- quantile of (1 + confidence) / 2 x standard error. */
    private OptionalDouble bound(int sign, double confidence) {
        if (estimate.isEmpty() || uncertainty.standardError().isEmpty()) {
            return OptionalDouble.empty();
        }
        double quantile = distribution().inverseCumulativeProbability((1 + confidence) / 2);
        return OptionalDouble.of(estimate.getAsDouble()
                + sign * quantile * uncertainty.standardError().getAsDouble());
    }

    private RealDistribution distribution() {
        return uncertainty.degreesOfFreedom().isPresent()
                ? new TDistribution(null, uncertainty.degreesOfFreedom().getAsDouble())
                : new NormalDistribution(null, 0, 1);
    }
}
