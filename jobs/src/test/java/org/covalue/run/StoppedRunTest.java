package org.covalue.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.covalue.TestDatabase;
import org.covalue.TestRun;
import org.covalue.disclosure.Editions;
import org.covalue.night.SmallLanding;
import org.covalue.request.RunParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are asked to stop, and go on. */
class StoppedRunTest {

    @TempDir
    private Path folder;

    private TestDatabase database;

    @BeforeEach
    void create() throws IOException {
        database = TestDatabase.create();
        SmallLanding.write(folder.resolve("landing"), 2);
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aRunThatIsStoppedEndsBeforeTheNextStepOrTableAndGoesOn() {
        for (String step : List.of("receive", "measure")) {
            AtomicReference<JobRunner> atWork = new AtomicReference<>();
            PrintStream listener = new PrintStream(OutputStream.nullOutputStream()) {
                @Override
                public PrintStream printf(String format, Object... words) {
                    if (List.of(words).contains(step)) {
                        atWork.get().stop();
                    }
                    return this;
                }
            };
            try (JobRunner runner = new JobRunner(database.dataSource(), new Progress(Optional.of(listener)))) {
                atWork.set(runner);
                JobRunner.Outcome outcome = runner.run("nightly", night());
                assertThat(outcome.wasStopped()).as(step).isTrue();
                assertThat(outcome.message()).contains("was stopped");
            }
            assertThat(ended()).as(step).isEqualTo("STOPPED");
            assertThat(new Editions(database.dataSource()).latest()).isEmpty();
        }
        JobRunner.Outcome again = TestRun.run(database, "nightly", night());
        assertThat(again.message()).isEmpty();
        assertThat(again.wasResumed()).isTrue();
        assertThat(new Editions(database.dataSource()).latest()).contains(1L);
        assertThat(database.jdbc()
                        .queryForList(
                                "select step_name from batch.batch_step_execution where status = 'COMPLETED' "
                                        + "and step_name in ('receive', 'stage', 'join') order by step_execution_id",
                                String.class))
                .as("what was done is not done again")
                .containsExactly("receive", "stage", "join");
    }

    @Test
    void aRunThatBeginsWhileAllIsBeingStoppedDoesNoStep() {
        try (JobRunner runner = new JobRunner(database.dataSource(), new Progress(Optional.empty()))) {
            runner.stop();
            assertThat(runner.run("nightly", night()).wasStopped()).isTrue();
        }
        assertThat(ended()).isEqualTo("STOPPED");
        assertThat(database.jdbc()
                        .queryForObject(
                                "select count(*) from batch.batch_step_execution where status <> 'STOPPED'",
                                Long.class))
                .isZero();
        assertThat(TestRun.run(database, "nightly", night()).isComplete()).isTrue();
    }

    @Test
    void aSignalThatComesWhenAllHasEndedHarmsNothing() {
        JobRunner runner = new JobRunner(database.dataSource(), new Progress(Optional.empty()));
        runner.close();
        assertThatCode(runner::stop).doesNotThrowAnyException();
    }

    private String ended() {
        return database.jdbc()
                .queryForObject(
                        "select status from batch.batch_job_execution order by job_execution_id desc limit 1",
                        String.class);
    }

    private RunParameters night() {
        return TestRun.parameters(
                "nightly", folder.resolve("landing"), Instant.now(), 1, "none", folder.resolve("editions"));
    }
}
