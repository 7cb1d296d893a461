package org.covalue.disclosure;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.covalue.database.Scalar;
import org.covalue.layers.RunFacts;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Decides once which cells may leave the house, for every output: reads the unprotected values, writes the released
 * cells of a draft edition. A suppressed cell loses its value, its parts, its contributors and its coverage.
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
        jdbc.queryForList("select edition_id from covalue.edition where published_at is null", Long.class)
                .forEach(tables::forget);
        // Numbered without gaps: a night that was killed here makes the same edition when it goes on.
        long edition = Scalar.of(
                jdbc,
                """
                insert into covalue.edition (edition_id, run_id, business_date, as_of, base_year, reporting_currency, year_from,
                                             year_to, software_version, created_at, base_year_lacks_prices, base_year_lacks_rates)
                overriding system value
                values ((select coalesce(max(edition_id), 0) + 1 from covalue.edition), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                returning edition_id
                """,
                Long.class,
                runId,
                java.sql.Date.valueOf(facts.businessDate()),
                Timestamp.from(facts.asOf()),
                facts.baseYear(),
                facts.reportingCurrency(),
                facts.yearFrom(),
                facts.yearTo(),
                softwareVersion,
                Timestamp.from(Instant.now()),
                facts.lackingPrices(),
                facts.lackingRates());
        releaseCatalogue(edition);
        findUnsafeCells();
        releaseIndicators(edition);
        releaseGroups(edition);
        new ReleasedStudies(jdbc, new EstimateRules(rules.fewestContributors())).release(edition);
        tables.copyFromMart(edition);
        releaseRows(edition, runId);
        return edition;
    }

    /**
     * Lets the planner know the new rows before the reports ask for them. Not in the transaction that made them: the
     * server's own vacuum of such a table waits for that transaction, and this would wait for the vacuum.
     */
    public void analyse() {
        tables.analyse();
    }

    private void releaseCatalogue(long edition) {
        jdbc.batchUpdate(
                "insert into released.indicator (edition_id, " + String.join(", ", Catalogue.COLUMNS) + ") values ("
                        + edition + ", ?".repeat(Catalogue.COLUMNS.size()) + ")",
                Catalogue.rows().stream().map(List::toArray).toList());
    }

    /** Applies threshold and p% rule to the cells of organisations and of groups; owners are merged already. */
    private void findUnsafeCells() {
        jdbc.execute("""
                create temporary table unsafe on commit drop as
                select indicator, year, organisation_id, age_band, funding_class
                from indicators.contribution
                where owners < %d or %s or %s
                """.formatted(
                        rules.fewestContributors(), rules.dominated("numerator"), rules.dominated("denominator")));
        jdbc.execute("create index on unsafe (indicator, year, organisation_id)");
        jdbc.execute("analyze unsafe");
        findGroupsWithHidden();
    }

    /** The groups that hold suppressed organisations: all their values in order, and the suppressed ones among them. */
    private void findGroupsWithHidden() {
        jdbc.execute("""
                create temporary table group_with_hidden on commit drop as
                select v.indicator, v.year, a.age_band, f.funding_class, array_agg(v.value order by v.value) as sorted,
                       array_agg(v.value) filter (where u.indicator is not null) as hidden
                from indicators.indicator_value v
                left join unsafe u on u.indicator = v.indicator and u.year = v.year and u.organisation_id = v.organisation_id
                cross join lateral (values (v.age_band), ('all')) a(age_band)
                cross join lateral (values (v.funding_class), ('all')) f(funding_class)
                where v.state = 'ok'
                group by v.indicator, v.year, a.age_band, f.funding_class
                having count(u.indicator) > 0
                """);
        jdbc.execute("create index on group_with_hidden (indicator, year, age_band, funding_class)");
        jdbc.execute("analyze group_with_hidden");
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

    /**
     * Beside the rules for the cell itself: no median, quartile or extreme is released that is, or is interpolated
     * from, a suppressed organisation's value, and no sum or mean from which the one suppressed organisation of the
     * group follows by subtraction. A quantile of type 7 lies between the values next to place 1 + (n - 1) p.
     */
    private void releaseGroups(long edition) {
        jdbc.update("""
                insert into released.group_value
                select ?, g.year, g.age_band, g.funding_class, g.indicator, g.statistic,
                       case when not d.is_hidden then g.value end, case when d.is_hidden then 'suppressed' else g.state end,
                       g.unit, g.organisations
                from groups.group_value g
                inner join released.indicator i on i.edition_id = ? and i.indicator = g.indicator
                left join unsafe u on u.organisation_id is null and u.indicator = g.indicator and u.year = g.year
                    and u.age_band = g.age_band and u.funding_class = g.funding_class
                left join group_with_hidden h on h.indicator = g.indicator and h.year = g.year and h.age_band = g.age_band
                    and h.funding_class = g.funding_class
                cross join lateral (
                    select 1 + (cardinality(h.sorted) - 1) * case g.statistic when 'min' then 0.0 when 'p25' then 0.25
                           when 'median' then 0.5 when 'p75' then 0.75 when 'max' then 1.0 end as place
                ) q
                cross join lateral (
                    select g.state = 'ok' and i.protects <> ''
                           and (u.indicator is not null
                                or g.organisations < case when g.statistic in ('min', 'max') then ? else ? end
                                or coalesce(case when g.statistic in ('pooled', 'mean') then cardinality(h.hidden) = 1
                                                 else h.sorted[cast(floor(q.place) as integer)] = any (h.hidden)
                                                      or h.sorted[cast(ceil(q.place) as integer)] = any (h.hidden) end,
                                            false)) as is_hidden
                ) d
                order by g.year, g.age_band, g.funding_class, g.indicator, g.statistic
                """, edition, edition, rules.fewestForExtremes(), rules.fewestOrganisations());
        jdbc.update(
                "insert into released.funding_mix select ?, year, age_band, funding_class, share_mean, share_pooled, "
                        + "amount, organisations, state from groups.funding_mix",
                edition);
        jdbc.update(
                "insert into released.group_test select ?, year, indicator, grouping, statistic, degrees_of_freedom, "
                        + "organisations, p_value, epsilon_squared, state from groups.group_test",
                edition);
    }

    private void releaseRows(long edition, long runId) {
        jdbc.update("""
                insert into released.rejected_row
                select ?, file, sheet, row_number, column_name, record, null, expected, rule, message, expected_coded, message_coded
                from covalue.standing_rejection
                """, edition);
        jdbc.update("""
                insert into released.rejected_by_organisation
                    (edition_id, organisation_id, record, rule, "column", expected, expected_coded, rows, faults)
                select ?, o.organisation_id, r.record, r.rule, r.column_name, r.expected, r.expected_coded,
                       count(distinct (r.file, r.sheet, r.row_number)), count(*)
                from covalue.told_rejection r
                inner join mart.organisation o
                    on o.organisation_id = r.organisation_id
                    or (r.organisation_id is null and exists (
                        select 1 from mart.membership_year m
                        where m.organisation_id = o.organisation_id and m.member_id = r.member_id))
                group by o.organisation_id, r.record, r.rule, r.column_name, r.expected, r.expected_coded
                """, edition);
        jdbc.update("""
                insert into released.delivery
                select ?, file, record, state, rows_read, rows_loaded, rows_rejected, rows_unchanged, message
                from covalue.delivery where run_id = ? and state not in ('not_taken', 'ignored')
                """, edition, runId);
    }
}
