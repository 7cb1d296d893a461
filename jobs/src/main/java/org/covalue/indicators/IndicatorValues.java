package org.covalue.indicators;

import java.util.List;
import java.util.Locale;
import org.covalue.layers.Layer;
import org.covalue.layers.LayerBuilder;
import org.covalue.layers.RunFacts;

/**
 * Wraps every indicator's SELECT, once for all: sums, counts contributors, divides, scales, states, labels; and keeps what
 * the disclosure rules need to know of the contributions. Member rows are aggregated in the same statement, not stored.
 */
public final class IndicatorValues {

    private static final String NEXT = Layer.INDICATORS.next();

    private final LayerBuilder builder;

    public IndicatorValues(LayerBuilder builder) {
        this.builder = builder;
    }

    public void build(RunFacts facts) {
        builder.build(Layer.INDICATORS, facts, tables(),
                Indicator.all().stream().map(one -> new LayerBuilder.Task(one.id(), statement(one))).toList(),
                () -> { });
    }

    private static List<LayerBuilder.Task> tables() {
        return List.of(
                new LayerBuilder.Task("indicator_value", """
                        create table %s.indicator_value (
                            organisation_id text, year integer, indicator text, value double precision, state text,
                            unit text, numerator double precision, denominator double precision, contributors bigint,
                            eligible bigint, coverage double precision, age_band text, funding_class text)
                        """.formatted(NEXT)),
                // Per cell of an organisation (organisation_id) and of a group (age_band and funding_class, each also all).
                new LayerBuilder.Task("contribution", """
                        create table %s.contribution (
                            indicator text, year integer, organisation_id text, age_band text, funding_class text, owners bigint,
                            numerator_total double precision, numerator_largest double precision,
                            numerator_second double precision, denominator_total double precision,
                            denominator_largest double precision, denominator_second double precision)
                        """.formatted(NEXT)),
                // Owners of several memberships in a year; an owner across organisations is one contributor to their groups.
                new LayerBuilder.Task("merged_owner", """
                        create table %s.merged_owner as
                        select m.organisation_id, m.year, m.member_id, m.owner_id, o.is_across
                        from member_year m
                        inner join (
                            select year, owner_id, min(organisation_id) <> max(organisation_id) as is_across
                            from member_year group by year, owner_id having count(*) > 1
                        ) o on o.year = m.year and o.owner_id = m.owner_id
                        """.formatted(NEXT)));
    }

    static String statement(Indicator indicator) {
        return indicator.isOfMembers() ? ofMembers(indicator) : ofOrganisations(indicator);
    }

    private static String ofMembers(Indicator indicator) {
        return """
                with member_row as (
                %1$s
                ), figure as materialized (
                    select r.organisation_id, r.year, r.numerator, r.denominator, o.owner_id, o.is_across, %2$s as n, %3$s as d
                    from member_row r
                    %4$s
                    left join %5$s.merged_owner o
                        on o.organisation_id = r.organisation_id and o.year = r.year and o.member_id = r.member_id
                ), cell as (
                    select organisation_id, year, sum(numerator) as numerator, sum(denominator) as denominator,
                           cast(null as double precision) as value, count(*) as contributors,
                           cast(null as bigint) as eligible, cast(null as text) as state
                    from figure
                    group by organisation_id, year
                ), contribution as (
                %6$s
                )
                %7$s
                """.formatted(indicator.definition().select(), figure(indicator),
                indicator.isCounted() ? "cast(null as double precision)" : "abs(r.denominator)",
                indicator.isCounted() ? MEMBER_JOIN : "", NEXT, contributions(indicator), values(indicator, "y.firms"));
    }

    private static String ofOrganisations(Indicator indicator) {
        boolean hasValue = indicator.pool() == Pool.NONE;
        boolean hasState = indicator.definition().columns().contains("state");
        return """
                with organisation_row as (
                %1$s
                ), cell as (
                    select organisation_id, year, %2$s, contributors, eligible, %3$s as state
                    from organisation_row
                )
                %4$s
                """.formatted(indicator.definition().select(),
                hasValue ? "cast(null as double precision) as numerator, cast(null as double precision) as denominator, value"
                        : "numerator, denominator, cast(null as double precision) as value",
                hasState ? "state" : "cast(null as text)", values(indicator, "0"));
    }

    /** Dense: every organisation and year has a row, and every row one of the five states. */
    private static String values(Indicator indicator, String eligible) {
        String value = indicator.pool() == Pool.NONE ? "c.value"
                : indicator.pool().value("c.numerator", "c.denominator", indicator.scale());
        String denominator = indicator.pool() == Pool.SUM ? "cast(null as double precision)" : "s.denominator";
        return """
                , stated as (
                    select y.organisation_id, y.year, y.age_band, y.funding_class, c.numerator, c.denominator,
                           %1$s as value, coalesce(c.contributors, 0) as contributors,
                           coalesce(c.eligible, %2$s) as eligible,
                           case when c.organisation_id is null then 'not_reported'
                                when c.state is not null then c.state
                                when (%1$s) is null then 'not_applicable'
                                else 'ok' end as state
                    from organisation_year y
                    left join cell c on c.organisation_id = y.organisation_id and c.year = y.year
                )
                insert into %3$s.indicator_value
                select s.organisation_id, s.year, '%4$s', case when s.state = 'ok' then s.value end, s.state, '%5$s',
                       case when s.state = 'ok' then s.numerator end, case when s.state = 'ok' then %6$s end,
                       s.contributors, s.eligible,
                       case when s.eligible > 0 then 100.0 * s.contributors / s.eligible end, s.age_band, s.funding_class
                from stated s
                order by s.organisation_id, s.year
                """.formatted(value, eligible, NEXT, indicator.id(), indicator.unit(), denominator);
    }

    /**
     * What the disclosure rules ask of a cell: its owners, and of each part the total and the two largest owners' amounts. An
     * owner's members are added up first, within an organisation and, for groups, across organisations. Where the total is
     * three times the largest or more, no p up to 100 finds the cell unsafe whatever the second is; there the largest stands
     * for the second, which saves looking for it.
     */
    private static String contributions(Indicator indicator) {
        return indicator.protects().isEmpty() ? "    select 1" : """
                    insert into %1$s.contribution
                    with within as (
                        select organisation_id, year, sum(n) as n, sum(d) as d from figure where not is_across
                        group by organisation_id, year, owner_id
                    ), largest_within as (
                        select organisation_id, year, count(*) as owners, sum(n) as n_total, max(n) as n_largest,
                               sum(d) as d_total, max(d) as d_largest
                        from within
                        group by organisation_id, year
                    ), largest_alone as (
                        select organisation_id, year, count(*) as owners, sum(n) as n_total, max(n) as n_largest,
                               sum(d) as d_total, max(d) as d_largest
                        from figure
                        where owner_id is null
                        group by organisation_id, year
                    ), largest as (
                        select organisation_id, year, sum(owners) as owners, sum(n_total) as n_total, max(n_largest) as n_largest,
                               sum(d_total) as d_total, max(d_largest) as d_largest
                        from (select * from largest_alone union all select * from largest_within) l
                        group by organisation_id, year
                    ), second as (
                        select l.organisation_id, l.year,
                               case when count(*) filter (where w.n = l.n_largest) > 1 then l.n_largest
                                    else coalesce(max(w.n) filter (where w.n < l.n_largest), 0) end as n_second,
                               case when count(*) filter (where w.d = l.d_largest) > 1 then l.d_largest
                                    else coalesce(max(w.d) filter (where w.d < l.d_largest), 0) end as d_second
                        from largest l
                        inner join (
                            select organisation_id, year, n, d from figure where owner_id is null
                            union all
                            select organisation_id, year, n, d from within
                        ) w on w.organisation_id = l.organisation_id and w.year = l.year
                        where l.n_total < 3 * l.n_largest or l.d_total < 3 * l.d_largest
                        group by l.organisation_id, l.year, l.n_largest, l.d_largest
                    ), bundle as (
                        select l.organisation_id, l.year, l.owners, l.n_total, l.n_largest,
                               coalesce(s.n_second, l.n_largest) as n_second, l.d_total, l.d_largest,
                               coalesce(s.d_second, l.d_largest) as d_second
                        from largest l
                        left join second s on s.organisation_id = l.organisation_id and s.year = l.year
                    ), across as (
                        select organisation_id, year, owner_id, sum(n) as n, sum(d) as d from figure where is_across
                        group by organisation_id, year, owner_id
                    ), place as (
                        select organisation_id, year, cast(null as text) as age_band, cast(null as text) as funding_class, owners,
                               n_total, n_largest, n_second, d_total, d_largest, d_second
                        from bundle
                        union all
                        select organisation_id, year, null, null, 1, n, n, 0, d, d, 0 from across
                        union all
                        select null, b.year, a.age_band, f.funding_class, b.owners, b.n_total, b.n_largest, b.n_second,
                               b.d_total, b.d_largest, b.d_second
                        from bundle b
                        inner join organisation_year y on y.organisation_id = b.organisation_id and y.year = b.year
                        cross join lateral (values (y.age_band), ('all')) a(age_band)
                        cross join lateral (values (y.funding_class), ('all')) f(funding_class)
                        union all
                        select null, x.year, coalesce(y.age_band, 'all'), coalesce(y.funding_class, 'all'), 1,
                               sum(x.n), sum(x.n), 0, sum(x.d), sum(x.d), 0
                        from across x
                        inner join organisation_year y on y.organisation_id = x.organisation_id and y.year = x.year
                        group by grouping sets ((x.year, x.owner_id, y.age_band, y.funding_class), (x.year, x.owner_id, y.age_band),
                                                (x.year, x.owner_id, y.funding_class), (x.year, x.owner_id))
                    )
                    select '%2$s', year, organisation_id, age_band, funding_class, sum(owners),
                           sum(n_total), max(n_largest),
                           greatest((array_agg(n_largest order by n_largest desc nulls last))[2], max(n_second)),
                           sum(d_total), max(d_largest),
                           greatest((array_agg(d_largest order by d_largest desc nulls last))[2], max(d_second))
                    from place
                    group by year, organisation_id, age_band, funding_class
                """.formatted(NEXT, indicator.id());
    }

    private static final String MEMBER_JOIN = """
            inner join member_year m
                            on m.organisation_id = r.organisation_id and m.year = r.year and m.member_id = r.member_id""";

    private static String figure(Indicator indicator) {
        return indicator.isCounted()
                ? "abs(m." + indicator.protects().orElseThrow().toLowerCase(Locale.ROOT) + ")" : "abs(r.numerator)";
    }
}
