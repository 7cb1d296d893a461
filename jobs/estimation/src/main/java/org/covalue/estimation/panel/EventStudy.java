package org.covalue.estimation.panel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.covalue.estimation.data.Design;
import org.covalue.estimation.data.Memory;
import org.covalue.estimation.data.Message;
import org.covalue.estimation.data.PanelSample;
import org.covalue.estimation.inference.Estimate;
import org.covalue.estimation.inference.EstimateRows;
import org.covalue.estimation.inference.Findings;

/**
 * Event study: y_it = alpha_i + lambda_t + sum over e of beta_e 1{t - g_i = e} + x_it'gamma + e_it, the period before
 * treatment (or before its anticipation) left out as the reference, and W of all beta_e before it, {@code pretrend}.
 * Where effects differ between cohorts the beta_e mix event times; {@link SunAbraham} does not.
 */
final class EventStudy implements Estimator {

    static final String NAME = "event_study";
    private static final String PRETREND = "pretrend";

    @Override
    public Findings estimate(PanelSample whole, Design design) {
        PanelSample sample = EventTimes.withoutAlwaysTreated(whole, NAME);
        EstimateRows rows = EstimateRows.of(sample, design, NAME);
        double reference = EventTimes.reference(design);
        double[] times = EventTimes.occurring(sample, reference);
        if (times.length == 0) {
            return Findings.of(List.of(rows.refused(PRETREND, "never_before_and_after")), sample.notes());
        }
        EffectsRegression regression = EffectsRegression.of(
                sample, design, EventTimes.indicators(sample, times), List.of(sample.unit(), sample.periodEffects()));
        List<Estimate> estimates = new ArrayList<>();
        for (int j = times.length - 1; j >= 0; j--) {
            estimates.add(
                    regression.isKept(j)
                            ? regression.row(rows, EventTimes.term(times[j]), regression.only(j))
                            : rows.refused(EventTimes.term(times[j]), "event_explained_without_never"));
        }
        int[] before = IntStream.range(0, times.length)
                .filter(j -> times[j] < reference && regression.isKept(j))
                .toArray();
        estimates.add(
                before.length == 0
                        ? rows.refused(PRETREND, "no_period_before_reference")
                        : regression.wald(rows, PRETREND, before));
        List<Message> notes = new ArrayList<>(sample.notes());
        notes.add(new Recipe(NAME, sample, design).ofRegression());
        notes.addAll(regression.notes(NAME));
        Map<String, double[]> kept = new LinkedHashMap<>();
        IntStream.range(0, times.length)
                .filter(regression::isKept)
                .forEach(j -> kept.put(EventTimes.term(times[j]), regression.only(j)));
        return Findings.of(estimates, regression.family(NAME, kept), notes);
    }

    /** A column for every event time, before and after, and what is absorbed from it. */
    @Override
    public long bytes(PanelSample sample) {
        return 2L * Memory.NUMBER * sample.size() * 2 * sample.periods().length;
    }

    @Override
    public List<String> headlines() {
        return List.of(PRETREND);
    }
}
