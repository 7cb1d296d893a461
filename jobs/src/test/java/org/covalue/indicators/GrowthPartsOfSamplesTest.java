package org.covalue.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.covalue.SampleNight;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** The parts of the samples' changes against the totals they are parts of, which are computed apart from them. */
class GrowthPartsOfSamplesTest {

    private static final JdbcTemplate JDBC = SampleNight.get().database().jdbc();

    @Test
    void theTotalOfThePartsIsTheDifferenceOfTheTwoTotals() {
        List<Map<String, Object>> rows = JDBC.queryForList("""
                select g.organisation_id, g.year, g.indicator, g.change, now.value as value, before.value as value_before
                from indicators.growth_part g
                inner join indicators.indicator_value now
                    on now.organisation_id = g.organisation_id and now.indicator = g.indicator and now.year = g.year
                inner join indicators.indicator_value before
                    on before.organisation_id = g.organisation_id and before.indicator = g.indicator and before.year = g.year - 1
                where g.part = 'total' and now.state = 'ok' and before.state = 'ok'
                """);
        assertThat(rows).hasSizeGreaterThan(100);
        for (Map<String, Object> row : rows) {
            double value = (Double) row.get("value");
            assertThat((Double) row.get("change"))
                    .as("%s", row)
                    .isCloseTo(value - (Double) row.get("value_before"), within(1e-9 * Math.abs(value)));
        }
        assertThat(JDBC.queryForObject(
                        "select count(*) from indicators.growth_part where part = 'total' and state = 'ok'",
                        Integer.class))
                .as("every change has its two totals")
                .isEqualTo(rows.size());
    }

    /** Members of both years that report in both: what matched growth is measured of. */
    @Test
    void whatContinuingMembersAddIsTheDifferenceOfThePartsOfMatchedGrowth() {
        List<Map<String, Object>> rows = JDBC.queryForList("""
                select g.organisation_id, g.year, g.change, g.members, v.numerator, v.denominator, v.contributors
                from indicators.growth_part g
                inner join indicators.indicator_value v
                    on v.organisation_id = g.organisation_id and v.year = g.year and v.indicator = 'real_revenue_growth_matched'
                where g.part = 'continuing' and g.indicator = 'real_revenue' and v.state = 'ok'
                """);
        assertThat(rows).hasSizeGreaterThan(50);
        for (Map<String, Object> row : rows) {
            double numerator = (Double) row.get("numerator");
            assertThat((Double) row.get("change"))
                    .as("%s", row)
                    .isCloseTo(numerator - (Double) row.get("denominator"), within(1e-9 * numerator));
            assertThat(row.get("members")).isEqualTo(row.get("contributors"));
        }
    }

    @Test
    void noHiddenPartFollowsFromTheOthersByItself() {
        List<Map<String, Object>> cells = JDBC.queryForList("""
                select organisation_id, year, indicator, count(*) filter (where state = 'suppressed' and part <> 'total') as hidden,
                       bool_or(part = 'total' and state = 'suppressed') as is_total_hidden
                from released.growth_part
                group by organisation_id, year, indicator
                having bool_or(state = 'suppressed')
                """);
        assertThat(cells)
                .isNotEmpty()
                .allSatisfy(cell -> assertThat((Long) cell.get("hidden"))
                        .isGreaterThanOrEqualTo(Boolean.TRUE.equals(cell.get("is_total_hidden")) ? 1 : 2));
    }
}
