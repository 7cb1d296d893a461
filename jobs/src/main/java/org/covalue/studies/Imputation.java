package org.covalue.studies;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.covalue.studies.Findings.Family;

/**
 * Imputation estimator (Borusyak, Jaravel and Spiess 2024, Rev. Econ. Stud. 91): unit effects, period effects and covariates
 * are estimated on the rows not yet treated, tau_it = y_it less what they predict, and estimates are weighted means of tau_it:
 * {@code event(e)} over the rows of an event time, {@code average} over all rows after treatment. Standard errors are the
 * conservative ones of their equation (8), groups of treated rows being cohort by event time.
 */
final class Imputation implements Estimator {

    static final String NAME = "imputation";
    private static final String AVERAGE = "average";
    private static final String NOTHING_TO_IMPUTE_FROM = "No outcome without treatment can be imputed: no row not yet treated shares"
            + " these units and periods.";

    @Override
    public Findings estimate(PanelSample sample, Design design) {
        EstimateRows rows = EstimateRows.of(sample, design, NAME);
        if (sample.clusteredBy().size() != 1) {
            return Findings.of(List.of(rows.refused(AVERAGE, "Standard errors of the imputation estimator are clustered by one column; "
                    + "the design names " + sample.clusteredBy().size() + ".")), List.of());
        }
        IntPredicate isUntreated = i -> sample.period(i) < sample.treatedFrom(i) - design.anticipation();
        if (IntStream.range(0, sample.size()).noneMatch(isUntreated)) {
            return Findings.of(List.of(rows.refused(AVERAGE, "Every row is treated; there is nothing to impute from.")), List.of());
        }
        ImputedOutcomes imputed = new ImputedOutcomes(sample, isUntreated);
        List<String> notes = new ArrayList<>(notes(sample, isUntreated, imputed));
        TreeMap<Double, List<Integer>> byEvent = new TreeMap<>();
        IntStream.range(0, sample.size()).filter(i -> !isUntreated.test(i)).forEach(i -> byEvent
                .computeIfAbsent(sample.eventTime(i), e -> new ArrayList<>()).add(i));
        List<Estimate> estimates = new ArrayList<>();
        Map<String, ImputedOutcomes.Mean> events = new LinkedHashMap<>();
        byEvent.forEach((e, treated) -> imputed.mean(treated).ifPresentOrElse(mean -> events.put(EventTimes.term(e), mean),
                () -> estimates.add(rows.refused(EventTimes.term(e), NOTHING_TO_IMPUTE_FROM))));
        events.forEach((term, mean) -> estimates.add(row(rows, term, mean, imputed.groups())));
        estimates.add(imputed.mean(byEvent.tailMap(0.0).values().stream().flatMap(List::stream).sorted().toList())
                .map(mean -> row(rows, AVERAGE, mean, imputed.groups())).orElseGet(() -> rows.refused(AVERAGE, NOTHING_TO_IMPUTE_FROM)));
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
        return new Family(NAME, List.copyOf(usable.keySet()), usable.values().stream().map(one -> usable.values().stream()
                .mapToDouble(one::covariance).toArray()).toArray(double[][]::new));
    }

    private static List<String> notes(PanelSample sample, IntPredicate isUntreated, ImputedOutcomes imputed) {
        long lost = IntStream.range(0, sample.size()).filter(i -> !isUntreated.test(i) && !imputed.isImputed(i)).count();
        List<String> notes = new ArrayList<>();
        if (lost > 0) {
            notes.add(NAME + ": " + lost + " treated rows are left out, because their unit or period has no row not yet treated.");
        }
        notes.addAll(imputed.dropped().isEmpty() ? List.of() : List.of(NAME + ": " + String.join(", ", imputed.dropped())
                + " explained by the fixed effects and other regressors, and left out."));
        return notes;
    }
}
