package org.covalue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.covalue.disclosure.Editions;
import org.covalue.night.SmallLanding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose end could not be written down. */
class StaleRunsTest {

    @TempDir
    private Path folder;

    private TestDatabase database;

    @BeforeEach
    void create() throws IOException {
        database = TestDatabase.create();
        SmallLanding.write(folder.resolve("landing"), 2);
        database.jdbc().execute("create function public.refuse() returns trigger language plpgsql as $$ begin raise exception 'no room'; end $$");
    }

    @AfterEach
    void drop() {
        database.close();
    }

    private JobRunner.Outcome night() {
        return TestRun.night(database, folder.resolve("landing"), TestRun.BUSINESS_DATE, "none", folder.resolve("editions"));
    }

    @Test
    void aRunWhoseStepCouldNotBeRecordedGoesOnFromThatStep() {
        database.jdbc().execute("create trigger refuse before update on batch.batch_step_execution for each row "
                + "when (new.step_name = 'join' and new.status = 'COMPLETED') execute function public.refuse()");
        assertThat(night().isComplete()).isFalse();
        assertThat(database.jdbc().queryForObject("select status from batch.batch_job_execution", String.class)).isEqualTo("UNKNOWN");

        database.jdbc().execute("drop trigger refuse on batch.batch_step_execution");
        JobRunner.Outcome again = night();
        assertThat(again.message()).isEmpty();
        assertThat(again.wasResumed()).isTrue();
        assertThat(new Editions(database.dataSource()).latest()).contains(1L);
        assertThat(database.jdbc().queryForList("select step_name || ' ' || status from batch.batch_step_execution "
                + "where step_name in ('stage', 'join') order by step_execution_id", String.class))
                .containsExactly("stage COMPLETED", "join FAILED", "join COMPLETED");
    }
}
