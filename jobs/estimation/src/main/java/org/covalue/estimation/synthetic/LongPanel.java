package org.covalue.estimation.synthetic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.covalue.estimation.data.Message;
import org.covalue.estimation.data.NotEstimable;
import org.covalue.estimation.data.PanelSample;

/**
 * One row per unit and period, of those that a {@link PanelSample} has.
 *
 * @param unit name of the unit of each row
 * @param time period of each row
 * @param outcome NaN where missing
 * @param treatedFrom first treated period of the unit of each row; 0 or NaN = never
 */
public record LongPanel(String[] unit, double[] time, double[] outcome, double[] treatedFrom) {

    private static final int NAMED = 10;

    /**
     * @param block the balanced panel
     * @param notes units left out, and why
     */
    record Balanced(Block block, List<Message> notes) {}

    /**
     * Untreated units with a missing period, and units treated before the first period ends, are left out and named.
     *
     * @param anticipation number of periods before treatment that may already show it, counted as treated
     * @throws NotEstimable no treated unit with a period before treatment, different starts, a gap in a treated unit's
     *     history
     */
    Balanced balanced(int anticipation) {
        List<Double> periods =
                new ArrayList<>(new TreeSet<>(Arrays.stream(time).boxed().toList()));
        Map<String, double[]> rows = new TreeMap<>();
        Map<String, Double> starts = new TreeMap<>();
        for (int i = 0; i < unit.length; i++) {
            rows.computeIfAbsent(unit[i], name -> blank(periods.size()))[periods.indexOf(time[i])] = outcome[i];
            starts.put(unit[i], start(i, periods.get(periods.size() - 1)));
        }
        List<Message> notes = new ArrayList<>();
        leaveOut(rows, starts, periods.get(0), notes);
        List<String> treated =
                starts.keySet().stream().filter(name -> of(starts, name) > 0).toList();
        int before = before(starts, treated, periods, anticipation);
        List<String> controls =
                rows.keySet().stream().filter(name -> of(starts, name) == 0).toList();
        return new Balanced(
                new Block(
                        controls,
                        treated,
                        periods.stream().map(LongPanel::label).toList(),
                        matrix(rows, controls),
                        matrix(rows, treated),
                        before),
                notes);
    }

    /** 0 where treatment never starts in the periods observed. */
    private double start(int row, double last) {
        return Double.isNaN(treatedFrom[row]) || treatedFrom[row] > last ? 0 : treatedFrom[row];
    }

    private static void leaveOut(
            Map<String, double[]> rows, Map<String, Double> starts, double first, List<Message> notes) {
        List<String> always = starts.keySet().stream()
                .filter(name -> of(starts, name) != 0 && of(starts, name) <= first)
                .toList();
        List<String> gaps = rows.keySet().stream()
                .filter(name -> of(starts, name) == 0 && hasGap(of(rows, name)))
                .toList();
        rows.keySet().removeAll(always);
        starts.keySet().removeAll(always);
        rows.keySet().removeAll(gaps);
        starts.keySet().removeAll(gaps);
        if (!always.isEmpty()) {
            notes.add(Message.of("units_named_always_treated", "units", message(always)));
        }
        if (!gaps.isEmpty()) {
            notes.add(Message.of("units_named_incomplete", "units", message(gaps)));
        }
        List<String> broken = starts.keySet().stream()
                .filter(name -> of(starts, name) != 0 && hasGap(of(rows, name)))
                .toList();
        if (!broken.isEmpty()) {
            throw NotEstimable.because("gap_in_history", "units", message(broken));
        }
    }

    /** Every unit has a row and a start. */
    private static <T> T of(Map<String, T> units, String name) {
        return Objects.requireNonNull(units.get(name), name);
    }

    private static int before(
            Map<String, Double> starts, List<String> treated, List<Double> periods, int anticipation) {
        if (treated.isEmpty()) {
            throw NotEstimable.because("nobody_treated_later");
        }
        double start = of(starts, treated.get(0));
        for (String name : treated) {
            if (of(starts, name) != start) {
                throw NotEstimable.because(
                        "different_starts",
                        "first",
                        treated.get(0),
                        "first_from",
                        label(start),
                        "other",
                        name,
                        "other_from",
                        label(of(starts, name)));
            }
        }
        return (int) periods.stream().filter(period -> period < start).count() - anticipation;
    }

    private static double[] blank(int periods) {
        double[] blank = new double[periods];
        Arrays.fill(blank, Double.NaN);
        return blank;
    }

    private static boolean hasGap(double[] row) {
        return Arrays.stream(row).anyMatch(Double::isNaN);
    }

    private static double[][] matrix(Map<String, double[]> rows, List<String> names) {
        return names.stream().map(rows::get).toArray(double[][]::new);
    }

    /** 1989, not 1989.0. */
    private static String label(double period) {
        return period == Math.rint(period) ? String.valueOf((long) period) : String.valueOf(period);
    }

    private static Message message(List<String> names) {
        List<String> first = names.stream().limit(NAMED).toList();
        return names.size() > NAMED
                ? Message.of("names_and_more", "first", first, "more", names.size() - NAMED)
                : Message.of("names", "first", first);
    }
}
