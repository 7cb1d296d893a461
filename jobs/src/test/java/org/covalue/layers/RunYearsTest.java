package org.covalue.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.covalue.TestDatabase;
import org.covalue.TestRun;
import org.covalue.layers.RunColumns.Column;
import org.covalue.platform.Problem;
import org.covalue.request.RunParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Years and base year of a run on record types that no Java names: only their columns are told. */
class RunYearsTest {

    private static final RunParameters RUN =
            TestRun.parameters("nightly", Path.of("landing"), Instant.EPOCH, 1, "none", Path.of("editions"));
    private static final RunColumns LOANS = new RunColumns(
            List.of(new Column("loan", "granted_on", true)),
            List.of(new Column("borrower", "country", false)),
            List.of(new Column("loan", "currency", false)));

    private TestDatabase database;

    @BeforeEach
    void stage() {
        database = TestDatabase.create();
        database.jdbc().execute("""
                create schema staging_next;
                create table staging_next.price_index (country text, year integer, index_kind text);
                create table staging_next.exchange_rate (currency text, year integer);
                create table staging_next.loan (granted_on date, currency text);
                create table staging_next.borrower (country text);
                insert into staging_next.borrower values ('AR'), (null);
                insert into staging_next.price_index select 'AR', y, 'cpi' from generate_series(2019, 2024) y;
                insert into staging_next.exchange_rate select 'ARS', y from generate_series(2019, 2024) y;
                """);
    }

    @AfterEach
    void drop() {
        database.close();
    }

    private RunFacts settled() {
        return new RunYears(database.dataSource(), LOANS).settle(RUN);
    }

    @Test
    void aRecordTypeWidensTheYearsOfTheRunByItsDays() {
        database.jdbc()
                .execute("insert into staging_next.loan values ('2018-12-31', 'ARS'), ('2023-01-01', 'ARS'), "
                        + "('2019-06-01', 'ARS')");
        RunFacts facts = settled();
        assertThat(List.of(facts.yearFrom(), facts.yearTo(), facts.baseYear())).containsExactly(2018, 2023, 2024);
    }

    @Test
    void theBaseYearIsTheLatestWithARateForTheCurrenciesOfARecordType() {
        database.jdbc().execute("insert into staging_next.loan values ('2020-05-01', 'XCD'), ('2021-05-01', null)");
        database.jdbc().execute("insert into staging_next.exchange_rate values ('XCD', 2021)");
        assertThat(settled().baseYear()).isEqualTo(2021);
    }

    @Test
    void whatTheBaseYearLacksIsNamedByCountryAndCurrency() {
        database.jdbc().execute("insert into staging_next.loan values ('2020-05-01', 'XCD'), ('2021-05-01', 'USD')");
        database.jdbc().execute("insert into staging_next.borrower values ('BB')");
        RunFacts facts = settled();
        assertThat(facts.baseYear())
                .as("no year has everything: the last of the data")
                .isEqualTo(2021);
        assertThat(List.of(facts.lackingPrices(), facts.lackingRates())).containsExactly("BB", "XCD");
    }

    @Test
    void withoutAnyYearTheRecordTypesThatHaveYearsAreNamed() {
        assertThatThrownBy(this::settled)
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("Nothing to measure: no loan record is loaded.");
    }
}
