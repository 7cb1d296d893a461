package org.covalue.disclosure;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.covalue.database.Scalar;
import org.covalue.database.SqlResource;
import org.covalue.layers.RunFacts;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

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
        long edition = releaseValues(runId, facts, softwareVersion);
        new ReleasedStudies(jdbc, new EstimateRules(rules.fewestContributors())).release(edition);
        return edition;
    }

    /** The same without what studies found. Call inside one transaction. @return the id of the draft edition */
    public long releaseValues(long runId, RunFacts facts, String softwareVersion) {
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
        releaseGrowthParts(edition);
        releaseGroups(edition);
        releaseNetworks(edition);
        releasePairs(edition);
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
        jdbc.execute(SqlResource.text(Disclosure.class, "unsafe_by_base_year"));
        jdbc.execute("analyze unsafe");
        findGroupsWithHidden();
    }

    /** The groups that hold suppressed organisations: all their values in order, and the suppressed ones among them. */
    private void findGroupsWithHidden() {
        jdbc.execute(SqlResource.text(Disclosure.class, "group_with_hidden"));
        jdbc.execute("create index on group_with_hidden (indicator, year, age_band, funding_class)");
        jdbc.execute("analyze group_with_hidden");
    }

    private void releaseIndicators(long edition) {
        update("release_indicators", Map.of("edition", edition));
    }

    private void releaseGrowthParts(long edition) {
        update(
                "release_growth_parts",
                Map.of("dominated", rules.dominatedPart()),
                Map.of("edition", edition, "fewest_contributors", rules.fewestContributors()));
    }

    /**
     * Beside the rules for the cell itself: no median, quartile or extreme is released that is, or is interpolated
     * from, a suppressed organisation's value, and no sum or mean from which the one suppressed organisation of the
     * group follows by subtraction. A quantile of type 7 lies between the values next to place 1 + (n - 1) p.
     */
    private void releaseGroups(long edition) {
        update(
                "release_groups",
                Map.of(
                        "edition",
                        edition,
                        "fewest_for_extremes",
                        rules.fewestForExtremes(),
                        "fewest_organisations",
                        rules.fewestOrganisations()));
        jdbc.update("""
                insert into released.funding_mix
                select ?, year, age_band, funding_class, share_mean, share_pooled, amount, organisations, state
                from groups.funding_mix
                """, edition);
        jdbc.update("""
                insert into released.group_test
                select ?, year, indicator, grouping, statistic, degrees_of_freedom, organisations, p_value,
                epsilon_squared, state, p_holm, p_bh from groups.group_test
                """, edition);
        update(
                "release_group_test_pairs",
                Map.of("edition", edition, "fewest_for_extremes", rules.fewestForExtremes()));
    }

    /**
     * Networks of few respondents tell what one of them answered, in any relation; a picture tells more than a measure
     * and needs as many members as an extreme needs organisations.
     */
    private void releaseNetworks(long edition) {
        Map<String, ?> ofFigures = Map.of("edition", edition, "fewest", rules.fewestContributors());
        update("release_network_figures", ofFigures);
        update("release_network_changes", ofFigures);
        update(
                "release_network_drawings",
                Map.of(
                        "edition",
                        edition,
                        "fewest",
                        rules.fewestContributors(),
                        "fewest_drawn",
                        rules.fewestForExtremes()));
    }

    private void releasePairs(long edition) {
        new PairRelease(jdbc, rules).findSafe();
        update("release_shared_value_pairs", Map.of("edition", edition));
    }

    private void releaseRows(long edition, long runId) {
        jdbc.update("""
                insert into released.rejected_row
                select ?, file, sheet, row_number, column_name, record, null, expected, rule, message, expected_coded, message_coded
                from covalue.standing_rejection
                """, edition);
        update("release_rejected_by_organisation", Map.of("edition", edition));
        update("release_warnings", Map.of("edition", edition));
        update("release_warnings_by_organisation", Map.of("edition", edition));
        jdbc.update("""
                insert into released.delivery
                select ?, file, record, state, rows_read, rows_loaded, rows_rejected, rows_unchanged, message
                from covalue.delivery where run_id = ? and state not in ('not_taken', 'ignored')
                """, edition, runId);
    }

    private void update(String statement, Map<String, ?> parameters) {
        update(statement, Map.of(), parameters);
    }

    private void update(String statement, Map<String, String> parts, Map<String, ?> parameters) {
        JdbcClient.create(jdbc)
                .sql(SqlResource.text(Disclosure.class, statement, parts))
                .params(parameters)
                .update();
    }
}
