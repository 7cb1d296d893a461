package org.covalue.indicators;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The values of one indicator and year by groups of age bands and funding classes, each also all of them. */
final class Intervals {

    private static final int FEWEST_ORGANISATIONS = 5;
    private static final String ALL = "all";

    private final Map<String, Map<String, List<Double>>> values = new TreeMap<>();

    void take(String ageBand, String fundingClass, double value) {
        for (String band : List.of(ageBand, ALL)) {
            for (String one : List.of(fundingClass, ALL)) {
                values.computeIfAbsent(band, first -> new TreeMap<>())
                        .computeIfAbsent(one, first -> new ArrayList<>())
                        .add(value);
            }
        }
    }

    private record Group(String ageBand, String fundingClass, List<Double> values) {}

    /** Rows of {@code group_interval}; the values are forgotten. */
    List<Object[]> rows(int year, String indicator) {
        List<Group> groups = new ArrayList<>();
        values.forEach((band, classes) -> classes.forEach((one, found) -> {
            if (found.size() >= FEWEST_ORGANISATIONS) {
                groups.add(new Group(band, one, found));
            }
        }));
        List<Object[]> rows = groups.parallelStream()
                .map(group -> row(year, indicator, group))
                .toList();
        values.clear();
        return rows;
    }

    private static Object[] row(int year, String indicator, Group group) {
        Resampling drawn = Resampling.of(
                group.values().stream().mapToDouble(Double::doubleValue).toArray(),
                String.join(" ", Integer.toString(year), indicator, group.ageBand(), group.fundingClass()));
        return new Object[] {
            year,
            group.ageBand(),
            group.fundingClass(),
            indicator,
            drawn.mean().lower(),
            drawn.mean().upper(),
            drawn.median().lower(),
            drawn.median().upper()
        };
    }
}
