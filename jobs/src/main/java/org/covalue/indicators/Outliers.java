package org.covalue.indicators;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * Organisations whose value lies far from the others': 0.6745 |x - median| / MAD above 3.5 (Iglewicz and Hoaglin 1993,
 * How to Detect and Handle Outliers), where the median and the median absolute deviation hardly feel the outliers
 * themselves. Told of ten organisations or more; where half of them are equal there is no spread to measure by.
 */
final class Outliers {

    private static final int FEWEST_ORGANISATIONS = 10;
    private static final double FAR = 3.5;

    private final List<String> organisations = new ArrayList<>();
    private final List<Double> values = new ArrayList<>();

    void take(String organisation, double value) {
        organisations.add(organisation);
        values.add(value);
    }

    /** Rows of {@code outlier}; the values are forgotten. */
    List<Object[]> rows(int year, String indicator) {
        List<Object[]> rows = new ArrayList<>();
        if (values.size() >= FEWEST_ORGANISATIONS) {
            double[] all = values.stream().mapToDouble(Double::doubleValue).toArray();
            double median = new Median().evaluate(all);
            double[] deviations =
                    values.stream().mapToDouble(x -> Math.abs(x - median)).toArray();
            double deviation = new Median().evaluate(deviations);
            for (int i = 0; i < all.length; i++) {
                if (deviation > 0 && 0.6745 * deviations[i] > FAR * deviation) {
                    rows.add(new Object[] {organisations.get(i), year, indicator});
                }
            }
        }
        organisations.clear();
        values.clear();
        return rows;
    }
}
