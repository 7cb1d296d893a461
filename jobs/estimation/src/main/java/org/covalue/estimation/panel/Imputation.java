package org.covalue.estimation.panel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.covalue.estimation.data.Design;
import org.covalue.estimation.data.Grouping;
import org.covalue.estimation.data.Message;
import org.covalue.estimation.data.PanelSample;
import org.covalue.estimation.inference.Estimate;
import org.covalue.estimation.inference.EstimateRows;
import org.covalue.estimation.inference.Findings;
import org.covalue.estimation.inference.Findings.Family;

/**
 * Imputation estimator (Borusyak, Jaravel and Spiess 2024, Rev. Econ. Stud. 91): unit effects, period effects and
 * covariates are estimated on the rows not yet treated, tau_it = y_it less what they predict, and estimates are
 * weighted means of tau_it: {@code event(e)} over the rows of an event time, {@code average} over all rows after
 * treatment. Standard errors are the conservative ones of their equation (8), groups of treated rows being cohort by
 * event time.
 */
final class Imputation implements Estimator {

    static final String NAME = "imputation";
    private static final String AVERAGE = "average";
    private static final String NOTHING_TO_IMPUTE_FROM = "nothing_to_impute_from";

    @Override
    public Findings estimate(PanelSample sample, Design design) {
        EstimateRows rows = EstimateRows.of(sample, design, NAME);
        if (sample.clusteredBy().size() != 1) {
            return Findings.of(
                    List.of(rows.refused(
                            AVERAGE,
                            "imputation_one_column",
                            "found",
                            sample.clusteredBy().size())),
                    List.of());
        }
        IntPredicate isUntreated = i -> sample.period(i) < sample.treatedFrom(i) - design.anticipation();
        if (IntStream.range(0, sample.size()).noneMatch(isUntreated)) {
            return Findings.of(List.of(rows.refused(AVERAGE, "all_rows_treated")), List.of());
        }
        ImputedOutcomes imputed = new ImputedOutcomes(sample, isUntreated);
        List<Message> notes = new ArrayList<>(notes(sample, isUntreated, imputed));
        notes.add(new Recipe(NAME, sample, design).ofImputation());
        List<Estimate> estimates = new ArrayList<>();
        Map<String, ImputedOutcomes.Mean> events = new LinkedHashMap<>();
        for (double e : EventTimes.all(sample)) {
            if (e >= -design.anticipation()) {
                imputed.mean(i -> !isUntreated.test(i) && sample.eventTime(i) == e)
                        .ifPresentOrElse(
                                mean -> events.put(EventTimes.term(e), mean),
                                () -> estimates.add(rows.refused(EventTimes.term(e), NOTHING_TO_IMPUTE_FROM)));
            }
        }
        events.forEach((term, mean) -> estimates.add(row(rows, term, mean, imputed.groups())));
        estimates.add(imputed.mean(i -> !isUntreated.test(i) && sample.eventTime(i) >= 0)
                .map(mean -> row(rows, AVERAGE, mean, imputed.groups()))
                .orElseGet(() -> rows.refused(AVERAGE, NOTHING_TO_IMPUTE_FROM)));
        return Findings.of(estimates, family(events), notes);
    }

    @Override
    public List<String> headlines() {
        return List.of(AVERAGE);
    }

    private static Estimate row(EstimateRows rows, String term, ImputedOutcomes.Mean mean, Grouping groups) {
        return rows.asymptotic(term, mean.estimate(), Math.sqrt(mean.covariance(mean)), groups.name(), groups.size());
    }

    private static Family family(Map<String, ImputedOutcomes.Mean> events) {
        Map<String, ImputedOutcomes.Mean> usable = new LinkedHashMap<>(events);
        usable.values().removeIf(mean -> !(mean.covariance(mean) > 0));
        return new Family(
                NAME,
                List.copyOf(usable.keySet()),
                usable.values().stream()
                        .map(one -> usable.values().stream()
                                .mapToDouble(one::covariance)
                                .toArray())
                        .toArray(double[][]::new));
    }

    private static List<Message> notes(PanelSample sample, IntPredicate isUntreated, ImputedOutcomes imputed) {
        long lost = IntStream.range(0, sample.size())
                .filter(i -> !isUntreated.test(i) && !imputed.isImputed(i))
                .count();
        List<Message> notes = new ArrayList<>();
        if (lost > 0) {
            notes.add(Message.of("rows_not_imputed", "count", lost).about(NAME));
        }
        notes.addAll(
                imputed.dropped().isEmpty()
                        ? List.of()
                        : List.of(Message.of("dropped_regressors", "names", imputed.dropped())
                                .about(NAME)));
        return notes;
    }
}
