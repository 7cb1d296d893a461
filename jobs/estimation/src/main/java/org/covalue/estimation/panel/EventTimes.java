package org.covalue.estimation.panel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.covalue.estimation.data.Design;
import org.covalue.estimation.data.Message;
import org.covalue.estimation.data.Numerals;
import org.covalue.estimation.data.PanelSample;
import org.covalue.estimation.data.Regressor;

/** Indicators of periods since treatment, and what they leave out so that something remains to compare with. */
final class EventTimes {

    private EventTimes() {}

    /** The last period before treatment, or before its anticipation. */
    static double reference(Design design) {
        return -1 - design.anticipation();
    }

    static String term(double eventTime) {
        return "event(" + Numerals.text(eventTime) + ")";
    }

    /**
     * Event times of treated units that occur, without the reference, the earliest last: a collinear one is dropped
     * from there.
     */
    static double[] occurring(PanelSample sample, double reference) {
        return Arrays.stream(all(sample))
                .filter(e -> e != reference)
                .map(e -> -e)
                .sorted()
                .map(e -> -e)
                .toArray();
    }

    /** Event times at which a treated unit is seen, in order. */
    static double[] all(PanelSample sample) {
        double[] cohorts = sample.cohorts();
        boolean[] isSeen = new boolean[cohorts.length * sample.periods().length];
        for (int i = 0; i < sample.size(); i++) {
            int cohort = Arrays.binarySearch(cohorts, sample.treatedFrom(i));
            if (cohort >= 0) {
                isSeen[cohort * sample.periods().length + sample.time().codes()[i]] = true;
            }
        }
        return IntStream.range(0, isSeen.length)
                .filter(cell -> isSeen[cell])
                .mapToDouble(cell ->
                        sample.periods()[cell % sample.periods().length] - cohorts[cell / sample.periods().length])
                .sorted()
                .distinct()
                .toArray();
    }

    /** Without units treated from the first period on, which have no period before. */
    static PanelSample withoutAlwaysTreated(PanelSample sample, String estimator) {
        long always = IntStream.range(0, sample.units())
                .filter(sample::isAlwaysTreated)
                .count();
        return always == 0
                ? sample
                : sample.where(
                        i -> !sample.isAlwaysTreated(sample.unit().codes()[i]),
                        List.of(Message.of("units_always_treated", "count", always)
                                .about(estimator)));
    }

    /** Where nobody is never treated, the last cohort serves as controls, up to the period before its treatment. */
    static PanelSample withControls(PanelSample sample, Design design, String estimator) {
        if (sample.neverTreatedUnits() > 0 || sample.cohorts().length == 0) {
            return sample;
        }
        double last = sample.cohorts()[sample.cohorts().length - 1];
        PanelSample before = sample.where(
                i -> sample.period(i) < last - design.anticipation(),
                List.of(Message.of("last_cohort_as_controls", "last", last).about(estimator)));
        double[] from = before.treatedFrom().clone();
        Arrays.setAll(from, u -> from[u] == last ? Double.POSITIVE_INFINITY : from[u]);
        return before.treatedFrom(from);
    }

    /** One indicator a value: rows whose event time it is. */
    static List<Regressor> indicators(PanelSample sample, double[] eventTimes) {
        List<Regressor> columns = new ArrayList<>();
        for (double e : eventTimes) {
            double[] values = new double[sample.size()];
            Arrays.setAll(values, i -> sample.eventTime(i) == e ? 1 : 0);
            columns.add(new Regressor(term(e), values));
        }
        return columns;
    }
}
