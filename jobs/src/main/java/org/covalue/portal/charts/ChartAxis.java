package org.covalue.portal.charts;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The scale of a chart's values: steps of 1, 2 or 5 times a power of ten. It begins at zero unless all values lie in
 * the upper half of what that would show, and a zero is a tick where it lies inside.
 *
 * @param ticks from {@code low} to {@code high}, both included
 */
record ChartAxis(double low, double high, List<Double> ticks) {

    private static final int MOST_STEPS = 5;

    static ChartAxis over(double... values) {
        double smallest = Arrays.stream(values).min().orElse(0);
        double largest = Arrays.stream(values).max().orElse(1);
        double from = smallest > 0 && smallest < largest / 2 ? 0 : smallest;
        double to = largest < 0 && largest > smallest / 2 ? 0 : largest;
        if (to - from <= 1e-9 * Math.max(Math.abs(from), Math.abs(to))) {
            double half = from == 0 ? 1 : Math.abs(from) / 10;
            return between(from - half, to + half);
        }
        return between(from, to);
    }

    private static ChartAxis between(double from, double to) {
        double step = step((to - from) / MOST_STEPS);
        long first = (long) Math.floor(from / step + 1e-9);
        long last = (long) Math.ceil(to / step - 1e-9);
        List<Double> ticks =
                LongStream.rangeClosed(first, last).mapToObj(i -> i * step).toList();
        return new ChartAxis(first * step, last * step, ticks);
    }

    /** The smallest round step that is not below {@code least}. */
    private static double step(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double round : new double[] {1, 2, 5}) {
            if (round * power >= least * (1 - 1e-9)) {
                return round * power;
            }
        }
        return 10 * power;
    }
}
