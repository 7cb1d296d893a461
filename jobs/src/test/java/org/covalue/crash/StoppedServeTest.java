package org.covalue.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.covalue.TestDatabase;
import org.covalue.night.SmallLanding;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve} as a process of its own that gets a SIGTERM in the middle of a night. */
@Tag("slow")
class StoppedServeTest {

    private static final int ENDED_BY_SIGTERM = 143;
    private static final long PATIENCE_MILLIS = 120_000;

    @TempDir
    private Path folder;

    @Test
    void aSignalStopsTheScheduledNightCleanlyAndTheNextStartGoesOnWithIt() throws Exception {
        Path home = configuredHome();
        try (TestDatabase database = TestDatabase.create()) {
            database.jdbc()
                    .update(
                            "insert into covalue.night (business_date, due_at, caught_up, state, noted_at) values "
                                    + "(?, now(), false, 'open', now())",
                            LocalDate.now(ZoneOffset.UTC));
            database.jdbc()
                    .execute("create function public.slow() returns trigger language plpgsql as $$ begin perform "
                            + "pg_sleep(2); return null; end $$");
            database.jdbc()
                    .execute("create trigger slow after insert on released.indicator_value execute function "
                            + "public.slow()");
            int port = freePort();
            List<String> command = List.of(
                    "serve", "--home", home.toString(), "--database", database.url(), "--port", Integer.toString(port));
            NightProcess serve = NightProcess.start(command, folder.resolve("output.txt"));
            try {
                await(
                        database,
                        serve,
                        "select exists (select 1 from pg_stat_activity where wait_event = 'PgSleep' and datname = "
                                + "current_database())");
                assertThat(status(port)).isEqualTo(200);
                serve.terminate();
                assertThat(serve.waitFor())
                        .as("%s", Files.readString(folder.resolve("output.txt")))
                        .isEqualTo(ENDED_BY_SIGTERM);
            } finally {
                serve.kill();
            }
            assertThat(texts(database, "select status from batch.batch_job_execution"))
                    .containsExactly("STOPPED");
            assertThat(texts(database, "select status from batch.batch_step_execution where step_name not like '%:%'"))
                    .doesNotContain("STARTED", "FAILED");
            assertThat(texts(database, "select state from covalue.night")).containsExactly("open");
            assertThat(texts(database, "select fault from covalue.alarm")).isEmpty();

            database.jdbc().execute("drop trigger slow on released.indicator_value");
            NightProcess again = NightProcess.start(command, folder.resolve("output.txt"));
            try {
                await(database, again, "select exists (select 1 from covalue.night where state = 'published')");
                again.terminate();
                assertThat(again.waitFor()).isEqualTo(ENDED_BY_SIGTERM);
            } finally {
                again.kill();
            }
            assertThat(texts(
                            database,
                            "select count(distinct job_instance_id) || ' run, ' || string_agg(status, ' ' order by "
                                    + "job_execution_id) "
                                    + "from batch.batch_job_execution"))
                    .containsExactly("1 run, STOPPED COMPLETED");
        }
    }

    /** A schedule that is not due: the night is entered by the test. */
    private Path configuredHome() throws IOException {
        Path home = Files.createDirectories(folder.resolve("home"));
        Path landing = SmallLanding.write(folder.resolve("landing"), 2);
        Files.writeString(home.resolve("covalue.yml"), """
                covalue:
                  schedule: {cron: "0 0 1 1 *", zone: UTC, landing: "%s", reports: none}
                """.formatted(landing));
        return home;
    }

    private void await(TestDatabase database, NightProcess serve, String condition)
            throws IOException, InterruptedException {
        for (long waited = 0; waited < PATIENCE_MILLIS && serve.isAlive(); waited += 50) {
            if (Boolean.TRUE.equals(database.jdbc().queryForObject(condition, Boolean.class))) {
                return;
            }
            Thread.sleep(50);
        }
        throw new IllegalStateException(
                "never true: " + condition + "\n" + Files.readString(folder.resolve("output.txt")));
    }

    private static List<String> texts(TestDatabase database, String sql) {
        return database.jdbc().queryForList(sql, String.class);
    }

    private static int status(int port) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/login"))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
