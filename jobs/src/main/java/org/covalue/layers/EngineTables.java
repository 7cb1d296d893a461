package org.covalue.layers;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Optional;
import javax.sql.DataSource;
import org.covalue.platform.Problem;
import org.covalue.request.RunParameters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** The two tables and the function that the engine puts into every layer: {@code run}, {@code year}, {@code days_between}. */
public final class EngineTables {

    private static final Logger LOG = LoggerFactory.getLogger(EngineTables.class);

    /** The countries and currencies in use; the reporting currency is the parameter. */
    private static final String IN_USE = """
            with country as (
                select country from staging.organisation
                union select country from staging.member where country is not null
            ), currency as (
                select currency from staging.revenue
                union select currency from staging.funding
                union select currency from staging.sustainability where currency is not null
                union select currency from staging.project where currency is not null
                union select ?
            )
            """;

    private final JdbcTemplate jdbc;

    public EngineTables(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** Opens what is known as of the run's moment to the staging layer. */
    void know(RunFacts facts) {
        fill("known", facts);
    }

    /**
     * Settles years and base year from the latest versions that stand in staging, and writes them there.
     *
     * @throws Problem if nothing is loaded that has a year
     */
    RunFacts settle(RunParameters run) {
        RunParameters.YearRange years = run.years().orElseGet(() -> yearsWithData(run.businessDate()));
        if (years.from() > run.businessDate().getYear()) {
            throw new Problem("--years " + years.from() + "-" + years.to() + " begin after the business date " + run.businessDate()
                    + "; name years up to " + run.businessDate().getYear() + ".");
        }
        int baseYear = run.baseYear().or(() -> latestPricedYear(run.businessDate(), run.reportingCurrency()))
                .orElse(Math.min(years.to(), run.businessDate().getYear() - 1));
        RunFacts facts = withWhatLacks(run, years, baseYear);
        facts.baseYearNotice().ifPresent(LOG::warn);
        fill(Layer.STAGING.target(), facts);
        sayWhatLacks(Layer.STAGING.target(), facts);
        return facts;
    }

    private RunFacts withWhatLacks(RunParameters run, RunParameters.YearRange years, int baseYear) {
        return jdbc.queryForObject(IN_USE + """
                select coalesce((select string_agg(c.country, ', ' order by c.country) from country c where not exists (
                           select 1 from staging.price_index p
                           where p.country = c.country and p.year = ? and p.index_kind = 'cpi')), ''),
                       coalesce((select string_agg(c.currency, ', ' order by c.currency) from currency c
                           where c.currency <> 'USD' and not exists (
                               select 1 from staging.exchange_rate r where r.currency = c.currency and r.year = ?)), '')
                """, (row, i) -> new RunFacts(run.asOf(), run.businessDate(), baseYear, run.reportingCurrency(), years.from(),
                years.to(), row.getString(1), row.getString(2)), run.reportingCurrency(), baseYear, baseYear);
    }

    /** The facts with which a layer was built. */
    RunFacts of(Layer layer) {
        return jdbc.queryForObject("""
                select as_of, business_date, base_year, reporting_currency,
                       (select min(year) from %1$s.year), (select max(year) from %1$s.year), lacking_prices, lacking_rates
                from %1$s.run
                """.formatted(layer.target()), (row, i) -> new RunFacts(row.getTimestamp(1).toInstant(), row.getDate(2).toLocalDate(),
                row.getInt(3), row.getString(4), row.getInt(5), row.getInt(6), row.getString(7), row.getString(8)));
    }

    /** The run that built a layer, 0 where the layer was never built. */
    long builderOf(Layer layer) {
        return jdbc.queryForList("select coalesce(obj_description(oid, 'pg_namespace'), '0') from pg_namespace where nspname = ?",
                String.class, layer.target()).stream().mapToLong(Long::parseLong).findFirst().orElse(0);
    }

    void sign(Layer layer, long runId) {
        jdbc.execute("comment on schema " + layer.target() + " is '" + runId + "'");
    }

    /** Makes the engine's tables in a schema that is being built. */
    void create(String schema, RunFacts facts) {
        jdbc.execute("create table " + schema
                + ".run (as_of timestamptz, business_date date, base_year integer, reporting_currency text, "
                + "lacking_prices text default '', lacking_rates text default '')");
        jdbc.execute("create table " + schema + ".year (year integer primary key)");
        createFunction(schema);
        fill(schema, facts);
        sayWhatLacks(schema, facts);
    }

    private void sayWhatLacks(String schema, RunFacts facts) {
        jdbc.update("update " + schema + ".run set lacking_prices = ?, lacking_rates = ?", facts.lackingPrices(), facts.lackingRates());
    }

    /** Makes {@code days_between} in a schema. */
    public void createFunction(String schema) {
        jdbc.execute("create or replace function " + schema + ".days_between(from_on date, to_on date) returns integer "
                + "language sql immutable parallel safe return to_on - from_on");
    }

    private void fill(String schema, RunFacts facts) {
        jdbc.update("delete from " + schema + ".run");
        jdbc.update("insert into " + schema + ".run (as_of, business_date, base_year, reporting_currency) values (?, ?, ?, ?)", Timestamp.from(facts.asOf()),
                java.sql.Date.valueOf(facts.businessDate()), facts.baseYear(), facts.reportingCurrency());
        jdbc.update("delete from " + schema + ".year");
        jdbc.update("insert into " + schema + ".year select generate_series(?, ?)", facts.yearFrom(), facts.yearTo());
    }

    private RunParameters.YearRange yearsWithData(LocalDate businessDate) {
        return jdbc.queryForObject("""
                select min(year), max(year)
                from (select min(year) as year from staging.revenue
                      union all select max(year) from staging.revenue
                      union all select min(year) from staging.sustainability
                      union all select max(year) from staging.sustainability
                      union all select cast(extract(year from min(received_on)) as integer) from staging.funding
                      union all select cast(extract(year from max(received_on)) as integer) from staging.funding) d
                where year <= ?
                """, (row, i) -> {
            int from = row.getInt(1);
            if (row.wasNull()) {
                throw new Problem("Nothing to measure: no revenue, sustainability or funding record is loaded.\n"
                        + "Deliver such records (./covalue check FOLDER says what is wrong with those that came), then start the night "
                        + "anew with --again, or ./covalue measure.");
            }
            return new RunParameters.YearRange(from, row.getInt(2));
        }, businessDate.getYear());
    }

    /** The latest year before the business date's with a price for every country and a rate for every currency in use. */
    private Optional<Integer> latestPricedYear(LocalDate businessDate, String reportingCurrency) {
        return jdbc.queryForList(IN_USE + """
                , year as (
                    select distinct year from staging.price_index where year < ?
                )
                select y.year from year y
                where not exists (select 1 from country c where not exists (
                          select 1 from staging.price_index p
                          where p.country = c.country and p.year = y.year and p.index_kind = 'cpi'))
                  and not exists (select 1 from currency c where c.currency <> 'USD' and not exists (
                          select 1 from staging.exchange_rate r where r.currency = c.currency and r.year = y.year))
                order by y.year desc limit 1
                """, Integer.class, reportingCurrency, businessDate.getYear()).stream().findFirst();
    }
}
