package org.covalue.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.covalue.SampleNight;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** The tests of the sample night. */
class GroupTestsTest {

    private static final JdbcTemplate JDBC = SampleNight.get().database().jdbc();

    /** The values of the groups, asked of the values themselves. */
    @Test
    void everyPairIsTheTestOfTheValuesOfItsTwoGroups() {
        Map<String, List<Double>> values = new TreeMap<>();
        JDBC.queryForList("select * from indicators.indicator_value where state = 'ok'")
                .forEach(row -> List.of("age_band", "funding_class")
                        .forEach(grouping -> values.computeIfAbsent(
                                        key(row, grouping, grouping), first -> new ArrayList<>())
                                .add(number(row, "value"))));
        List<Map<String, Object>> tests = JDBC.queryForList("select * from groups.group_test_pair where state = 'ok'");
        assertThat(tests).hasSizeGreaterThan(100);
        for (Map<String, Object> test : tests) {
            String grouping = (String) test.get("grouping");
            List<Double> second = values.get(key(test, grouping, "group_b"));
            double u = values.get(key(test, grouping, "group_a")).stream()
                    .flatMap(a -> second.stream().map(b -> (Double.compare(a, b) + 1) / 2.0))
                    .mapToDouble(Double::doubleValue)
                    .sum();
            assertThat((Double) test.get("statistic")).as("%s", test).isEqualTo(u);
        }
    }

    private static String key(Map<String, Object> row, String grouping, String group) {
        return row.get("indicator") + " " + row.get("year") + " " + grouping + " " + row.get(group);
    }

    /** By their definitions: Holm's of tests with a p as small, Benjamini and Hochberg's of those with one as large. */
    @Test
    void pIsAdjustedOverAllIndicatorsOfAYearAndGrouping() {
        for (String table : List.of("group_test", "group_test_pair")) {
            Map<String, List<Map<String, Object>>> families = new TreeMap<>();
            JDBC.queryForList("select year, grouping, p_value, p_holm, p_bh from groups." + table
                            + " where p_value is not null")
                    .forEach(row -> families.computeIfAbsent(
                                    row.get("year") + " " + row.get("grouping"), first -> new ArrayList<>())
                            .add(row));
            assertThat(families).as(table).hasSizeGreaterThan(5);
            families.forEach(GroupTestsTest::isAdjusted);
        }
    }

    private static void isAdjusted(String family, List<Map<String, Object>> rows) {
        double[] p = rows.stream().mapToDouble(row -> number(row, "p_value")).toArray();
        int m = p.length;
        double[] smaller = new double[m];
        double[] share = new double[m];
        for (int i = 0; i < m; i++) {
            double one = p[i];
            smaller[i] = Math.min(
                    1, one * (m - DoubleStream.of(p).filter(x -> x < one).count()));
            share[i] = Math.min(
                    1, one * m / DoubleStream.of(p).filter(x -> x <= one).count());
        }
        for (int i = 0; i < m; i++) {
            double one = p[i];
            assertThat(number(rows.get(i), "p_holm"))
                    .as(family)
                    .isCloseTo(
                            IntStream.range(0, m)
                                    .filter(j -> p[j] <= one)
                                    .mapToDouble(j -> smaller[j])
                                    .max()
                                    .orElseThrow(),
                            within(1e-12));
            assertThat(number(rows.get(i), "p_bh"))
                    .as(family)
                    .isCloseTo(
                            IntStream.range(0, m)
                                    .filter(j -> p[j] >= one)
                                    .mapToDouble(j -> share[j])
                                    .min()
                                    .orElseThrow(),
                            within(1e-12));
        }
    }

    private static double number(Map<String, Object> row, String column) {
        return ((Number) row.get(column)).doubleValue();
    }

    @Test
    void fundingClassesAreNotComparedByTheSharesTheyAreMadeOf() {
        for (String table : List.of("group_test", "group_test_pair")) {
            assertThat(JDBC.queryForList(
                            "select distinct indicator from groups." + table
                                    + " where grouping = 'funding_class' and state = 'not_applicable' "
                                    + "and statistic is null and p_value is null order by 1",
                            String.class))
                    .as(table)
                    .contains(
                            "funding_concentration",
                            "international_public_share",
                            "membership_fee_share",
                            "national_public_share",
                            "other_income_share",
                            "public_dependency",
                            "regional_local_public_share",
                            "service_sales_share")
                    .doesNotContain("own_income");
            assertThat(JDBC.queryForObject(
                            "select count(*) from groups." + table
                                    + " where grouping = 'age_band' and state = 'not_applicable'",
                            Long.class))
                    .as(table)
                    .isZero();
        }
    }
}
