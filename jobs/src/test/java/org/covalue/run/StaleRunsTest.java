package org.covalue.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.covalue.TestDatabase;
import org.covalue.TestRun;
import org.covalue.disclosure.Editions;
import org.covalue.night.SmallLanding;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs whose end could not be written down. */
class StaleRunsTest {

    @TempDir
    private static Path folder;

    /** A night that broke off before it disclosed anything; for copies. */
    private static TestDatabase brokenOff;

    private TestDatabase database;

    @BeforeAll
    static void breakOff() throws IOException {
        SmallLanding.write(folder.resolve("landing"), 2);
        brokenOff = TestDatabase.create();
        brokenOff
                .jdbc()
                .execute("create function public.refuse() returns trigger language plpgsql as $$ begin raise "
                        + "exception 'no room'; end $$");
        brokenOff
                .jdbc()
                .execute("create trigger refuse before insert on released.indicator_value for each row execute "
                        + "function public.refuse()");
        assertThat(night(brokenOff).isComplete()).isFalse();
        brokenOff.jdbc().execute("drop trigger refuse on released.indicator_value");
    }

    @AfterAll
    static void dropTheBroken() {
        brokenOff.close();
    }

    private void create() {
        database = TestDatabase.create();
        database.jdbc()
                .execute("create function public.refuse() returns trigger language plpgsql as $$ begin raise "
                        + "exception 'no room'; end $$");
    }

    @AfterEach
    void drop() {
        database.close();
    }

    private JobRunner.Outcome night() {
        return night(database);
    }

    private static JobRunner.Outcome night(TestDatabase database) {
        return TestRun.night(
                database,
                folder.resolve("landing"),
                TestRun.BUSINESS_DATE,
                "none",
                folder.resolve("editions")
                        .resolve(database.url().replaceFirst("\\?.*", "").replaceFirst(".*/", "")));
    }

    @Test
    void aRunWhoseStepCouldNotBeRecordedGoesOnFromThatStep() {
        create();
        database.jdbc()
                .execute("create trigger refuse before update on batch.batch_step_execution for each row "
                        + "when (new.step_name = 'join' and new.status = 'COMPLETED') execute function "
                        + "public.refuse()");
        assertThat(night().isComplete()).isFalse();
        assertThat(database.jdbc().queryForObject("select status from batch.batch_job_execution", String.class))
                .isEqualTo("UNKNOWN");

        database.jdbc().execute("drop trigger refuse on batch.batch_step_execution");
        JobRunner.Outcome again = night();
        assertThat(again.message()).isEmpty();
        assertThat(again.wasResumed()).isTrue();
        assertThat(new Editions(database.dataSource()).latest()).contains(1L);
        assertThat(database.jdbc()
                        .queryForList(
                                "select step_name || ' ' || status from batch.batch_step_execution "
                                        + "where step_name in ('stage', 'join') order by step_execution_id",
                                String.class))
                .containsExactly("stage COMPLETED", "join FAILED", "join COMPLETED");
    }

    /** What a lost connection leaves behind: the run has ended, a step of it says that it starts or is at work. */
    @ParameterizedTest
    @CsvSource({
        "STARTING, FAILED",
        "STARTED, FAILED",
        "STOPPING, STOPPED",
        "UNKNOWN, FAILED",
        "STARTING, STARTED",
        "STARTED, UNKNOWN"
    })
    void aRunGoesOnWhateverItsHistorySaysOfTheStepThatBrokeOff(String step, String run) {
        database = TestDatabase.copyOf(brokenOff);
        database.jdbc()
                .update(
                        "update batch.batch_step_execution set status = ?, end_time = null where step_name = "
                                + "'disclose'",
                        step);
        database.jdbc().update("update batch.batch_job_execution set status = ?", run);

        JobRunner.Outcome again = night();
        assertThat(again.message()).isEmpty();
        assertThat(again.wasResumed()).isTrue();
        assertThat(new Editions(database.dataSource()).latest()).contains(1L);
    }

    /**
     * The transaction was committed, and the answer to that was lost: a step that has done its work must not do it
     * again.
     */
    @ParameterizedTest
    @ValueSource(strings = {"receive", "accept", "disclose", "publish"})
    void aStepWhoseCommitWasNotHeardOfIsNotDoneTwice(String step) {
        create();
        database.jdbc()
                .execute("create trigger refuse before update on batch.batch_step_execution for each row "
                        + "when (new.step_name = '" + step
                        + "' and new.status = 'COMPLETED') execute function public.refuse()");
        assertThat(night().isComplete()).isFalse();
        database.jdbc().execute("drop trigger refuse on batch.batch_step_execution");
        // The context is written anew at the end of a step, as it was before the transaction whose commit nobody heard
        // of.
        database.jdbc()
                .update("update batch.batch_step_execution_context c set short_context = (select short_context from "
                        + "batch.batch_step_execution_context order by step_execution_id limit 1), "
                        + "serialized_context = null from batch.batch_step_execution s "
                        + "where s.step_execution_id = c.step_execution_id and s.step_name = '" + step
                        + "' and s.status <> 'COMPLETED'");

        JobRunner.Outcome again = night();
        assertThat(again.message()).isEmpty();
        assertThat(new Editions(database.dataSource()).latest()).contains(1L);
        assertThat(database.jdbc().queryForObject("select count(*) from covalue.edition", Long.class))
                .isEqualTo(1);
        assertThat(database.jdbc()
                        .queryForList(
                                "select file || ' ' || rows_read || ' ' || rows_loaded from covalue.delivery order "
                                        + "by 1",
                                String.class))
                .containsExactly("funding.csv 6 6", "organisation.csv 2 2");
    }
}
