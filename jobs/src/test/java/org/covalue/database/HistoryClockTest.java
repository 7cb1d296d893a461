package org.covalue.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.covalue.TestDatabase;
import org.covalue.run.Runs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Local times that older versions stored become the moments they meant, as far as anything tells; what does not is
 * said.
 */
class HistoryClockTest {

    @TempDir
    private Path folder;

    private final TestDatabase database = TestDatabase.createAt("15");

    @AfterEach
    void drop() {
        database.close();
    }

    private void run(int id, String job, String local, String state) {
        database.jdbc().update("insert into batch.batch_job_instance values (?, 0, ?, ?)", id, job, "key" + id);
        database.jdbc()
                .update(
                        "insert into batch.batch_job_execution values (?, 2, ?, cast(? as timestamp), cast(? as "
                                + "timestamp), "
                                + "cast(? as timestamp) + interval '10 minutes', ?, ?, '', cast(? as timestamp))",
                        id,
                        id,
                        local,
                        local,
                        local,
                        state,
                        state,
                        local);
        database.jdbc()
                .update(
                        "insert into batch.batch_step_execution values (?, 3, 'receive', ?, cast(? as timestamp), "
                                + "cast(? as timestamp), "
                                + "cast(? as timestamp) + interval '5 minutes', ?, 1, 0, 0, 0, 0, 0, 0, 0, ?, '', "
                                + "cast(? as timestamp))",
                        id,
                        id,
                        local,
                        local,
                        local,
                        state,
                        state,
                        local);
        database.jdbc()
                .update(
                        "insert into batch.batch_job_execution_params values (?, 'command', 'java.lang.String', ?, "
                                + "'N')",
                        id,
                        job);
        database.jdbc()
                .update(
                        "insert into batch.batch_job_execution_params values (?, 'business_date', "
                                + "'java.lang.String', '2026-01-15', 'Y')",
                        id);
    }

    @Test
    void localTimesOfOldRunsBecomeMoments() {
        // Apia is 13 hours ahead; what the figures say is within seconds of the end of the step.
        run(1, "nightly", "2026-01-15 19:56:00", "COMPLETED");
        database.jdbc()
                .update("insert into covalue.step_figures values (1, 1, 'receive', timestamptz '2026-01-15 "
                        + "07:01:04+00', 300, 1)");
        // Started at 10:00 UTC on a clock in Newfoundland, and killed before its first step ended.
        run(2, "load", "2026-01-16 06:30:02", "STARTED");
        database.jdbc()
                .update(
                        "insert into batch.batch_job_execution_params values (2, 'attempt', 'java.lang.Long', ?, 'Y')",
                        Long.toString(
                                java.time.Instant.parse("2026-01-16T10:00:00Z").toEpochMilli()));
        run(3, "nightly", "2026-01-17 01:00:00", "STARTED");

        Database.open(folder, Optional.of(database.url())).close();
        assertThat(database.jdbc()
                        .queryForList(
                                "select job_execution_id || ' ' || minutes_ahead || ' ' || known_by from "
                                        + "covalue.history_clock order by 1",
                                String.class))
                .containsExactly("1 780 figures", "2 -210 start", "3 -210 neighbour");
        assertThat(database.jdbc()
                        .queryForList(
                                "select to_char(start_time at time zone 'UTC', 'DD HH24:MI:SS') from "
                                        + "batch.batch_job_execution order by 1",
                                String.class))
                .containsExactly("15 06:56:00", "16 10:00:02", "17 04:30:00");
        assertThat(database.jdbc()
                        .queryForList(
                                "select to_char(end_time at time zone 'UTC', 'DD HH24:MI:SS') from "
                                        + "batch.batch_step_execution order by 1",
                                String.class))
                .containsExactly("15 07:01:00", "16 10:05:02", "17 04:35:00");
        List<Runs.Run> runs = new Runs(database.dataSource()).latest(3);
        assertThat(runs.get(2).started()).hasToString("2026-01-15T06:56:00Z");
        assertThat(runs.get(2).seconds()).isEqualTo(600);
    }

    @Test
    void whatNothingTellsIsTakenAsUtcAndSaysSo() {
        run(1, "nightly", "2026-01-15 19:56:00", "STARTED");
        Database.open(folder, Optional.of(database.url())).close();
        assertThat(database.jdbc()
                        .queryForList(
                                "select minutes_ahead || ' ' || known_by from covalue.history_clock", String.class))
                .containsExactly("0 nothing");
        assertThat(new Runs(database.dataSource()).latest(1).get(0).started()).hasToString("2026-01-15T19:56:00Z");
    }
}
