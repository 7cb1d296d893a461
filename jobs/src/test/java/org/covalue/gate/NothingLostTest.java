package org.covalue.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.covalue.TestDatabase;
import org.covalue.TestRun;
import org.covalue.disclosure.Editions;
import org.covalue.editions.EditionFiles;
import org.covalue.night.SmallLanding;
import org.covalue.request.RunParameters;
import org.covalue.run.JobRunner.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows that came in and are no longer there: nothing is published until they are back, or were withdrawn. */
class NothingLostTest {

    private static final AtomicLong ATTEMPT = new AtomicLong(1);
    private static final String COUNT = "select count(*) from staging.funding";

    /** What the first night published; for copies. */
    @TempDir
    private static Path firstEditions;

    private static TestDatabase afterTheFirst;

    @TempDir
    private Path folder;

    private Path landing;
    private TestDatabase database;

    @BeforeAll
    static void firstNight(@TempDir Path elsewhere) throws IOException {
        afterTheFirst = TestDatabase.create();
        Path landing = SmallLanding.write(elsewhere.resolve("landing"), 4);
        assertThat(TestRun.run(afterTheFirst, "nightly", run(landing, firstEditions, 1, Optional.empty()))
                        .message())
                .isEmpty();
    }

    @AfterAll
    static void dropTheFirst() {
        afterTheFirst.close();
    }

    @BeforeEach
    void deliver() throws IOException {
        landing = SmallLanding.write(folder.resolve("landing"), 4);
    }

    /** As if the night of the first of March had been run here. */
    private void firstNightIsOver() {
        database = TestDatabase.copyOf(afterTheFirst);
        EditionFiles.copy(firstEditions.resolve("1"), folder.resolve("editions/1"));
    }

    @AfterEach
    void drop() {
        database.close();
    }

    /** Two of each organisation and year, so that one can go without a cell losing its value. */
    private void doubledFunding() throws IOException {
        Path funding = landing.resolve("funding.csv");
        String rows = Files.readString(funding);
        Files.writeString(
                landing.resolve("more.csv"), rows.replaceAll("(?m)^f", "g").replace("gunding_id", "funding_id"));
    }

    private Outcome night(int day) {
        return night(day, Optional.empty());
    }

    private Outcome night(int day, Optional<String> accepted) {
        return TestRun.run(database, "nightly", run(day, accepted));
    }

    private RunParameters run(int day) {
        return run(day, Optional.empty());
    }

    private RunParameters run(int day, Optional<String> accepted) {
        return run(landing, folder.resolve("editions"), day, accepted);
    }

    private static RunParameters run(Path landing, Path editions, int day, Optional<String> accepted) {
        return new RunParameters(
                "nightly",
                LocalDate.of(2024, 3, day),
                ATTEMPT.incrementAndGet(),
                Instant.now(),
                List.of(landing.toAbsolutePath()),
                "USD",
                Optional.empty(),
                Optional.empty(),
                "none",
                editions.toAbsolutePath(),
                Optional.empty(),
                accepted,
                Optional.empty());
    }

    private Outcome repair(Path file) {
        return TestRun.run(
                database,
                "loadOnly",
                TestRun.parameters("repair", file, Instant.now(), ATTEMPT.incrementAndGet(), "none", folder));
    }

    private Optional<Long> latest() {
        return new Editions(database.dataSource()).latest();
    }

    private long count(String sql) {
        return database.jdbc().queryForObject(sql, Long.class);
    }

    /** The rows of a file, the whole file, its entry, its counts: whatever was lost, and however. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "delete from raw.funding where row_number between 5 and 8 | funding.csv: 12 rows counted as loaded, "
                        + "8 stored (missing: rows 5 to 8)",
                "delete from raw.funding | funding.csv: 12 rows counted as loaded, 0 stored (missing: rows 2 to 13)",
                "update covalue.delivery set rows_read = 0, rows_loaded = 0, last_row = 0 where file = 'funding.csv' "
                        + "| 12 rows in the file, 0 read, 0 loaded",
                "update covalue.delivery set state = 'abandoned' where file = 'funding.csv' | funding.csv: 12 rows "
                        + "stood in edition 1, and the delivery is abandoned"
            })
    void nothingIsPublishedWhileRowsAreMissingUntilTheFileIsReadAgain(String loss, String finding) throws IOException {
        firstNightIsOver();
        Files.move(landing.resolve("funding.csv"), folder.resolve("kept.csv"));
        database.jdbc().execute(loss);

        assertThat(night(2).message())
                .as("another date")
                .contains("reconcile: funding.csv")
                .contains(finding)
                .contains("load --repair FILE");
        assertThat(night(1).message()).as("again").contains(finding);
        assertThat(night(2, Optional.of("never mind")).message())
                .as("a reason")
                .contains(finding)
                .contains("Neither --again nor another date");
        assertThat(latest()).contains(1L);

        assertThat(repair(folder.resolve("kept.csv")).message()).isEmpty();
        assertThat(night(3).message()).isEmpty();
        assertThat(count(COUNT)).isEqualTo(12);
        assertThat(count("select count(*) from covalue.delivery where record = 'funding'"))
                .as("in its old place")
                .isEqualTo(1);
    }

    @Test
    void whatCameLaterStillCountsOverAFileThatIsReadAgain() throws IOException {
        database = TestDatabase.create();
        Files.writeString(
                landing.resolve("later.csv"),
                "funding_id,organisation_id,received_on,source,amount,currency\nf1_2021,o1,2021-05-01,services,777,"
                        + "USD\n");
        assertThat(night(1).message()).isEmpty();
        database.jdbc()
                .execute("delete from raw.funding where delivery_id = (select delivery_id from covalue.delivery where "
                        + "file = 'funding.csv')");

        assertThat(repair(landing.resolve("funding.csv")).message()).isEmpty();
        assertThat(night(2).message()).isEmpty();
        assertThat(count("select amount from staging.funding where funding_id = 'f1_2021'"))
                .isEqualTo(777);
        assertThat(count("select sum(rows_loaded) from covalue.delivery where record = 'funding'"))
                .isEqualTo(13);
    }

    @Test
    void onlyAFileThatWasDeliveredCanBeRepairedAndItMustBeAsItWas() throws IOException {
        firstNightIsOver();
        Files.writeString(
                landing.resolve("funding.csv"),
                Files.readString(landing.resolve("funding.csv")) + "f9,o1,2021-05-01,services,1,USD\n");
        assertThat(repair(landing.resolve("funding.csv")).message())
                .contains("Nothing was changed: ")
                .contains("funding.csv was never loaded with this content");
        assertThat(count("select count(*) from raw.funding")).isEqualTo(12);
    }

    /**
     * Loaded by a version that read points as it liked: what is there must not go because the file would be refused
     * today.
     */
    @Test
    void aFileThatWouldBeRefusedTodayIsRepairedUnderALocaleAndLosesNothingBefore() throws IOException {
        database = TestDatabase.create();
        Path file = landing.resolve("more.csv");
        Files.writeString(
                file,
                "funding_id;organisation_id;received_on;source;amount;currency\nx1;o1;2021-05-01;services;12.500;"
                        + "USD\nx2;o1;2021-05-01;services;13.500;USD\n");
        assertThat(TestRun.run(database, "nightly", TestRun.under(run(1), Optional.of("en")))
                        .message())
                .isEmpty();
        database.jdbc().update("update covalue.delivery set locale = null where file = 'more.csv'");
        database.jdbc().execute("delete from raw.funding where funding_id = 'x2'");

        assertThat(repair(file).message())
                .contains("Nothing was changed: ")
                .contains("may part thousands or decimals")
                .contains("--locale");
        assertThat(count("select count(*) from raw.funding where funding_id = 'x1'"))
                .isEqualTo(1);
        RunParameters again = TestRun.under(
                TestRun.parameters("repair", file, Instant.now(), ATTEMPT.incrementAndGet(), "none", folder),
                Optional.of("es"));
        assertThat(TestRun.run(database, "loadOnly", again).message()).isEmpty();
        assertThat(night(2).message()).isEmpty();
        assertThat(count("select sum(amount) from staging.funding where funding_id in ('x1', 'x2')"))
                .isEqualTo(26_000);
    }

    @Test
    void whatIsPassedByInARepairIsTold() throws IOException {
        firstNightIsOver();
        Files.writeString(landing.resolve("more.gz"), "");
        assertThat(repair(landing).message()).isEmpty();
        assertThat(count("select count(*) from covalue.delivery where file = 'more.gz' and state = 'not_taken'"))
                .isEqualTo(1);
    }

    @Test
    void aRepairThatBreaksOffIsResumed() throws IOException {
        firstNightIsOver();
        Path kept = Files.move(landing.resolve("funding.csv"), folder.resolve("kept.csv"));
        database.jdbc().execute("delete from raw.funding");
        database.jdbc()
                .execute("create function public.refuse() returns trigger language plpgsql as $$ begin raise "
                        + "exception 'no room'; end $$");
        database.jdbc()
                .execute("create trigger refuse before update on covalue.delivery for each row when (new.rows_in_file "
                        + "is not null) "
                        + "execute function public.refuse()");
        assertThat(repair(kept).message()).contains("no room");
        assertThat(night(2).message()).contains("funding.csv: 12 rows stood in edition 1, and the delivery is waiting");
        database.jdbc().execute("drop trigger refuse on covalue.delivery");
        Outcome again = repair(kept);
        assertThat(again.message()).isEmpty();
        assertThat(again.wasResumed()).isTrue();
        assertThat(night(3).message()).isEmpty();
    }

    /** A version before marked files as complete whose rows it had lost, and kept no count of what they hold. */
    @Test
    void aFileThatAnEarlierVersionTookForEmptyMustBeShownToBe() throws IOException {
        database = TestDatabase.create();
        doubledFunding();
        Files.writeString(landing.resolve("revenue.csv"), "member_id,year,currency,revenue\n");
        assertThat(night(1).message()).isEmpty();
        database.jdbc().update("update covalue.delivery set rows_in_file = null where file = 'revenue.csv'");
        assertThat(night(2).message()).as("it comes again and has none").isEmpty();

        database.jdbc()
                .execute("delete from raw.funding where delivery_id = (select delivery_id from covalue.delivery where "
                        + "file = 'more.csv' limit 1)");
        database.jdbc()
                .update("update covalue.delivery set rows_in_file = null, rows_read = 0, rows_loaded = 0 where file "
                        + "= 'more.csv' and state = 'complete'");
        assertThat(night(3).message())
                .contains("more.csv")
                .contains("taken as complete without a row by an earlier version");
        assertThat(repair(landing.resolve("more.csv")).message()).isEmpty();
        assertThat(night(4).message()).isEmpty();
    }

    @Test
    void aFileWhoseLoadBrokeOffAndThatNeverCameAgainIsToldOnce() throws IOException {
        database = TestDatabase.create();
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.writeString(
                other.resolve("more.csv"),
                "funding_id,organisation_id,received_on,source,amount,currency\nx1,o1,2021-05-01,services,1,USD\n");
        database.jdbc()
                .execute("create function public.refuse() returns trigger language plpgsql as $$ begin raise "
                        + "exception 'no room'; end $$");
        database.jdbc()
                .execute("create trigger refuse before update on covalue.delivery for each row when (new.file = "
                        + "'more.csv' and new.rows_in_file "
                        + "is not null) execute function public.refuse()");
        assertThat(TestRun.load(database, other, Instant.now()).message()).contains("no room");
        database.jdbc().execute("drop trigger refuse on covalue.delivery");
        Files.writeString(
                landing.resolve("more.csv"),
                "funding_id,organisation_id,received_on,source,amount,currency\nx2,o1,2021-05-01,services,2,USD\n");
        assertThat(night(1).message())
                .as("a file of the same name elsewhere does not make up for it")
                .contains("more.csv")
                .contains("its load broke off, and it was not loaded since")
                .contains("--accept-gate");
        assertThat(night(1, Optional.of("it was a mistake")).message()).isEmpty();
        assertThat(night(2).message()).isEmpty();
    }

    @Test
    void moreThanATenthOfTheRowsOfARecordTypeGoneKeepsAnEditionBackUntilSomebodyAcceptsIt() throws IOException {
        database = TestDatabase.create();
        doubledFunding();
        assertThat(night(1).message()).isEmpty();
        withdraw("f1_2021", "f2_2021");
        assertThat(night(2).message()).as("two of twenty-four").isEmpty();
        assertThat(count(COUNT)).isEqualTo(22);
        withdraw("f1_2022", "f2_2022", "f3_2022");
        assertThat(night(3).message())
                .contains("lost: funding: 22 rows in edition 2, 19 now (13.6 percent fewer; at most 10)")
                .contains("--accept-gate");
        assertThat(night(3, Optional.of("they were never paid")).message()).isEmpty();
        assertThat(night(4).message()).isEmpty();
    }

    @Test
    void aWithdrawnRecordIsNoLongerCountedAndKeepsItsHistory() throws IOException {
        database = TestDatabase.create();
        doubledFunding();
        assertThat(night(1).message()).isEmpty();
        withdraw("f1_2021");
        assertThat(night(2).message()).isEmpty();
        assertThat(count("select count(*) from staging.funding where funding_id = 'f1_2021'"))
                .isZero();
        assertThat(count("select count(*) from raw.funding where funding_id = 'f1_2021'"))
                .isEqualTo(2);

        Files.writeString(
                landing.resolve("back.csv"),
                "funding_id,organisation_id,received_on,source,amount,currency\nf1_2021,o1,2021-05-01,services,9,"
                        + "USD\n");
        assertThat(night(3).message()).isEmpty();
        assertThat(count("select amount from staging.funding where funding_id = 'f1_2021'"))
                .as("delivered again")
                .isEqualTo(9);
    }

    /** Only the key need be given; a blank elsewhere is no fault of a row that withdraws. */
    private void withdraw(String... ids) throws IOException {
        StringBuilder rows =
                new StringBuilder("funding_id,organisation_id,received_on,source,amount,currency,withdraw\n");
        for (String id : ids) {
            rows.append(id).append(",,,,,,yes\n");
        }
        Files.writeString(landing.resolve("withdrawn_" + ids[0] + ".csv"), rows);
    }
}
