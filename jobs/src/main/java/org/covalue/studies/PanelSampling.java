package org.covalue.studies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.covalue.Problem;
import org.covalue.studies.Design.Term;
import org.covalue.studies.Panel.Levels;

/**
 * From a panel to a sample: what makes a panel no panel is refused with its rows (a blank unit or period, a unit twice in a
 * period, a treatment date that changes within a unit, negative weights); rows without a value that the design needs are left
 * out and counted.
 */
final class PanelSampling {

    private final Panel panel;
    private final Design design;
    private final Levels units;
    private final double[] time;
    private final List<String> notes = new ArrayList<>();

    PanelSampling(Panel panel, Design design) {
        this.panel = panel;
        this.design = design;
        this.units = panel.levels(design.unit());
        this.time = panel.numbers(design.time().orElseThrow());
    }

    PanelSample sample() {
        refuseBlankKeys();
        refuseDoubledRows();
        double[] from = treatedFrom();
        List<Regressor> covariates = design.covariates().stream().flatMap(text -> covariates(Term.of(text)).stream()).toList();
        double[] outcome = values(Term.of(design.outcome()));
        double[] weights = design.weights().map(panel::numbers).orElse(new double[0]);
        int[] rows = complete(outcome, covariates, weights);
        if (rows.length == 0) {
            throw new Problem(panel.source() + ": no row has a value in every column that the design needs. " + String.join(" ", notes));
        }
        return assembled(rows, from, outcome, covariates, weights);
    }

    private PanelSample assembled(int[] rows, double[] from, double[] outcome, List<Regressor> covariates, double[] weights) {
        boolean isWhole = rows.length == panel.rows();
        Grouping unit = grouping(design.unit(), units, rows, isWhole);
        Grouping period = grouping(design.time().orElseThrow(), PanelColumn.levels(time), rows, isWhole);
        double[] periods = new double[period.size()];
        double[] unitFrom = new double[unit.size()];
        String[] labels = new String[unit.size()];
        for (int i = 0; i < rows.length; i++) {
            periods[period.codes()[i]] = time[rows[i]];
            unitFrom[unit.codes()[i]] = from[units.codes()[rows[i]]];
            labels[unit.codes()[i]] = units.labels()[units.codes()[rows[i]]];
        }
        double last = periods[periods.length - 1];
        long later = Arrays.stream(unitFrom).filter(first -> Double.isFinite(first) && first > last).count();
        if (later > 0) {
            notes.add(later + (later == 1 ? " unit is" : " units are") + " treated after the last period only and counted as never treated.");
        }
        Arrays.setAll(unitFrom, u -> unitFrom[u] > last ? Double.POSITIVE_INFINITY : unitFrom[u]);
        double[] treatment = design.treatment().map(column -> pick(panel.numbers(column), rows, isWhole)).orElse(new double[0]);
        return new PanelSample(rows, unit, labels, period, periods, pick(outcome, rows, isWhole), unitFrom, treatment,
                covariates.stream().map(one -> new Regressor(one.name(), pick(one.values(), rows, isWhole))).toList(),
                weights.length == 0 ? weights : pick(weights, rows, isWhole), groupings(design.fixedEffects(), unit, period, rows),
                groupings(design.clusteredBy(), unit, period, rows), List.copyOf(notes));
    }

    private List<Grouping> groupings(List<String> columns, Grouping unit, Grouping period, int[] rows) {
        return columns.stream().map(column -> column.equals(unit.name()) ? unit : column.equals(period.name()) ? period
                : grouping(column, panel.levels(column), rows, rows.length == panel.rows())).toList();
    }

    private static Grouping grouping(String name, Levels levels, int[] rows, boolean isWhole) {
        int[] codes = isWhole ? levels.codes() : Arrays.stream(rows).map(row -> levels.codes()[row]).toArray();
        return Grouping.dense(name, codes, levels.labels().length);
    }

    private static double[] pick(double[] values, int[] rows, boolean isWhole) {
        return isWhole ? values : PanelSample.pick(values, rows);
    }

    private void refuseBlankKeys() {
        RowList noUnit = new RowList();
        RowList noTime = new RowList();
        for (int i = 0; i < panel.rows(); i++) {
            if (units.codes()[i] < 0) {
                noUnit.add(panel.rowNumber(i), "");
            }
            if (!Double.isFinite(time[i])) {
                noTime.add(panel.rowNumber(i), "");
            }
        }
        if (noUnit.count() + noTime.count() > 0) {
            throw new Problem(panel.source() + ": every row needs a unit and a period, but"
                    + (noUnit.count() > 0 ? " " + noUnit.rows() + " lack " + design.unit() : "")
                    + (noUnit.count() > 0 && noTime.count() > 0 ? ", and" : "")
                    + (noTime.count() > 0 ? " " + noTime.rows() + " lack " + design.time().orElse("") : "") + ".");
        }
    }

    private void refuseDoubledRows() {
        Levels periods = PanelColumn.levels(time);
        long cells = (long) units.labels().length * periods.labels().length;
        BitSet seen = new BitSet();
        Set<Long> seenSparse = new HashSet<>();
        RowList doubled = new RowList();
        for (int i = 0; i < panel.rows(); i++) {
            long cell = (long) units.codes()[i] * periods.labels().length + periods.codes()[i];
            boolean isDoubled = cells <= Integer.MAX_VALUE ? seen.get((int) cell) : !seenSparse.add(cell);
            if (isDoubled) {
                doubled.add(panel.rowNumber(i), units.labels()[units.codes()[i]] + ", " + Numerals.text(time[i]));
            } else if (cells <= Integer.MAX_VALUE) {
                seen.set((int) cell);
            }
        }
        if (doubled.count() > 0) {
            throw new Problem(panel.source() + ": " + design.unit() + " and " + design.time().orElse("") + " must occur once together, but "
                    + doubled.rows() + " repeat an earlier row. Keep one row of each.");
        }
    }

    /** Per unit of the panel; infinite where blank, 0 or infinite. */
    private double[] treatedFrom() {
        String column = design.treatedFrom().orElseThrow();
        double[] given = panel.numbers(column);
        double[] from = new double[units.labels().length];
        Arrays.fill(from, Double.NaN);
        RowList changed = new RowList();
        for (int i = 0; i < panel.rows(); i++) {
            double first = Double.isNaN(given[i]) || given[i] == 0 || Double.isInfinite(given[i]) ? Double.POSITIVE_INFINITY : given[i];
            int unit = units.codes()[i];
            if (Double.isNaN(from[unit])) {
                from[unit] = first;
            } else if (from[unit] != first) {
                changed.add(panel.rowNumber(i), units.labels()[unit] + ", " + Numerals.text(given[i]));
            }
        }
        if (changed.count() > 0) {
            throw new Problem(panel.source() + ": " + column + " must be the same in all rows of a unit, but " + changed.rows()
                    + " differ from the unit's first row. Treatment that is taken back or begins again has no single first period:"
                    + " give the first one, or leave these units out.");
        }
        return from;
    }

    private List<Regressor> covariates(Term term) {
        if (term.form() == Term.Form.CATEGORY || panel.isText(term.column())) {
            Levels levels = panel.levels(term.column());
            return IntStream.range(1, levels.labels().length).mapToObj(level -> new Regressor(
                    term.column() + "=" + levels.labels()[level], Arrays.stream(levels.codes())
                            .mapToDouble(code -> code < 0 ? Double.NaN : code == level ? 1 : 0).toArray())).toList();
        }
        return List.of(new Regressor(term.form() == Term.Form.LN ? "ln(" + term.column() + ")" : term.column(), values(term)));
    }

    /** NaN where there is no logarithm. */
    private double[] values(Term term) {
        double[] given = panel.numbers(term.column());
        return term.form() == Term.Form.LN ? Arrays.stream(given).map(value -> value > 0 ? Math.log(value) : Double.NaN).toArray() : given;
    }

    private int[] complete(double[] outcome, List<Regressor> covariates, double[] weights) {
        BitSet incomplete = new BitSet();
        leaveOut(incomplete, design.outcome(), outcome);
        covariates.forEach(one -> leaveOut(incomplete, one.name(), one.values()));
        design.treatment().ifPresent(column -> leaveOut(incomplete, column, panel.numbers(column)));
        design.weights().ifPresent(column -> leaveOutWeights(incomplete, column, weights));
        java.util.stream.Stream.concat(design.clusteredBy().stream(), design.fixedEffects().stream()).distinct()
                .filter(column -> !column.equals(design.unit()) && !column.equals(design.time().orElse("")))
                .forEach(column -> leaveOut(incomplete, column, Arrays.stream(panel.levels(column).codes())
                        .mapToDouble(code -> code < 0 ? Double.NaN : code).toArray()));
        return IntStream.range(0, panel.rows()).filter(i -> !incomplete.get(i)).toArray();
    }

    private void leaveOut(BitSet incomplete, String what, double[] values) {
        RowList missing = new RowList();
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                missing.add(panel.rowNumber(i), Double.isInfinite(values[i]) ? "infinite" : "");
                incomplete.set(i);
            }
        }
        if (missing.count() > 0) {
            notes.add(missing.rows() + (missing.count() == 1 ? " has" : " have") + " no usable " + what
                    + (missing.count() == 1 ? " and is left out." : " and are left out."));
        }
    }

    private void leaveOutWeights(BitSet incomplete, String column, double[] weights) {
        RowList negative = new RowList();
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] < 0) {
                negative.add(panel.rowNumber(i), Numerals.text(weights[i]));
            }
        }
        if (negative.count() > 0) {
            throw new Problem(panel.source() + ": weights cannot be negative, but " + negative.rows() + " are (" + column + ").");
        }
        leaveOut(incomplete, column, Arrays.stream(weights).map(weight -> weight == 0 ? Double.NaN : weight).toArray());
    }
}
