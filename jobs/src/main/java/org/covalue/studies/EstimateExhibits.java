package org.covalue.studies;

import java.util.List;
import org.covalue.estimation.inference.Estimate;
import org.covalue.estimation.panel.Bacon;

/** In which exhibit of the impact report an estimate stands. */
final class EstimateExhibits {

    static final String GROUPS = "groups_of_treated";
    static final String PRETRENDS = "pretrends";
    static final String EVENTS = "event_study";
    static final String DECOMPOSITION = "decomposition";
    static final String EFFECTS = "effects";
    static final String FURTHER = "further_terms";

    /** Too many for the first exhibit; {@code att} alone, without cohort and period, is a headline. */
    private static final List<String> BY_COHORT_OR_PERIOD = List.of("att", "calendar", "group");

    private EstimateExhibits() {}

    /** Of all the treated of a study. */
    static String of(Estimate one) {
        if (one.term().equals("pretrend")) {
            return PRETRENDS;
        }
        if (one.kind().equals("event")) {
            return EVENTS;
        }
        if (BY_COHORT_OR_PERIOD.contains(one.kind()) && !one.term().equals("att")) {
            return FURTHER;
        }
        return one.estimator().equals(Bacon.NAME) ? DECOMPOSITION : EFFECTS;
    }

    /** Since treatment; NaN where the estimate is not of one. */
    static double period(Estimate one) {
        return one.kind().equals("event") && one.term().contains("(") ? one.place(0) : Double.NaN;
    }
}
