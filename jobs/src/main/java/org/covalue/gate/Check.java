package org.covalue.gate;

import java.util.List;

/**
 * A rule of the gate that the database can answer: one SELECT that returns a sentence per finding. Parameters are those
 * of {@link Gate}. A finding names files, records, organisations and indicators, never a member or what a cell held.
 *
 * @param needsLayers whether it reads the unprotected layers, so that it can be asked only while they are this run's
 */
record Check(String rule, boolean isAcceptable, boolean needsLayers, String sql) {

    static List<Check> all() {
        return List.of(LOST, REJECTED, COVERAGE, EMPTY_STATES, CONTRIBUTORS, UNSAFE_CELLS, GROUPS);
    }

    private static final Check REJECTED = new Check("rejected", true, false, """
            select record || ': ' || rejected || ' of ' || read || ' rows rejected (' || round(100.0 * rejected / read, 1)
                   || ' percent; at most ' || cast(:rejected_percent as numeric) || ')'
            from (
                select record, sum(rows_read) as read, sum(rows_rejected) as rejected
                from covalue.delivery where run_id = :run and state = 'complete' group by record
            ) d
            where read >= greatest(:fewest_rows, 1) and 100.0 * rejected > cast(:rejected_percent as numeric) * read
            order by record
            """);

    /** Rows of a record type, and memberships in force, beside those that the edition before rests on. */
    private static final Check LOST = new Check("lost", true, false, """
            select b.record || ': ' || b.rows || ' rows in edition ' || :before || ', ' || coalesce(n.rows, 0) || ' now ('
                   || round(100.0 * (b.rows - coalesce(n.rows, 0)) / b.rows, 1) || ' percent fewer; at most ' || cast(:lost_percent as numeric) || ')'
            from covalue.edition e
            inner join covalue.staged_rows b on b.run_id = e.run_id
            left join covalue.staged_rows n on n.run_id = :run and n.record = b.record
            where e.edition_id = :before and 100.0 * (b.rows - coalesce(n.rows, 0)) > cast(:lost_percent as numeric) * b.rows
            order by b.record
            """);

    /**
     * Cells that had a value in the edition before, the share of the members behind a value, and organisations that had
     * values. A cell counts as having one where it was reported, released or not. Years and indicators that both
     * editions have.
     */
    private static final Check COVERAGE = new Check("coverage", true, false, """
            with pair as (
                select b.year, b.organisation_id, b.state in ('ok', 'suppressed') as had,
                       coalesce(n.state in ('ok', 'suppressed'), false) as has,
                       case when b.state = 'ok' and n.state = 'ok' then b.coverage end as covered_before,
                       case when b.state = 'ok' and n.state = 'ok' then n.coverage end as covered_now
                from released.indicator_value b
                left join released.indicator_value n
                    on n.edition_id = :edition and n.organisation_id = b.organisation_id and n.year = b.year
                    and n.indicator = b.indicator
                where b.edition_id = :before
                  and b.year in (select distinct year from released.indicator_value where edition_id = :edition)
                  and b.indicator in (select indicator from released.indicator where edition_id = :edition)
            ),
            organisation_year as (
                select organisation_id, year, count(*) filter (where had) as had, count(*) filter (where had and has) as kept,
                       count(*) filter (where has) as has, count(covered_now) as cells, sum(covered_before) as covered_before,
                       sum(covered_now) as covered_now
                from pair group by organisation_id, year
            ),
            by_year as (
                select year, sum(had) as had, sum(kept) as kept, sum(cells) as cells,
                       sum(covered_before) / nullif(sum(cells), 0) as covered_before,
                       sum(covered_now) / nullif(sum(cells), 0) as covered_now
                from organisation_year group by year
            ),
            by_organisation as (
                select organisation_id, sum(had) as had, sum(has) as has from organisation_year group by organisation_id
            )
            select finding from (
                select 1 as place, cast(year as text) as whose, year || ': ' || had || ' cells had a value in edition ' || :before || ', ' || kept
                       || ' of them have one now (' || round(100.0 * (had - kept) / had) || ' percent fewer; at most '
                       || cast(:coverage_drop_percent as numeric) || ')' as finding
                from by_year
                where had >= greatest(:fewest_cells, 1) and 100.0 * (had - kept) > cast(:coverage_drop_percent as numeric) * had
                union all
                select 2, cast(year as text), year || ': the members behind a value were ' || round(cast(covered_before as numeric), 1)
                       || ' percent of those there are in edition ' || :before || ' and are ' || round(cast(covered_now as numeric), 1) || ' percent now'
                from by_year
                where cells >= greatest(:fewest_cells, 1) and covered_before - covered_now > :coverage_drop_percent
                union all
                select 3, organisation_id, organisation_id || ': ' || had || ' cells had a value in edition ' || :before || ', none has one now'
                from by_organisation
                where had >= greatest(:fewest_cells, 1) and has = 0
            ) f
            order by place, whose
            """);

    private static final Check EMPTY_STATES = new Check("disclosure", false, false, """
            select indicator || ' ' || organisation_id || ' ' || year || ': ' || state || ' and yet with a figure'
            from released.indicator_value
            where edition_id = :edition and state <> 'ok'
              and (value is not null or numerator is not null or denominator is not null
                   or state = 'suppressed' and (contributors is not null or coverage is not null))
            union all
            select indicator || ' ' || year || ' ' || age_band || ' ' || funding_class || ' ' || statistic || ': ' || state
                   || ' and yet with a figure'
            from released.group_value
            where edition_id = :edition and state <> 'ok' and value is not null
            """);

    /** Owners are never more than the contributors that were released. */
    private static final Check CONTRIBUTORS = new Check("disclosure", false, false, """
            select v.indicator || ' ' || v.organisation_id || ' ' || v.year || ': released on fewer contributors than allowed'
            from released.indicator_value v
            inner join released.indicator i on i.edition_id = v.edition_id and i.indicator = v.indicator
            where v.edition_id = :edition and v.value is not null and i.protects <> '' and v.contributors < :fewest_contributors
            """);

    private static final String UNSAFE = """
            (c.owners < :fewest_contributors
             or c.numerator_total - c.numerator_largest - c.numerator_second < :dominance_percent / 100.0 * c.numerator_largest
             or c.denominator_total - c.denominator_largest - c.denominator_second
                < :dominance_percent / 100.0 * c.denominator_largest)
            """;

    private static final Check UNSAFE_CELLS =
            new Check("disclosure", false, true, """
            select v.indicator || ' ' || v.organisation_id || ' ' || v.year || ': released on fewer or more dominant owners than allowed'
            from released.indicator_value v
            inner join indicators.contribution c
                on c.organisation_id = v.organisation_id and c.indicator = v.indicator and c.year = v.year
            where v.edition_id = :edition and v.value is not null and """ + " " + UNSAFE + """
            union all
            select v.indicator || ' ' || v.year || ' ' || v.age_band || ' ' || v.funding_class || ' ' || v.statistic
                   || ': released on fewer or more dominant owners than allowed'
            from released.group_value v
            inner join indicators.contribution c
                on c.organisation_id is null and c.indicator = v.indicator and c.year = v.year and c.age_band = v.age_band
                and c.funding_class = v.funding_class
            where v.edition_id = :edition and v.value is not null and """ + " " + UNSAFE);

    private static final Check GROUPS = new Check("disclosure", false, false, """
            select v.indicator || ' ' || v.year || ' ' || v.age_band || ' ' || v.funding_class || ' ' || v.statistic
                   || ': released on fewer organisations than allowed'
            from released.group_value v
            inner join released.indicator i on i.edition_id = v.edition_id and i.indicator = v.indicator
            where v.edition_id = :edition and v.value is not null and i.protects <> ''
              and v.organisations < case when v.statistic in ('min', 'max') then :fewest_for_extremes else :fewest_organisations end
            """);
}
