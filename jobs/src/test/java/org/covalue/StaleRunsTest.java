package org.covalue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.covalue.disclosure.Editions;
import org.covalue.night.SmallLanding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.repository.dao.DefaultExecutionContextSerializer;

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

    /** The history has the entry of a file and what belongs to it in two transactions. */
    @Test
    void aRunThatDiedBetweenTheEntryOfAFileAndWhatBelongsToItGoesOn() throws IOException {
        database.jdbc().execute("create trigger refuse before update on batch.batch_step_execution for each row "
                + "when (new.step_name like '%:%' and new.read_count > 0) execute function public.refuse()");
        assertThat(night().isComplete()).isFalse();
        ByteArrayOutputStream nothing = new ByteArrayOutputStream();
        new DefaultExecutionContextSerializer().serialize(Map.of(), nothing);
        assertThat(database.jdbc().update("update batch.batch_step_execution_context c set short_context = ? from batch.batch_step_execution s "
                + "where s.step_execution_id = c.step_execution_id and s.step_name like '%:%'", nothing.toString(StandardCharsets.UTF_8))).isEqualTo(2);

        database.jdbc().execute("drop trigger refuse on batch.batch_step_execution");
        JobRunner.Outcome again = night();
        assertThat(again.message()).isEmpty();
        assertThat(again.wasResumed()).isTrue();
        assertThat(database.jdbc().queryForObject("select count(*) from raw.funding", Long.class)).isEqualTo(6);
    }
}
