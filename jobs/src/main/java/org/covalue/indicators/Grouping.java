package org.covalue.indicators;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One way to sort organisations into groups, with the values of one indicator and year and the tests of a year. */
final class Grouping {

    private final String name;
    private final Map<String, List<Double>> groups = new TreeMap<>();
    private final TestFamily differences = new TestFamily();
    private final TestFamily pairs = new TestFamily();

    /** @param name the column of {@code indicator_value} */
    Grouping(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** @param value empty where the organisation has none; its group is there all the same */
    void take(String group, Optional<Double> value) {
        List<Double> values = groups.computeIfAbsent(group, first -> new ArrayList<>());
        value.ifPresent(values::add);
    }

    /**
     * Tests the values taken, and forgets them.
     *
     * @param isOwnShare whether the groups are made of what the indicator measures
     */
    void test(int year, String indicator, boolean isOwnShare) {
        testAll(year, indicator, isOwnShare);
        List<String> names = List.copyOf(groups.keySet());
        for (int a = 0; a < names.size(); a++) {
            for (int b = a + 1; b < names.size(); b++) {
                testPair(year, indicator, isOwnShare, names.get(a), names.get(b));
            }
        }
        groups.clear();
    }

    private void testAll(int year, String indicator, boolean isOwnShare) {
        int organisations = groups.values().stream().mapToInt(List::size).sum();
        KruskalWallis test = isOwnShare
                ? new KruskalWallis(
                        Optional.empty(), Optional.empty(), organisations, Optional.empty(), Optional.empty())
                : KruskalWallis.of(groups.values());
        differences.add(
                test.pValue(),
                year,
                indicator,
                name,
                orNull(test.statistic()),
                orNull(test.degreesOfFreedom()),
                test.observations(),
                orNull(test.pValue()),
                orNull(test.epsilonSquared()),
                state(test.statistic(), isOwnShare));
    }

    private void testPair(int year, String indicator, boolean isOwnShare, String a, String b) {
        List<Double> first = groups.getOrDefault(a, List.of());
        List<Double> second = groups.getOrDefault(b, List.of());
        MannWhitney test =
                isOwnShare ? MannWhitney.without(first.size(), second.size()) : MannWhitney.of(first, second);
        pairs.add(
                test.pValue(),
                year,
                indicator,
                name,
                a,
                b,
                orNull(test.statistic()),
                test.firstObservations(),
                test.secondObservations(),
                orNull(test.pValue()),
                orNull(test.rankBiserial()),
                orNull(test.method()),
                state(test.statistic(), isOwnShare));
    }

    private static String state(Optional<Double> statistic, boolean isOwnShare) {
        return isOwnShare ? "not_applicable" : statistic.isPresent() ? "ok" : "not_estimable";
    }

    private static @Nullable Object orNull(Optional<?> value) {
        return value.orElse(null);
    }

    /** Rows of {@code group_test} of the tests since. */
    List<Object[]> differences() {
        return differences.adjusted();
    }

    /** Rows of {@code group_test_pair} of the tests since. */
    List<Object[]> pairs() {
        return pairs.adjusted();
    }
}
