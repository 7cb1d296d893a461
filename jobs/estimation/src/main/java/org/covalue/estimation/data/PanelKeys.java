package org.covalue.estimation.data;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.covalue.estimation.data.Panel.Levels;

/**
 * What makes a panel no panel is refused, with its rows: a blank unit or period, a unit twice in a period, a first
 * treated period that changes within a unit.
 */
final class PanelKeys {

    private final Panel panel;
    private final Design design;
    private final Levels units;
    private final Levels time;

    PanelKeys(Panel panel, Design design, Levels units, Levels time) {
        this.panel = panel;
        this.design = design;
        this.units = units;
        this.time = time;
    }

    void refuseBlank() {
        RowList noUnit = new RowList();
        RowList noTime = new RowList();
        for (int i = 0; i < panel.rows(); i++) {
            if (units.codes()[i] < 0) {
                noUnit.add(panel.rowNumber(i), "");
            }
            if (!Double.isFinite(time.number(i))) {
                noTime.add(panel.rowNumber(i), "");
            }
        }
        if (noUnit.count() + noTime.count() > 0) {
            throw new EstimationProblem(panel.source() + ": every row needs a unit and a period, but"
                    + (noUnit.count() > 0 ? " " + noUnit.rows() + noUnit.does(" lack ") + design.unit() : "")
                    + (noUnit.count() > 0 && noTime.count() > 0 ? ", and" : "")
                    + (noTime.count() > 0
                            ? " " + noTime.rows() + noTime.does(" lack ")
                                    + design.time().orElse("")
                            : "") + ".");
        }
    }

    void refuseDoubled() {
        long cells = (long) units.size() * time.size();
        BitSet seen = new BitSet();
        Set<Long> seenSparse = new HashSet<>();
        RowList doubled = new RowList();
        for (int i = 0; i < panel.rows(); i++) {
            long cell = (long) units.codes()[i] * time.size() + time.codes()[i];
            boolean isDoubled = cells <= Integer.MAX_VALUE ? seen.get((int) cell) : !seenSparse.add(cell);
            if (isDoubled) {
                doubled.add(panel.rowNumber(i), units.label(units.codes()[i]) + ", " + time.label(time.codes()[i]));
            } else if (cells <= Integer.MAX_VALUE) {
                seen.set((int) cell);
            }
        }
        if (doubled.count() > 0) {
            throw new EstimationProblem(panel.source() + ": " + design.unit() + " and "
                    + design.time().orElse("") + " must occur once together, but " + doubled.rows()
                    + doubled.does(" repeat ") + "an earlier row. Keep one row of each.");
        }
    }

    /** Per unit of the panel; infinite where blank, 0 or infinite. */
    double[] treatedFrom() {
        String column = design.treatedFrom().orElseThrow();
        Levels given = panel.levels(column);
        double[] from = new double[units.size()];
        Arrays.fill(from, Double.NaN);
        RowList changed = new RowList();
        for (int i = 0; i < panel.rows(); i++) {
            double found = given.number(i);
            double first =
                    Double.isNaN(found) || found == 0 || Double.isInfinite(found) ? Double.POSITIVE_INFINITY : found;
            int unit = units.codes()[i];
            if (Double.isNaN(from[unit])) {
                from[unit] = first;
            } else if (from[unit] != first) {
                changed.add(
                        panel.rowNumber(i),
                        units.label(unit) + ", " + (Double.isNaN(found) ? "blank" : Numerals.text(found)));
            }
        }
        if (changed.count() > 0) {
            throw new EstimationProblem(
                    panel.source() + ": " + column + " must be the same in all rows of a unit, but " + changed.rows()
                            + changed.does(" differ ")
                            + "from the unit's first row. Treatment that is taken back or begins again has no single "
                            + "first period:"
                            + " give the first one, or leave these units out.");
        }
        refuseFlag(column, from);
        return from;
    }

    /** A column of noughts and ones tells who is treated, not since when. */
    private void refuseFlag(String column, double[] from) {
        boolean isFlag = Arrays.stream(from).filter(Double::isFinite).allMatch(first -> first == 1)
                && Arrays.stream(from).anyMatch(Double::isFinite);
        double first =
                IntStream.range(0, panel.rows()).mapToDouble(time::number).min().orElse(0);
        if (isFlag && first > 1) {
            throw new EstimationProblem(panel.source() + ": " + column
                    + " must hold the first treated period of each unit, but holds only 0 and 1, and"
                    + " the periods begin with " + Numerals.text(first)
                    + ". Give the first period in which a unit is treated.");
        }
    }
}
