package org.covalue.layers;

import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.covalue.database.SqlResource;
import org.covalue.platform.Problem;
import org.covalue.request.RunParameters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * Settles the years and the base year of a run from the latest versions that stand in the staging layer being built.
 */
public final class RunYears {

    private static final Logger LOG = LoggerFactory.getLogger(RunYears.class);

    private final NamedParameterJdbcTemplate jdbc;
    private final RunColumns columns;

    public RunYears(DataSource dataSource, RunColumns columns) {
        this.jdbc = new NamedParameterJdbcTemplate(dataSource);
        this.columns = columns;
    }

    /** @throws Problem if nothing is loaded that has a year, or the years asked for lie ahead */
    RunFacts settle(RunParameters run) {
        int today = run.businessDate().getYear();
        RunParameters.YearRange years = run.years().orElseGet(() -> withData(today));
        if (years.from() > today) {
            throw new Problem("--years " + years.from() + "-" + years.to() + " begin after the business date "
                    + run.businessDate() + "; name years up to " + today + ".");
        }
        int baseYear = run.baseYear()
                .or(() -> latestPriced(today, run.reportingCurrency()))
                .orElse(Math.min(years.to(), today - 1));
        RunFacts facts = withWhatLacks(run, years, baseYear);
        facts.baseYearNotice().ifPresent(LOG::warn);
        return facts;
    }

    private RunParameters.YearRange withData(int latest) {
        return jdbc.queryForObject(statement("years_with_data"), Map.of("latest", latest), (row, i) -> {
            int from = row.getInt("first_year");
            if (row.wasNull()) {
                throw new Problem("Nothing to measure: no " + columns.recordsWithYears() + " record is loaded.\n"
                        + "Deliver such records (./covalue check FOLDER says what is wrong with those that came), "
                        + "then start the night "
                        + "anew with --again, or ./covalue measure.");
            }
            return new RunParameters.YearRange(from, row.getInt("last_year"));
        });
    }

    /**
     * The latest year before the business date's with a price for every country and a rate for every currency in use.
     */
    private Optional<Integer> latestPriced(int before, String reportingCurrency) {
        return jdbc
                .queryForList(
                        statement("latest_priced_year"),
                        Map.of("before", before, "reporting_currency", reportingCurrency),
                        Integer.class)
                .stream()
                .findFirst();
    }

    private RunFacts withWhatLacks(RunParameters run, RunParameters.YearRange years, int baseYear) {
        return jdbc.queryForObject(
                statement("lacking_in_base_year"),
                Map.of("base_year", baseYear, "reporting_currency", run.reportingCurrency()),
                (row, i) -> new RunFacts(
                        run.asOf(),
                        run.businessDate(),
                        baseYear,
                        run.reportingCurrency(),
                        years.from(),
                        years.to(),
                        row.getString("prices"),
                        row.getString("rates")));
    }

    private String statement(String name) {
        return SqlResource.text(RunYears.class, name, columns.selects());
    }
}
