package org.covalue.disclosure;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.covalue.indicators.Indicator;
import org.covalue.layers.RunFacts;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Decides once which cells may leave the house, for every output: reads the unprotected values, writes the released cells
 * of a draft edition. A suppressed cell loses its value, its parts, its contributors and its coverage.
 */
public final class Disclosure {

    private final JdbcTemplate jdbc;
    private final ReleasedTables tables;
    private final DisclosureRules rules;

    public Disclosure(DataSource dataSource, ReleasedTables tables, DisclosureRules rules) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.tables = tables;
        this.rules = rules;
    }

    /** Call inside one transaction. @return the id of the draft edition */
    public long release(long runId, RunFacts facts, String softwareVersion) {
        tables.prepare();
        // Drafts of runs that never came to publication; one run at a time, so none of them is still being made.
        jdbc.queryForList("select edition_id from covalue.edition where published_at is null", Long.class).forEach(tables::forget);
        Long edition = jdbc.queryForObject("""
                insert into covalue.edition (run_id, business_date, as_of, base_year, reporting_currency, year_from, year_to,
                                             software_version, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning edition_id
                """, Long.class, runId, java.sql.Date.valueOf(facts.businessDate()), Timestamp.from(facts.asOf()),
                facts.baseYear(), facts.reportingCurrency(), facts.yearFrom(), facts.yearTo(), softwareVersion,
                Timestamp.from(Instant.now()));
        releaseCatalogue(edition);
        findUnsafeCells();
        releaseIndicators(edition);
        releaseGroups(edition);
        tables.copyFromMart(edition);
        releaseRows(edition, runId);
        tables.analyse();
        return edition;
    }

    private void releaseCatalogue(long edition) {
        List<Object[]> rows = Indicator.all().stream().map(one -> catalogueRow(edition, one)).toList();
        jdbc.batchUpdate("insert into released.indicator values (" + "?, ".repeat(16) + "?)", rows);
    }

    private static Object[] catalogueRow(long edition, Indicator one) {
        var definition = one.definition();
        return new Object[] {edition, one.id(), definition.text("code").orElse(""), definition.text("title", "en"),
            definition.text("title", "es"), definition.text("question", "en"), definition.text("question", "es"),
            definition.text("family").orElse(""), definition.text("dimension").orElse(""),
            definition.text("unit").orElse(""), definition.text("better").orElse(""),
            definition.text("pool").orElse(""), definition.text("numerator").orElse(""),
            definition.text("denominator").orElse(""), definition.text("sdg").orElse(""),
            definition.text("source").orElse(""), definition.text("protects").orElse("")};
    }

    /**
     * Applies threshold and p% rule to every organisation's cell and every group's cell. Members of one owner count as one,
     * within an organisation and across the organisations of a group.
     */
    private void findUnsafeCells() {
        jdbc.execute("""
                create temporary table unsafe on commit drop as
                with contribution as (
                    select c.*, y.age_band, y.funding_class
                    from indicators.contribution c
                    inner join mart.organisation_year y on y.organisation_id = c.organisation_id and y.year = c.year
                ), place as (
                    select c.indicator, c.year, c.organisation_id, cast(null as text) as age_band,
                           cast(null as text) as funding_class, c.owner_id, %1$s
                    from contribution c
                    group by c.indicator, c.year, c.organisation_id, c.owner_id
                    union all
                    select c.indicator, c.year, cast(null as text), coalesce(c.age_band, 'all'),
                           coalesce(c.funding_class, 'all'),
                           coalesce(c.owner_id, '/' || c.organisation_id), %1$s
                    from contribution c
                    group by grouping sets (
                        (c.indicator, c.year, c.age_band, c.funding_class, coalesce(c.owner_id, '/' || c.organisation_id), c.owner_id),
                        (c.indicator, c.year, c.age_band, coalesce(c.owner_id, '/' || c.organisation_id), c.owner_id),
                        (c.indicator, c.year, c.funding_class, coalesce(c.owner_id, '/' || c.organisation_id), c.owner_id),
                        (c.indicator, c.year, coalesce(c.owner_id, '/' || c.organisation_id), c.owner_id))
                ), cell as (
                    select indicator, year, organisation_id, age_band, funding_class, sum(owners) as owners,
                           %2$s, %3$s
                    from place
                    group by indicator, year, organisation_id, age_band, funding_class
                )
                select indicator, year, organisation_id, age_band, funding_class
                from cell
                where owners < %4$d or %5$s or %6$s
                """.formatted(merged(), twoLargest("numerator"), twoLargest("denominator"), rules.fewestContributors(),
                rules.dominated("numerator"), rules.dominated("denominator")));
        jdbc.execute("create index on unsafe (indicator, year, organisation_id)");
        jdbc.execute("analyze unsafe");
    }

    /** One owner's amounts in a place; unmerged owners of an organisation stay a bundle with its two largest. */
    private static String merged() {
        return List.of("numerator", "denominator").stream().map(part -> """
                sum(c.%1$s_total) as %1$s_total,
                           case when c.owner_id is null then max(c.%1$s_largest) else sum(c.%1$s_total) end as %1$s_largest,
                           case when c.owner_id is null then max(c.%1$s_second) else 0 end as %1$s_second""".formatted(part))
                .collect(Collectors.joining(",\n                           "))
                + ",\n                           case when c.owner_id is null then sum(c.owners) else 1 end as owners";
    }

    /** The two largest contributions of a cell, from the two largest of each bundle. */
    private static String twoLargest(String part) {
        return """
                sum(%1$s_total) as %1$s_total, max(%1$s_largest) as %1$s_largest,
                           greatest((array_agg(%1$s_largest order by %1$s_largest desc nulls last))[2],
                                    max(%1$s_second)) as %1$s_second""".formatted(part);
    }

    private void releaseIndicators(long edition) {
        jdbc.update("""
                insert into released.indicator_value
                select ?, v.organisation_id, v.year, v.indicator, case when not h.is_hidden then v.value end,
                       case when h.is_hidden then 'suppressed' else v.state end, v.unit,
                       case when not h.is_hidden then v.numerator end, case when not h.is_hidden then v.denominator end,
                       case when not h.is_hidden then v.contributors end, v.eligible,
                       case when not h.is_hidden then v.coverage end, v.age_band, v.funding_class
                from indicators.indicator_value v
                left join unsafe u on u.indicator = v.indicator and u.year = v.year and u.organisation_id = v.organisation_id
                cross join lateral (select u.indicator is not null and v.state = 'ok' as is_hidden) h
                order by v.organisation_id, v.year, v.indicator
                """, edition);
    }

    private void releaseGroups(long edition) {
        jdbc.update("""
                insert into released.group_value
                select ?, g.year, g.age_band, g.funding_class, g.indicator, g.statistic,
                       case when not h.is_hidden then g.value end, case when h.is_hidden then 'suppressed' else g.state end,
                       g.unit, g.organisations
                from groups.group_value g
                inner join released.indicator i on i.edition_id = ? and i.indicator = g.indicator
                left join unsafe u on u.organisation_id is null and u.indicator = g.indicator and u.year = g.year
                    and u.age_band = g.age_band and u.funding_class = g.funding_class
                cross join lateral (
                    select g.state = 'ok' and i.protects <> ''
                           and (u.indicator is not null or g.organisations <
                                case when g.statistic in ('min', 'max') then ? else ? end) as is_hidden
                ) h
                order by g.year, g.age_band, g.funding_class, g.indicator, g.statistic
                """, edition, edition, rules.fewestForExtremes(), rules.fewestOrganisations());
        jdbc.update("insert into released.funding_mix select ?, year, age_band, funding_class, share_mean, share_pooled, "
                + "amount, organisations, state from groups.funding_mix", edition);
        jdbc.update("insert into released.group_test select ?, year, indicator, grouping, statistic, degrees_of_freedom, "
                + "organisations, p_value, epsilon_squared, state from groups.group_test", edition);
    }

    private void releaseRows(long edition, long runId) {
        jdbc.update("""
                insert into released.rejected_row
                select ?, file, sheet, row_number, column_name, record, null, expected, rule, message
                from covalue.standing_rejection
                """, edition);
        jdbc.update("""
                insert into released.rejected_by_organisation
                select ?, o.organisation_id, r.record, r.rule, min(r.expected), count(*)
                from covalue.standing_rejection r
                inner join mart.organisation o
                    on o.organisation_id = r.organisation_id
                    or (r.organisation_id is null and exists (
                        select 1 from mart.membership_year m
                        where m.organisation_id = o.organisation_id and m.member_id = r.member_id))
                group by o.organisation_id, r.record, r.rule
                """, edition);
        jdbc.update("""
                insert into released.delivery
                select ?, file, record, state, rows_read, rows_loaded, rows_rejected, rows_unchanged, message
                from covalue.delivery where run_id = ?
                """, edition, runId);
    }
}
