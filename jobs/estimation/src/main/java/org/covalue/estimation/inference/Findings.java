package org.covalue.estimation.inference;

import java.util.ArrayList;
import java.util.List;
import org.covalue.estimation.data.Message;

/**
 * What an estimator, or a whole study, comes to.
 *
 * @param families terms that answer one question, with the covariance of their estimates
 * @param comparisons two-by-two comparisons, where the estimator decomposes into them
 * @param remarks what was dropped and why, what was assumed
 * @param tables further files, such as balance.csv
 */
public record Findings(
        List<Estimate> estimates,
        List<Family> families,
        List<Comparison> comparisons,
        List<Message> remarks,
        List<Table> tables) {

    /** A file of its own beside {@code estimates.csv}. */
    public record Table(String file, List<String> header, List<List<String>> rows) {}

    public Findings(
            List<Estimate> estimates, List<Family> families, List<Comparison> comparisons, List<Message> remarks) {
        this(estimates, families, comparisons, remarks, List.of());
    }

    /**
     * Estimates to be looked at together: for simultaneous bands and adjusted p values.
     *
     * @param covariance of the estimates, in the order of the terms; all variances positive
     */
    public record Family(String estimator, List<String> terms, double[][] covariance) {}

    /**
     * One two-by-two difference in differences of a decomposition.
     *
     * @param treated first treated period of those that change
     * @param untreated first treated period of those that do not; infinite for the never treated
     * @param type earlier_vs_later, later_vs_earlier, treated_vs_untreated or later_vs_always_treated
     */
    public record Comparison(double treated, double untreated, String type, double weight, double estimate) {}

    public static Findings of(List<Estimate> estimates, List<Message> notes) {
        return new Findings(estimates, List.of(), List.of(), notes);
    }

    public static Findings of(List<Estimate> estimates, Family family, List<Message> notes) {
        return new Findings(estimates, family.terms().isEmpty() ? List.of() : List.of(family), List.of(), notes);
    }

    /** The remarks in English, each with the estimator it is about. */
    public List<String> notes() {
        return remarks.stream().map(Message::toString).toList();
    }

    /** Both, one after the other. */
    public Findings and(Findings other) {
        return new Findings(
                joined(estimates, other.estimates),
                joined(families, other.families),
                joined(comparisons, other.comparisons),
                joined(remarks, other.remarks),
                joined(tables, other.tables));
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        second.stream()
                .filter(one -> !(one instanceof Message) || !first.contains(one))
                .forEach(all::add);
        return List.copyOf(all);
    }
}
