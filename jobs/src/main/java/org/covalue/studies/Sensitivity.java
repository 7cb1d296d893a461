package org.covalue.studies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.covalue.disclosure.CellState;
import org.covalue.estimation.Evaluation;
import org.covalue.estimation.panel.HonestBounds;
import org.covalue.estimation.panel.HonestBounds.Bound;
import org.covalue.estimation.panel.HonestBounds.Breakdown;
import org.covalue.studies.StudyTable.Row;

/**
 * A row an effect: its interval for each multiple of the trends before treatment, and the multiple at which zero comes
 * in.
 */
final class Sensitivity {

    private final Evaluation evaluation;

    Sensitivity(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    /**
     * Where zero comes in follows from every event time of the estimator; an interval may be told with its own effect.
     */
    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        List<Breakdown> effects = HonestBounds.breakdowns(evaluation.findings(), evaluation.design()).stream()
                .filter(this::hasBounds)
                .sorted(Comparator.comparing(Breakdown::estimator).thenComparing(Sensitivity::period))
                .toList();
        for (int i = 0; i < effects.size(); i++) {
            Breakdown one = effects.get(i);
            rows.add(new Row(
                    i,
                    0,
                    eventTimes(one.estimator()),
                    cells(one, Double.isFinite(one.multiple()) ? one.multiple() : CellState.NOT_APPLICABLE)));
            rows.add(new Row(i, 1, List.of(one.estimator() + " " + one.term()), cells(one, CellState.NOT_APPLICABLE)));
        }
        return rows;
    }

    private boolean hasBounds(Breakdown of) {
        return evaluation.honestBounds().stream()
                .anyMatch(one ->
                        one.estimator().equals(of.estimator()) && one.term().equals(of.term()));
    }

    private List<String> eventTimes(String estimator) {
        return evaluation.findings().families().stream()
                .filter(family -> family.estimator().equals(estimator))
                .flatMap(family -> family.terms().stream())
                .filter(term -> term.startsWith("event("))
                .map(term -> estimator + " " + term)
                .toList();
    }

    private List<Object> cells(Breakdown one, Object breakdown) {
        List<Object> cells = new ArrayList<>(Arrays.asList(one.estimator(), period(one), breakdown));
        for (double multiple : HonestBounds.MULTIPLES) {
            Bound bound = bound(one, multiple);
            cells.add(bound.lower());
            cells.add(bound.upper());
        }
        return cells;
    }

    /** Of a term such as {@code event(-2)}. */
    private static double period(Breakdown one) {
        return Double.parseDouble(
                one.term().substring(one.term().indexOf('(') + 1, one.term().length() - 1));
    }

    private Bound bound(Breakdown of, double multiple) {
        return evaluation.honestBounds().stream()
                .filter(one -> one.estimator().equals(of.estimator())
                        && one.term().equals(of.term())
                        && one.multiple() == multiple)
                .findFirst()
                .orElseThrow();
    }
}
