package org.covalue.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.covalue.SampleNight;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** The tests of the sample night. */
class GroupTestsTest {

    private static final JdbcTemplate JDBC = SampleNight.get().database().jdbc();

    /** The values of the groups, asked of the values themselves. */
    @Test
    void everyPairIsTheTestOfTheValuesOfItsTwoGroups() {
        List<Map<String, Object>> tests = JDBC.queryForList("select * from groups.group_test_pair where state = 'ok'");
        assertThat(tests).hasSizeGreaterThan(100);
        for (Map<String, Object> test : tests) {
            Double u = JDBC.queryForObject(
                    """
                    select sum(case when a.value > b.value then 1.0 when a.value = b.value then 0.5 else 0 end)
                    from indicators.indicator_value a
                    inner join indicators.indicator_value b on b.indicator = a.indicator and b.year = a.year and b.state = 'ok'
                    where a.state = 'ok' and a.indicator = ? and a.year = ? and a.%1$s = ? and b.%1$s = ?
                    """.formatted(test.get("grouping")),
                    Double.class,
                    test.get("indicator"),
                    test.get("year"),
                    test.get("group_a"),
                    test.get("group_b"));
            assertThat((Double) test.get("statistic")).as("%s", test).isEqualTo(u);
        }
    }

    /** By their definitions: Holm's of the tests with a p as small, Benjamini and Hochberg's of those with one as large. */
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
            families.forEach((family, rows) -> rows.forEach(row -> {
                double p = number(row, "p_value");
                double holm = rows.stream()
                        .mapToDouble(other -> number(other, "p_value"))
                        .filter(other -> other <= p)
                        .map(other -> Math.min(1, other * (rows.size() - count(rows, other, false))))
                        .max()
                        .orElseThrow();
                double falseShare = rows.stream()
                        .mapToDouble(other -> number(other, "p_value"))
                        .filter(other -> other >= p)
                        .map(other -> Math.min(1, other * rows.size() / count(rows, other, true)))
                        .min()
                        .orElseThrow();
                assertThat(number(row, "p_holm")).as(family).isCloseTo(holm, within(1e-12));
                assertThat(number(row, "p_bh")).as(family).isCloseTo(falseShare, within(1e-12));
            }));
        }
    }

    private static double number(Map<String, Object> row, String column) {
        return ((Number) row.get(column)).doubleValue();
    }

    private static long count(List<Map<String, Object>> rows, double p, boolean withEqual) {
        return rows.stream()
                .mapToDouble(row -> number(row, "p_value"))
                .filter(one -> one < p || withEqual && one == p)
                .count();
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
