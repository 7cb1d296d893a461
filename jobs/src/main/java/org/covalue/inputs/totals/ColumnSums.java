package org.covalue.inputs.totals;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What the figures of the rows so far add up to: of all, of those since the last row of totals, and of each year, since
 * people add up all three.
 */
final class ColumnSums {

    /** Nobody adds up one row. */
    private static final int FEWEST_ROWS = 2;
    /** Half a cent, as money is rounded. */
    private static final double ROUNDING = 0.005;

    private static final double OF_DOUBLES = 1e-9;

    /** @param against what the rows that come nearest add up to */
    record Difference(int column, double found, double against) {}

    /** The sums of some rows. */
    private static final class Sums {

        private final double[] sums;
        private final double[] sizes;
        private long rows;

        private Sums(int columns) {
            this.sums = new double[columns];
            this.sizes = new double[columns];
        }

        private void add(double[] figures) {
            rows++;
            for (int i = 0; i < figures.length; i++) {
                if (!Double.isNaN(figures[i])) {
                    sums[i] += figures[i];
                    sizes[i] += Math.abs(figures[i]);
                }
            }
        }

        private boolean isSum(int column, double figure) {
            return rows >= FEWEST_ROWS
                    && sizes[column] > 0
                    && Math.abs(figure - sums[column]) <= ROUNDING + OF_DOUBLES * sizes[column];
        }

        private void clear() {
            rows = 0;
            Arrays.fill(sums, 0);
            Arrays.fill(sizes, 0);
        }
    }

    private final Sums all;
    private final Sums sinceTotals;
    private final TreeMap<Integer, Sums> years = new TreeMap<>();
    private final int columns;

    ColumnSums(int columns) {
        this.columns = columns;
        this.all = new Sums(columns);
        this.sinceTotals = new Sums(columns);
    }

    /** @param figures NaN where there is none @param year of the row, NaN where there is none */
    void add(double[] figures, double year) {
        all.add(figures);
        sinceTotals.add(figures);
        if (!Double.isNaN(year)) {
            years.computeIfAbsent((int) year, any -> new Sums(columns)).add(figures);
        }
    }

    /** Behind a row of totals others may begin. */
    void begin() {
        sinceTotals.clear();
    }

    /** Figures that are no sum of the rows above; empty where all are. */
    List<Difference> differences(double[] figures, double year) {
        Sums ofYear = Double.isNaN(year) ? all : years.getOrDefault((int) year, all);
        return List.of(all, sinceTotals, ofYear).stream()
                .map(sums -> differences(figures, sums))
                .min((one, other) -> Integer.compare(one.size(), other.size()))
                .orElseThrow();
    }

    private static List<Difference> differences(double[] figures, Sums sums) {
        return IntStream.range(0, figures.length)
                .filter(i -> !Double.isNaN(figures[i]) && !sums.isSum(i, figures[i]))
                .mapToObj(i -> new Difference(i, figures[i], sums.sums[i]))
                .toList();
    }
}
