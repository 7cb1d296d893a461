package org.covalue.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import org.covalue.TestDatabase;
import org.covalue.TestRun;
import org.covalue.night.SmallLanding;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A session of the night that freezes on its server, and comes back. */
@DisabledOnOs(OS.WINDOWS)
@Tag("slow")
class FrozenSessionTest {

    private static final long PATIENCE_MILLIS = 120_000;

    @TempDir
    private Path folder;

    @Test
    void theNightSaysSoTheNextOneWaitsForItsEndAndThenGoesOn() throws Exception {
        assumeTrue(System.getenv("COVALUE_TEST_DATABASE") == null, "the server must be on this machine");
        Path output = folder.resolve("output.txt");
        try (TestDatabase database = TestDatabase.create();
                Connection connection = DriverManager.getConnection(database.url())) {
            CrashedNight.prepare(connection);
            List<String> command = List.of(
                    "nightly",
                    "--home",
                    folder.resolve("home").toString(),
                    "--database",
                    database.url(),
                    "--landing",
                    SmallLanding.write(folder.resolve("landing"), 2).toString(),
                    "--business-date",
                    TestRun.BUSINESS_DATE.toString(),
                    "--reports",
                    "none");
            Brake.set(connection, CrashPoint.at(CrashPoint.Moment.COMMITS, "load", CrashPoint.Blow.FREEZE));
            NightProcess night = NightProcess.start(command, output);
            while (night.isAlive() && !Brake.isReached(connection)) {
                Thread.sleep(20);
            }
            Brake.release(connection);
            long session = Sessions.atWork(connection).orElseThrow();
            Sessions.signal(session, "STOP");
            try {
                assertThat(night.waitFor(PATIENCE_MILLIS))
                        .as(Files.readString(output))
                        .isTrue();
                assertThat(Files.readString(output))
                        .contains("the connection to the database was lost: it gave no answer for as long as "
                                + "covalue.database.answer-within says")
                        .doesNotContain("Exception");
                NightProcess.start(command, output).waitFor();
                assertThat(Files.readString(output))
                        .contains("A session of an earlier run does not end: process " + session
                                + " of the database server")
                        .doesNotContain("Exception")
                        .doesNotContain("already running");
            } finally {
                Sessions.signal(session, "CONT");
            }
            NightProcess.start(command, output).requireSuccess();
            assertThat(database.jdbc()
                            .queryForList(
                                    "select file || ' ' || rows_read || ' ' || rows_loaded from covalue.delivery "
                                            + "order by 1",
                                    String.class))
                    .containsExactly("funding.csv 6 6", "organisation.csv 2 2");
            assertThat(database.jdbc().queryForObject("select count(*) from raw.funding", Long.class))
                    .isEqualTo(6);
        }
    }
}
