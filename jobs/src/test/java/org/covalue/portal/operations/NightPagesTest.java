package org.covalue.portal.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import org.covalue.TestDatabase;
import org.covalue.TestRun;
import org.covalue.estimation.data.Message;
import org.covalue.portal.TestPortal;
import org.covalue.portal.access.Audit;
import org.covalue.portal.access.Role;
import org.covalue.portal.access.Users;
import org.covalue.run.JobRunner;
import org.covalue.run.Runs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A night that fails, as the operator sees it and resumes it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NightPagesTest {

    /** Of RunLock: the one advisory lock of runs. */
    private static final long LOCK = 0x436f76616c7565L;

    @TempDir
    static Path folder;

    private static TestDatabase database;
    private static TestPortal portal;
    private static TestPortal.Visitor operator;
    private static JobRunner.Outcome failed;

    @BeforeAll
    static void aNightFindsNothingToLoad() throws IOException {
        database = TestDatabase.create();
        Path landing = Files.createDirectories(folder.resolve("landing"));
        Path log = folder.resolve("covalue.log");
        failed = TestRun.night(database, landing, TestRun.BUSINESS_DATE, "none", folder.resolve("editions"));
        Files.writeString(
                log, """
                %1$s INFO  o.s.batch.core.step.AbstractStep - Executing step: [receive] ñ
                %1$s ERROR org.covalue.run.JobRunner - run %2$d
                java.lang.IllegalStateException: Key (member_id)=(F-17) is quoted here
                %1$s WARN  org.covalue.portal.access.Tokens - somebody else's line
                %1$s WARN  o.a.c.core.Engine - a line of the web server
                2020-01-01T00:00:00.000Z INFO  o.s.batch.core.step.AbstractStep - a line of long ago
                """.formatted(Instant.now().toString().replaceAll("(\\.\\d{3})\\d*Z", "$1Z"), failed.runId()));
        portal = TestPortal.over(
                database,
                folder.resolve("editions"),
                Map.of(
                        "covalue.log",
                        log.toString(),
                        "covalue.schedule.cron",
                        "30 2 * * *",
                        "covalue.schedule.zone",
                        "Europe/Madrid",
                        "covalue.schedule.landing",
                        landing.toString(),
                        // Somebody else starts the nights: none begins while these tests run.
                        "covalue.schedule.start",
                        "false",
                        "covalue.expected[0].record",
                        "revenue",
                        "covalue.expected[0].days",
                        "7"));
        operator = portal.signedIn(Users.Grant.of(Role.OPERATOR));
    }

    @AfterAll
    static void close() {
        portal.close();
        database.close();
    }

    @Test
    @Order(1)
    void theNightPageSaysWhyInTheWordsOfTheCommandLineAndWhatItMeans() {
        assertThat(failed.isComplete()).isFalse();
        String page = operator.get("/night").body();
        assertThat(page)
                .contains(
                        "Failed.",
                        "It stands at step receive.",
                        "Nothing is published yet",
                        "Resume this night",
                        "30 2 * * *",
                        "Europe/Madrid",
                        ">missing<");
        failed.message().lines().forEach(line -> assertThat(page).contains(escaped(line)));
        assertThat(operator.get("/night?lang=es").body()).contains("Por qué está en rojo", "Reanudar esta noche");
        operator.get("/night?lang=en");
    }

    @Test
    @Order(1)
    void whatTheGateFoundStandsThereInTheLanguageOfTheReader() {
        database.jdbc()
                .update(
                        "insert into covalue.gate_finding values (?, 0, 'lost', ?, now(), null), "
                                + "(?, 0, 'files', 'as an older version kept it', now(), null)",
                        failed.runId(),
                        Message.of(
                                        "gate_lost",
                                        "record",
                                        "funding",
                                        "before",
                                        22,
                                        "edition",
                                        2,
                                        "now",
                                        19,
                                        "fewer",
                                        13.6,
                                        "most",
                                        10)
                                .text(),
                        failed.runId());
        assertThat(operator.get("/night").body())
                .contains(
                        "The gate kept this edition back",
                        "rows that were there before",
                        "funding: 22 rows in edition 2, 19 now (13.6 percent fewer; at most 10)",
                        "as an older version kept it");
        assertThat(operator.get("/night?lang=es").body())
                .contains(
                        "filas que estaban antes",
                        "funding: 22 filas en la edición 2, 19 ahora (un 13,6 por ciento menos; como mucho 10)");
        operator.get("/night?lang=en");
        database.jdbc().update("delete from covalue.gate_finding");
    }

    @Test
    @Order(2)
    void theLogOfTheRunHasItsLinesOnlyAndNoStackTrace() {
        String page = operator.get("/night/" + failed.runId()).body();
        assertThat(page)
                .contains("Executing step: [receive] ñ", "run " + failed.runId())
                .doesNotContain("F-17", "somebody else", "web server", "long ago");
        assertThat(operator.get("/night/999999").statusCode()).isEqualTo(404);
    }

    @Test
    @Order(3)
    void whileAnotherRunIsAtWorkTheButtonIsRefused() throws SQLException {
        operator.get("/night/" + failed.runId() + "/resume");
        try (Connection other = database.dataSource().getConnection();
                Statement statement = other.createStatement()) {
            statement.execute("select pg_advisory_lock(" + LOCK + ")");
            assertThat(new Runs(database.dataSource()).isAtWork()).isTrue();
            operator.post("/night/" + failed.runId() + "/resume");
            assertThat(operator.get("/night").body()).contains("Another run is at work.");
            statement.execute("select pg_advisory_unlock(" + LOCK + ")");
        }
        assertThat(new Runs(database.dataSource()).isAtWork()).isFalse();
        assertThat(new Runs(database.dataSource())
                        .find(failed.runId())
                        .orElseThrow()
                        .tries())
                .isEqualTo(1);
    }

    @Test
    @Order(4)
    void aRunWhoseProcessWasKilledIsBrokenOffAndNotAtWork() {
        database.jdbc().update("update batch.batch_job_execution set status = 'STARTED', end_time = null");
        database.jdbc().update("update batch.batch_step_execution set status = 'STARTED', end_time = null");
        assertThat(operator.get("/night").body())
                .contains("Broken off.", "its process was killed", "Resume this night");
    }

    @Test
    @Order(5)
    void theButtonAsksThenResumesTheNightWithWhatItWasAskedForBefore() throws Exception {
        Path samples = Path.of("jobs", "samples");
        for (String file : new String[] {
            "organisations.csv",
            "ar/miembros.csv",
            "ar/membresias.csv",
            "ar/ingresos.csv",
            "ar/financiacion.csv",
            "reference/price_index.csv",
            "reference/exchange_rate.csv"
        }) {
            Files.copy(
                    samples.resolve(file),
                    folder.resolve("landing").resolve(Path.of(file).getFileName()));
        }
        assertThat(operator.get("/night/" + failed.runId() + "/resume").body())
                .contains("Resume the night of 2025-06-30?");
        assertThat(operator.post("/night/" + failed.runId() + "/resume").statusCode())
                .isEqualTo(302);
        assertThat(operator.get("/night").body()).contains("The night goes on.");
        Runs runs = new Runs(database.dataSource());
        Instant patience = Instant.now().plusSeconds(120);
        while (Instant.now().isBefore(patience) && (portal.part(Resume.class).isBusy() || runs.isAtWork())) {
            Thread.sleep(100);
        }
        Runs.Run resumed = runs.lastNight().orElseThrow();
        assertThat(resumed.message()).isEmpty();
        assertThat(resumed)
                .returns(failed.runId(), Runs.Run::id)
                .returns("completed", Runs.Run::state)
                .returns(2, Runs.Run::tries);
        assertThat(resumed.edition()).isPresent();
        assertThat(folder.resolve("editions").resolve(resumed.edition().get().toString()))
                .isDirectory();
        assertThat(portal.part(Audit.class).latest(5))
                .anyMatch(entry ->
                        entry.action().equals("resume night") && entry.subject().equals("run " + failed.runId()));
    }

    @Test
    @Order(6)
    void aNightThatCameToItsEndHasNothingToResume() {
        String page = operator.get("/night").body();
        assertThat(page)
                .contains("Complete.", "Published as edition", "2 tries", ">7 files<", ">arrived<")
                .doesNotContain("Resume this night", "Why it is red");
        assertThat(page)
                .containsPattern("<th scope=\"row\">revenue</th>\\s*<td class=\"when\">\\d{4}-\\d{2}-\\d{2} "
                        + "\\d{2}:\\d{2}</td>\\s*<td class=\"number\">1</td>");
        operator.get("/night/" + failed.runId() + "/resume");
        operator.post("/night/" + failed.runId() + "/resume");
        assertThat(operator.get("/night").body()).contains("This run has not failed");
        assertThat(operator.get("/night/" + failed.runId()).body()).contains("ingresos.csv", "publish");
    }

    private static String escaped(String line) {
        return line.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("'", "&#39;")
                .replace("\"", "&quot;");
    }
}
