package org.covalue.estimation.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.covalue.estimation.data.Design.Term;
import org.covalue.estimation.data.Panel.Levels;

/**
 * From a panel to a sample: columns as the design means them, rows that have them all, units and periods as dense
 * codes.
 */
final class PanelSampling {

    private final Panel panel;
    private final Design design;
    private final Levels units;
    private final Levels time;
    private final List<Message> notes = new ArrayList<>();

    PanelSampling(Panel panel, Design design) {
        this.panel = panel;
        this.design = design;
        this.units = panel.levels(design.unit());
        this.time = panel.levels(design.time().orElseThrow());
    }

    PanelSample sample() {
        PanelKeys keys = new PanelKeys(panel, design, units, time);
        keys.refuseBlank();
        keys.refuseDoubled();
        double[] from = keys.treatedFrom();
        List<Regressor> covariates = design.covariates().stream()
                .flatMap(text -> covariates(Term.of(text)).stream())
                .toList();
        double[] outcome = values(Term.of(design.outcome()));
        double[] weights = design.weights().map(panel::numbers).orElse(new double[0]);
        return assembled(complete(outcome, covariates, weights), from, outcome, covariates, weights);
    }

    private int[] complete(double[] outcome, List<Regressor> covariates, double[] weights) {
        CompleteRows complete = new CompleteRows(panel, notes).with(design.outcome(), outcome);
        covariates.forEach(one -> complete.with(one.name(), one.values()));
        design.treatment().ifPresent(column -> complete.with(column, panel.numbers(column)));
        design.weights().ifPresent(column -> complete.withWeights(column, weights));
        design.groupColumns().stream()
                .filter(column -> !column.equals(design.unit())
                        && !column.equals(design.time().orElse("")))
                .forEach(complete::withLevel);
        return complete.places();
    }

    private PanelSample assembled(
            int[] rows, double[] from, double[] outcome, List<Regressor> covariates, double[] weights) {
        boolean isWhole = rows.length == panel.rows();
        Grouping unit = grouping(design.unit(), units, rows, isWhole);
        Grouping period = grouping(design.time().orElseThrow(), time, rows, isWhole);
        double[] periods = new double[period.size()];
        double[] unitFrom = new double[unit.size()];
        for (int i = 0; i < rows.length; i++) {
            periods[period.codes()[i]] = time.number(rows[i]);
            unitFrom[unit.codes()[i]] = from[units.codes()[rows[i]]];
        }
        noteSingletons(unit);
        double last = periods[periods.length - 1];
        long later = Arrays.stream(unitFrom)
                .filter(first -> Double.isFinite(first) && first > last)
                .count();
        if (later > 0) {
            notes.add(Message.of("units_treated_later", "count", later));
        }
        Arrays.setAll(unitFrom, u -> unitFrom[u] > last ? Double.POSITIVE_INFINITY : unitFrom[u]);
        Optional<Grouping> trends =
                design.trendsBy().map(column -> grouping(column, panel.levels(column), rows, isWhole));
        double[] treatment = design.treatment()
                .map(column -> pick(panel.numbers(column), rows, isWhole))
                .orElse(new double[0]);
        return new PanelSample(
                rows,
                unit,
                period,
                periods,
                pick(outcome, rows, isWhole),
                unitFrom,
                treatment,
                trends,
                covariates.stream()
                        .map(one -> new Regressor(one.name(), pick(one.values(), rows, isWhole)))
                        .toList(),
                weights.length == 0 ? weights : pick(weights, rows, isWhole),
                groupings(
                        design.fixedEffects(),
                        unit,
                        trends.map(period::crossedWith).orElse(period),
                        rows),
                groupings(design.clusteredBy(), unit, period, rows),
                List.copyOf(notes));
    }

    private void noteSingletons(Grouping unit) {
        int[] seen = new int[unit.size()];
        for (int code : unit.codes()) {
            seen[code]++;
        }
        long once = Arrays.stream(seen).filter(count -> count == 1).count();
        if (once > 0) {
            notes.add(Message.of("units_singletons", "count", once));
        }
    }

    private List<Grouping> groupings(List<String> columns, Grouping unit, Grouping period, int[] rows) {
        return columns.stream()
                .map(column -> column.equals(unit.name())
                        ? unit
                        : column.equals(design.time().orElseThrow())
                                ? period
                                : grouping(column, panel.levels(column), rows, rows.length == panel.rows()))
                .toList();
    }

    private static Grouping grouping(String name, Levels levels, int[] rows, boolean isWhole) {
        int[] codes = isWhole
                ? levels.codes()
                : Arrays.stream(rows).map(row -> levels.codes()[row]).toArray();
        return Grouping.dense(name, codes, levels.size());
    }

    private static double[] pick(double[] values, int[] rows, boolean isWhole) {
        return isWhole ? values : PanelSample.pick(values, rows);
    }

    private List<Regressor> covariates(Term term) {
        if (term.form() == Term.Form.CATEGORY || panel.isText(term.column())) {
            Levels levels = panel.levels(term.column());
            return IntStream.range(1, levels.size())
                    .mapToObj(level -> new Regressor(
                            term.column() + "=" + levels.label(level),
                            Arrays.stream(levels.codes())
                                    .mapToDouble(code -> code < 0 ? Double.NaN : code == level ? 1 : 0)
                                    .toArray()))
                    .toList();
        }
        return List.of(
                new Regressor(term.form() == Term.Form.LN ? "ln(" + term.column() + ")" : term.column(), values(term)));
    }

    /** NaN where there is no logarithm. */
    private double[] values(Term term) {
        double[] given = panel.numbers(term.column());
        return term.form() == Term.Form.LN
                ? Arrays.stream(given)
                        .map(value -> value > 0 ? Math.log(value) : Double.NaN)
                        .toArray()
                : given;
    }
}
