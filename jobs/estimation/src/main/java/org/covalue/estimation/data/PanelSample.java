package org.covalue.estimation.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The rows of a panel that a design can use, column by column, with units and periods as dense codes.
 *
 * @param rows places in the panel
 * @param unit code of each row's unit; the panel names them
 * @param time place of each row's period in {@code periods}
 * @param periods in order
 * @param treatedFrom of each unit; infinite for the never treated, and for those treated after the last period
 * @param givenTreatment of each row, where the design names a column for it; else empty
 * @param trends level of each row within which periods are compared, where the design names a column for it
 * @param covariates categories already turned into indicators
 * @param weights empty: all 1
 * @param clusteredBy groups of the errors; of one or two ways
 * @param notes what was left out, and why
 */
public record PanelSample(
        int[] rows,
        Grouping unit,
        Grouping time,
        double[] periods,
        double[] outcome,
        double[] treatedFrom,
        double[] givenTreatment,
        Optional<Grouping> trends,
        List<Regressor> covariates,
        double[] weights,
        List<Grouping> effects,
        List<Grouping> clusteredBy,
        List<Message> notes) {

    /** @throws org.covalue.estimation.data.EstimationProblem where the panel is no panel; names the rows */
    public static PanelSample of(Panel panel, Design design) {
        return new PanelSampling(panel, design).sample();
    }

    public int size() {
        return rows.length;
    }

    public int units() {
        return unit.size();
    }

    /** Periods, or periods within the levels of the design's trends. */
    public Grouping periodEffects() {
        return trends.map(time::crossedWith).orElse(time);
    }

    /** First treated period of the row's unit. */
    public double treatedFrom(int row) {
        return treatedFrom[unit.codes()[row]];
    }

    public double period(int row) {
        return periods[time.codes()[row]];
    }

    /** Periods since the first treated one; minus infinity for the never treated. */
    public double eventTime(int row) {
        return period(row) - treatedFrom(row);
    }

    /** First treated periods that occur, in order, without "never". */
    public double[] cohorts() {
        return Arrays.stream(treatedFrom)
                .filter(Double::isFinite)
                .sorted()
                .distinct()
                .toArray();
    }

    public int treatedUnits() {
        return (int) Arrays.stream(treatedFrom).filter(Double::isFinite).count();
    }

    public int neverTreatedUnits() {
        return units() - treatedUnits();
    }

    /** Units treated in the first period already. */
    public boolean isAlwaysTreated(int unitCode) {
        return treatedFrom[unitCode] <= periods[0];
    }

    public double weight(int row) {
        return weights.length == 0 ? 1 : weights[row];
    }

    /** Of each row, for {@code twfe}: the given one, else 1 from the first treated period on; a fresh array. */
    public double[] treatment() {
        double[] treatment = givenTreatment.clone();
        if (treatment.length == 0) {
            treatment = new double[size()];
            for (int i = 0; i < treatment.length; i++) {
                treatment[i] = period(i) >= treatedFrom(i) ? 1 : 0;
            }
        }
        return treatment;
    }

    /** Same rows, other first treated periods of the units. */
    public PanelSample treatedFrom(double[] from) {
        return new PanelSample(
                rows,
                unit,
                time,
                periods,
                outcome,
                from,
                givenTreatment,
                trends,
                covariates,
                weights,
                effects,
                clusteredBy,
                notes);
    }

    /** The rows that pass, as a sample of its own. */
    public PanelSample where(IntPredicate rowPasses, List<Message> moreNotes) {
        int[] kept = IntStream.range(0, size()).filter(rowPasses).toArray();
        Grouping units = unit.of(kept);
        double[] from = new double[units.size()];
        for (int i = 0; i < kept.length; i++) {
            from[units.codes()[i]] = treatedFrom(kept[i]);
        }
        Grouping times = time.of(kept);
        double[] left = new double[times.size()];
        for (int i = 0; i < kept.length; i++) {
            left[times.codes()[i]] = period(kept[i]);
        }
        List<Message> all = new ArrayList<>(notes);
        all.addAll(moreNotes);
        return new PanelSample(
                pick(rows, kept),
                units,
                times,
                left,
                pick(outcome, kept),
                from,
                givenTreatment.length == 0 ? givenTreatment : pick(givenTreatment, kept),
                trends.map(levels -> levels.of(kept)),
                covariates.stream()
                        .map(column -> new Regressor(column.name(), pick(column.values(), kept)))
                        .toList(),
                weights.length == 0 ? weights : pick(weights, kept),
                effects.stream().map(effect -> effect.of(kept)).toList(),
                clusteredBy.stream().map(groups -> groups.of(kept)).toList(),
                all);
    }

    public static double[] pick(double[] values, int[] places) {
        double[] picked = new double[places.length];
        for (int i = 0; i < places.length; i++) {
            picked[i] = values[places[i]];
        }
        return picked;
    }

    private static int[] pick(int[] values, int[] places) {
        return Arrays.stream(places).map(place -> values[place]).toArray();
    }
}
