package org.covalue.estimation.synthetic;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.covalue.estimation.inference.Counts;

/**
 * A balanced panel where some units are treated from one period on and all others never.
 *
 * @param controls names of the untreated units; {@code treated} of the treated ones
 * @param periods in order
 * @param ofControls outcomes, one array of all periods per untreated unit; {@code ofTreated} per treated one
 * @param before number of periods before treatment
 */
record Block(
        List<String> controls,
        List<String> treated,
        List<String> periods,
        double[][] ofControls,
        double[][] ofTreated,
        int before) {

    Counts counts() {
        return new Counts((long) units() * periods.size(), treated.size(), controls.size());
    }

    int units() {
        return treated.size() + controls.size();
    }

    int after() {
        return periods.size() - before;
    }

    /** The mean of the treated units, period by period. */
    double[] treatedMean() {
        return means(ofTreated);
    }

    /** As if these untreated units had been treated and the treated ones were not there. */
    Block placebo(int... units) {
        int[] others = IntStream.range(0, controls.size())
                .filter(i -> Arrays.stream(units).noneMatch(unit -> unit == i))
                .toArray();
        return new Block(names(others), names(units), periods, rows(others), rows(units), before);
    }

    private List<String> names(int[] units) {
        return IntStream.of(units).mapToObj(controls::get).toList();
    }

    private double[][] rows(int[] units) {
        return IntStream.of(units).mapToObj(i -> ofControls[i]).toArray(double[][]::new);
    }

    private double[] means(double[][] rows) {
        return IntStream.range(0, periods.size())
                .mapToDouble(t ->
                        Arrays.stream(rows).mapToDouble(row -> row[t]).average().orElseThrow())
                .toArray();
    }

    static double mean(double[] values, int from, int to) {
        return Arrays.stream(values, from, to).average().orElseThrow();
    }
}
