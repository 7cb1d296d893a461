package org.covalue.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.covalue.TestDatabase;
import org.covalue.TestRun;
import org.covalue.inputs.spec.RawTables;
import org.covalue.inputs.spec.RecordSpecs;
import org.covalue.run.JobRunner;
import org.covalue.run.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;

/** A load that breaks off in the middle of a file, and the same command again. */
class RestartTest {

    /** Three blocks. */
    private static final int ROWS = 30_000;

    private static final int ROW_THAT_FAILS = 15_000;
    private static final int BAD = ROWS / 100;
    private static final int DOUBLED = ROWS / 1_000 - 1;
    private static final int MEMBERS = 600;
    private static final Instant MOMENT = Instant.parse("2025-06-30T20:00:00Z");
    private static final String ERROR = "raise exception 'the disk is full';";
    private static final String LOST_CONNECTION =
            "perform pg_terminate_backend(pg_backend_pid()); perform pg_sleep(5);";

    @TempDir
    private Path landing;

    private TestDatabase database;

    @BeforeEach
    void create() throws IOException {
        database = TestDatabase.create();
        new RawTables(database.dataSource(), RecordSpecs.load()).prepare();
        StringBuilder members = new StringBuilder("member_id,member_name,member_type\n");
        for (int i = 0; i < MEMBERS; i++) {
            members.append('M').append(i).append(",Name,firm\n");
        }
        Files.writeString(landing.resolve("members.csv"), members);
        Files.writeString(landing.resolve("revenue.csv"), revenue(1));
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {ERROR, LOST_CONNECTION})
    void aLoadThatBreaksOffGoesOnWhereItWasAndLoadsEveryRowOnce(String failure) {
        failAt("raw.revenue", "new.row_number = " + ROW_THAT_FAILS, failure);
        JobRunner.Outcome first = load();
        assertThat(first.isComplete()).isFalse();
        assertThat(first.message())
                .startsWith("Step load failed: ")
                .contains("The same command goes on from this step.");
        assertThat(count("select count(*) from known.revenue"))
                .as("nothing half-loaded is known")
                .isZero();
        assertThat(count("select max(row_number) from raw.revenue"))
                .as("committed blocks stay")
                .isEqualTo(10_000);
        assertThat(count("select rows_read from covalue.delivery where file = 'revenue.csv'"))
                .isEqualTo(10_000);
        String committed = fingerprint(10_000);

        mend("raw.revenue");
        JobRunner.Outcome second = load();

        assertThat(second.isComplete()).as(second.message()).isTrue();
        assertThat(second.wasResumed()).isTrue();
        assertThat(second.runId()).isEqualTo(first.runId());
        assertThat(fingerprint(10_000))
                .as("what was committed was not written again")
                .isEqualTo(committed);
        assertEveryRowOnce();
    }

    /** The block is written, its commit is not: the place to go on from must not be behind it. */
    @ParameterizedTest
    @ValueSource(strings = {"raw.member", "raw.revenue"})
    void aConnectionLostAtACommitLosesNoRow(String table) {
        database.jdbc()
                .execute("create function fail() returns trigger language plpgsql as $$ begin " + LOST_CONNECTION
                        + " return null; end $$");
        database.jdbc()
                .execute("create constraint trigger fail after insert on " + table
                        + " deferrable initially deferred for each row "
                        + "when (new.row_number = 500) execute function fail()");
        JobRunner.Outcome first = load();
        assertThat(first.isComplete()).isFalse();
        assertThat(first.message()).startsWith("Step load failed: the connection to the database was lost");
        mend(table);

        JobRunner.Outcome second = load();

        assertThat(second.message()).isEmpty();
        assertThat(second.wasResumed()).isTrue();
        assertEveryRowOnce();
    }

    @Test
    void aLoadThatBreaksOffTwiceLoadsEveryRowOnce() {
        failAt("raw.revenue", "new.row_number = 15000", ERROR);
        load();
        mend("raw.revenue");
        failAt("raw.revenue", "new.row_number = 25000", LOST_CONNECTION);
        load();
        assertThat(count("select max(row_number) from raw.revenue")).isEqualTo(20_000);
        mend("raw.revenue");

        assertThat(load().isComplete()).isTrue();
        assertEveryRowOnce();
    }

    @Test
    void aFailureWhileAcceptingLeavesNothingKnownAndIsMendedByTheSameCommand() {
        failAt("covalue.delivery", "new.file = 'revenue.csv' and new.state = 'complete'", ERROR);
        JobRunner.Outcome first = load();
        assertThat(first.message()).startsWith("Step accept failed: ");
        assertThat(count("select count(*) from known.member")).isZero();

        mend("covalue.delivery");

        assertThat(load().isComplete()).isTrue();
        assertEveryRowOnce();
    }

    @Test
    void aFileCorrectedBeforeTheRestartIsReadAsItIsNow() throws IOException {
        failAt("raw.revenue", "new.row_number = " + ROW_THAT_FAILS, ERROR);
        load();
        mend("raw.revenue");
        Files.writeString(landing.resolve("revenue.csv"), revenue(2));

        assertThat(load().isComplete()).isTrue();

        assertThat(count("select count(*) from known.revenue where cast(revenue as bigint) % 2 = 1"))
                .as("rows of the file that is gone")
                .isZero();
        assertEveryRowOnce();
    }

    @Test
    void aFileTakenAwayBeforeTheRestartIsNoLongerPartOfTheRun() throws IOException {
        failAt("raw.revenue", "new.row_number = " + ROW_THAT_FAILS, ERROR);
        load();
        mend("raw.revenue");
        Files.delete(landing.resolve("revenue.csv"));

        assertThat(load().isComplete()).isTrue();

        assertThat(count("select count(*) from raw.revenue")).isZero();
        assertThat(count("select count(*) from known.member")).isEqualTo(MEMBERS);
        assertThat(count("select count(*) from covalue.delivery")).isEqualTo(1);
    }

    @Test
    void aProcessThatWasKilledIsRecoveredAndItsLoadGoesOn() {
        failAt("raw.revenue", "new.row_number = " + ROW_THAT_FAILS, ERROR);
        load();
        mend("raw.revenue");
        // What a killed process leaves: executions that say they run.
        for (String table : new String[] {"batch.batch_job_execution", "batch.batch_step_execution"}) {
            database.jdbc()
                    .update("update " + table
                            + " set status = 'STARTED', end_time = null, exit_code = 'EXECUTING' where "
                            + "status = 'FAILED'");
        }

        JobRunner.Outcome second = load();

        assertThat(second.message()).isEmpty();
        assertThat(second.wasResumed()).isTrue();
        assertEveryRowOnce();
    }

    @Test
    void anotherFolderIsAnotherRunAndWhatBrokeOffNeverShows(@TempDir Path other) throws IOException {
        failAt("raw.revenue", "new.row_number = " + ROW_THAT_FAILS, ERROR);
        JobRunner.Outcome first = load();
        mend("raw.revenue");
        Files.copy(landing.resolve("members.csv"), other.resolve("members.csv"));

        JobRunner.Outcome second = TestRun.load(database, other, MOMENT.plusSeconds(60));

        assertThat(second.isComplete()).isTrue();
        assertThat(second.runId()).isNotEqualTo(first.runId());
        assertThat(count("select count(*) from known.revenue")).isZero();
        assertThat(count("select count(*) from raw.revenue"))
                .as("rows that nothing can resume")
                .isZero();
        assertThat(database.jdbc()
                        .queryForList(
                                "select file || ' ' || state || ' ' || rows_loaded || ' ' || message from "
                                        + "covalue.delivery "
                                        + "where run_id = ? and state = 'abandoned' order by file",
                                String.class,
                                first.runId()))
                .hasSize(2)
                .element(1)
                .asString()
                .startsWith("revenue.csv abandoned 0 its load broke off and was never resumed; the 99");
        assertThat(count("select count(*) from known.member")).isEqualTo(MEMBERS);
    }

    @Test
    void aLoadThatCanStillBeResumedKeepsItsRowsWhateverElseRuns() {
        failAt("raw.revenue", "new.row_number = " + ROW_THAT_FAILS, ERROR);
        load();
        mend("raw.revenue");

        TestRun.run(
                database,
                "nightly",
                TestRun.parameters("nightly", landing.resolve("members.csv"), MOMENT, 9, "none", landing));

        assertThat(count("select max(row_number) from raw.revenue")).isEqualTo(10_000);
        assertThat(load().wasResumed()).isTrue();
        assertThat(count("select count(*) from raw.revenue")).isEqualTo(ROWS - BAD - DOUBLED);
    }

    @Test
    void theHistoryOfAJobIsReadFromTheDatabaseByTheNextProcess() {
        failAt("raw.revenue", "new.row_number = " + ROW_THAT_FAILS, ERROR);
        JobRunner.Outcome first = load();
        mend("raw.revenue");
        load();

        try (JobRunner next = new JobRunner(database.dataSource(), new Progress(Optional.empty()))) {
            JobRepository repository = next.part(JobRepository.class);
            assertThat(repository.getJobExecutions(repository.getJobInstance(first.runId())))
                    .extracting(JobExecution::getStatus)
                    .containsExactly(BatchStatus.COMPLETED, BatchStatus.FAILED);
        }
    }

    /**
     * Every hundredth row is bad, every thousandth has the key of the last good row before it, also across blocks;
     * {@code factor} tells versions apart.
     */
    private static String revenue(int factor) {
        StringBuilder text = new StringBuilder("member_id,year,currency,revenue\n");
        for (int i = 1; i <= ROWS; i++) {
            int key = i % 1_000 == 1 && i > 1 ? i - 2 : i;
            text.append('M')
                    .append(key % MEMBERS)
                    .append(',')
                    .append(1920 + key / MEMBERS)
                    .append(',')
                    .append(i % 100 == 0 ? "euro" : "EUR")
                    .append(',')
                    .append(i * factor)
                    .append('\n');
        }
        return text.toString();
    }

    private void assertEveryRowOnce() {
        int good = ROWS - BAD - DOUBLED;
        assertThat(count("select count(*) from known.revenue")).isEqualTo(good);
        assertThat(count("select count(distinct (member_id, year)) from known.revenue"))
                .isEqualTo(good);
        assertThat(count("select count(*) from raw.revenue")).isEqualTo(good);
        assertThat(count("select count(*) from known.member")).isEqualTo(MEMBERS);
        assertThat(count("select count(*) from covalue.rejected_row where rule = 'pattern'"))
                .isEqualTo(BAD);
        assertThat(count("select count(*) from covalue.rejected_row where rule = 'key'"))
                .isEqualTo(DOUBLED);
        assertThat(count("select count(*) from covalue.suspects")).isZero();
        assertThat(database.jdbc().queryForList("""
                select file || ' ' || state || ' ' || rows_read || ' ' || rows_loaded || ' ' || rows_rejected || ' ' || rows_unchanged
                from covalue.delivery order by delivery_id""", String.class))
                .containsExactly(
                        "members.csv complete 600 600 0 0",
                        "revenue.csv complete " + ROWS + " " + good + " " + (BAD + DOUBLED) + " 0");
    }

    private JobRunner.Outcome load() {
        return TestRun.load(database, landing, MOMENT);
    }

    private void failAt(String table, String condition, String failure) {
        database.jdbc()
                .execute("create function fail() returns trigger language plpgsql as $$ begin " + failure
                        + " return new; end $$");
        database.jdbc()
                .execute("create trigger fail before insert or update on " + table + " for each row when (" + condition
                        + ") execute function fail()");
    }

    private void mend(String table) {
        database.jdbc().execute("drop trigger fail on " + table);
        database.jdbc().execute("drop function fail");
    }

    private long count(String sql) {
        return database.jdbc().queryForObject(sql, Long.class);
    }

    /** Of the stored rows, place and transaction included, but those whose key stands twice. */
    private String fingerprint(int upTo) {
        return database.jdbc().queryForObject("""
                select md5(string_agg(ctid::text || xmin::text || r::text, ',' order by row_number))
                from raw.revenue r where row_number <= ? and row_number % 1000 <> 2""", String.class, upTo);
    }
}
