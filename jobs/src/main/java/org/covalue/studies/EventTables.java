package org.covalue.studies;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.covalue.disclosure.CellState;
import org.covalue.disclosure.StudyTable;
import org.covalue.estimation.inference.UniformBands.Band;
import org.covalue.estimation.Evaluation;
import org.covalue.estimation.inference.Estimate;
import org.covalue.estimation.panel.HonestBounds.Bound;
import org.covalue.estimation.panel.HonestBounds.Breakdown;
import org.covalue.estimation.panel.HonestBounds;

/** The exhibits over periods since treatment. */
final class EventTables {

    private final Evaluation evaluation;
    private final List<Estimate> events;
    private final EffectUnit unit;

    EventTables(Evaluation evaluation, EffectUnit unit) {
        this.evaluation = evaluation;
        this.events = evaluation.findings().estimates().stream().filter(one -> one.kind().equals("event")).toList();
        this.unit = unit;
    }

    StudyTable eventStudy() {
        StudyTable table = new StudyTable("estimator", "period", "period_unit", "is_after", "estimate", "ci_lower", "ci_upper", "uniform_lower",
                "uniform_upper", "unit");
        for (String estimator : events.stream().map(Estimate::estimator).distinct().toList()) {
            events.stream().filter(one -> one.estimator().equals(estimator)).sorted(Comparator.comparingDouble(one -> period(one.term())))
                    .forEach(one -> table.add(estimator, period(one.term()), periodUnit(), period(one.term()) < 0 ? "no" : "yes",
                            ImpactTables.orState(one.estimate(), one), ImpactTables.orState(one.ciLower(), one),
                            ImpactTables.orState(one.ciUpper(), one), ImpactTables.orState(band(one).lower(), one),
                            ImpactTables.orState(band(one).upper(), one), unit.code()));
        }
        return table;
    }

    /** Of a term such as {@code event(-2)}. */
    private static double period(String term) {
        return Double.parseDouble(term.substring(term.indexOf('(') + 1, term.length() - 1));
    }

    /** Periods that are parts of years have digits. */
    private String periodUnit() {
        return events.stream().mapToDouble(one -> period(one.term())).allMatch(time -> time == Math.rint(time)) ? "count" : "statistic";
    }

    private Band band(Estimate one) {
        return evaluation.bands().stream().filter(band -> band.estimator().equals(one.estimator()) && band.term().equals(one.term()))
                .findFirst().orElse(new Band("", "", Double.NaN, Double.NaN, Double.NaN));
    }

    /** A row an effect: its interval for each multiple, and the multiple at which zero comes in. */
    StudyTable sensitivity() {
        List<String> columns = new ArrayList<>(List.of("estimator", "period", "period_unit", "breakdown", "unit"));
        for (int i = 0; i < HonestBounds.MULTIPLES.size(); i++) {
            columns.add("lower_" + i);
            columns.add("upper_" + i);
        }
        StudyTable table = new StudyTable(columns.toArray(String[]::new));
        HonestBounds.breakdowns(evaluation.findings(), evaluation.design()).stream().filter(this::isTold)
                .sorted(Comparator.comparing(Breakdown::estimator).thenComparing(one -> period(one.term()))).forEach(one -> {
                    List<Object> cells = new ArrayList<>(List.of(one.estimator(), period(one.term()), periodUnit(), breakdown(one), unit.code()));
                    for (double multiple : HonestBounds.MULTIPLES) {
                        Bound bound = bound(one, multiple);
                        cells.add(bound.lower());
                        cells.add(bound.upper());
                    }
                    table.add(cells.toArray());
                });
        return table;
    }

    private boolean isTold(Breakdown of) {
        return evaluation.honestBounds().stream().anyMatch(one -> one.estimator().equals(of.estimator()) && one.term().equals(of.term()));
    }

    private static Object breakdown(Breakdown one) {
        return Double.isFinite(one.multiple()) ? one.multiple() : CellState.NOT_APPLICABLE;
    }

    private Bound bound(Breakdown of, double multiple) {
        return evaluation.honestBounds().stream().filter(one -> one.estimator().equals(of.estimator()) && one.term().equals(of.term())
                && one.multiple() == multiple).findFirst().orElseThrow();
    }
}
