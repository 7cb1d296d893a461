package org.covalue.indicators;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.covalue.layers.Layer;
import org.covalue.layers.LayerBuilder;
import org.covalue.layers.RunFacts;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Groups organisations by age band and funding class, each also taken together ({@code all}): pooled value, unweighted
 * mean, median, quartiles, smallest and largest over organisations whose value is {@code ok}; the funding mix by age band;
 * and whether bands and classes differ.
 */
public final class Groups {

    private static final String NEXT = Layer.GROUPS.next();
    private static final String GROUPING_SETS = """
            grouping sets ((year, indicator, age_band, funding_class), (year, indicator, age_band),
                           (year, indicator, funding_class), (year, indicator))""";

    private final LayerBuilder builder;
    private final JdbcTemplate jdbc;

    public Groups(LayerBuilder builder, DataSource dataSource) {
        this.builder = builder;
        this.jdbc = new JdbcTemplate(dataSource);
    }

    public void build(RunFacts facts) {
        List<LayerBuilder.Task> tasks = new ArrayList<>();
        Indicator.all().forEach(indicator -> tasks.add(new LayerBuilder.Task(indicator.id(), groupValues(indicator))));
        builder.build(Layer.GROUPS, facts, List.of(tables()), tasks, this::complete);
    }

    /** What needs the marts, or Java, after the group values. */
    private void complete() {
        jdbc.execute(fundingMix());
        new GroupTests(jdbc).save(builder);
    }

    private static LayerBuilder.Task tables() {
        return new LayerBuilder.Task("group_value", """
                create table %1$s.group_value (
                    year integer, age_band text, funding_class text, indicator text, statistic text,
                    value double precision, state text, unit text, organisations bigint);
                create table %1$s.group_test (
                    year integer, indicator text, grouping text, statistic double precision, degrees_of_freedom integer,
                    organisations integer, p_value double precision, epsilon_squared double precision, state text)
                """.formatted(NEXT));
    }

    /** Sums of doubles depend on their order, and the values of an indicator stand in the table as two writers put them there. */
    private static String groupValues(Indicator indicator) {
        return """
                with grouped as (
                    select year, indicator, coalesce(age_band, 'all') as age_band,
                           coalesce(funding_class, 'all') as funding_class, max(unit) as unit,
                           count(*) filter (where state = 'ok') as organisations,
                           case when count(*) filter (where state = 'ok') > 0 then 'ok'
                                when count(*) filter (where state = 'not_estimable') > 0 then 'not_estimable'
                                when count(*) filter (where state = 'not_reported') > 0 then 'not_reported'
                                else 'not_applicable' end as state,
                           sum(numerator) as numerator, sum(denominator) as denominator, avg(value) as mean,
                           percentile_cont(0.5) within group (order by value) as median,
                           percentile_cont(0.25) within group (order by value) as p25,
                           percentile_cont(0.75) within group (order by value) as p75,
                           min(value) as smallest, max(value) as largest
                    from (
                        select year, indicator, age_band, funding_class, unit, state, numerator, denominator, value
                        from indicator_value
                        where indicator = '%2$s'
                        order by organisation_id, year
                    ) v
                    group by %3$s
                ), statistic as (
                    select g.*, s.statistic,
                           case s.statistic when 'pooled' then %4$s when 'mean' then g.mean when 'median' then g.median
                                when 'p25' then g.p25 when 'p75' then g.p75 when 'min' then g.smallest else g.largest end
                               as value
                    from grouped g
                    cross join (values ('pooled'), ('mean'), ('median'), ('p25'), ('p75'), ('min'), ('max')) s(statistic)
                )
                insert into %1$s.group_value
                select year, age_band, funding_class, indicator, statistic, value,
                       case when state = 'ok' and value is null then 'not_applicable' else state end, unit, organisations
                from statistic
                """.formatted(NEXT, indicator.id(), GROUPING_SETS,
                indicator.pool().value("g.numerator", "g.denominator", indicator.scale()));
    }

    /** Shares are of own income, unweighted over organisations and pooled; all eight classes, zeros too. */
    private static String fundingMix() {
        return """
                create table %s.funding_mix as
                with income as (
                    select organisation_id, year, funding_class, sum(own_income) as amount
                    from mart.funding_receipt
                    where not is_in_kind and is_usable
                    group by organisation_id, year, funding_class
                ), total as (
                    select organisation_id, year, sum(amount) as amount from income
                    group by organisation_id, year having sum(amount) > 0
                ), dense as (
                    select y.age_band, t.organisation_id, t.year, c.funding_class, coalesce(i.amount, 0) as amount,
                           100 * coalesce(i.amount, 0) / t.amount as share, t.amount as total
                    from total t
                    inner join mart.organisation_year y on y.organisation_id = t.organisation_id and y.year = t.year
                    cross join (values ('membership_fees'), ('public_funds'), ('international_public'), ('sponsorship'),
                        ('research_projects'), ('services'), ('studies_and_data'), ('other')) c(funding_class)
                    left join income i on i.organisation_id = t.organisation_id and i.year = t.year
                        and i.funding_class = c.funding_class
                )
                select year, coalesce(age_band, 'all') as age_band, funding_class, avg(share) as share_mean,
                       100 * sum(amount) / sum(total) as share_pooled, sum(amount) as amount, count(*) as organisations,
                       'ok' as state
                from dense
                group by grouping sets ((year, age_band, funding_class), (year, funding_class))
                """.formatted(NEXT);
    }
}
