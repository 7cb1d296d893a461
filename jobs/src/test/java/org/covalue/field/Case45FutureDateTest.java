package org.covalue.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.covalue.TestDatabase;
import org.covalue.night.SmallLanding;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Field case 45: a business date that has not come yet. It is refused before anything is opened, unless it is meant.
 */
class Case45FutureDateTest {

    @TempDir
    private Path folder;

    private CommandProcess.Answer covalue(TestDatabase database, Object... words)
            throws IOException, InterruptedException {
        Object[] all = java.util.Arrays.copyOf(words, words.length + 4);
        System.arraycopy(
                new Object[] {"--home", folder.resolve("home"), "--database", database.url()}, 0, all, words.length, 4);
        return CommandProcess.covalue(Map.of("TZ", "UTC", "LC_ALL", "C.UTF-8"), all);
    }

    @Test
    void isRefusedUnlessItIsMeant() throws IOException, InterruptedException {
        Path landing = SmallLanding.write(folder.resolve("in"), 3);
        String date = LocalDate.now().plusYears(5).toString();
        try (TestDatabase database = TestDatabase.create()) {
            CommandProcess.Answer refused =
                    covalue(database, "nightly", "--landing", landing, "--business-date", date, "--reports", "none");
            assertThat(refused.exit()).isEqualTo(2);
            assertThat(refused.output())
                    .contains("--business-date " + date + " is after today")
                    .contains("--future")
                    .doesNotContain("Usage");
            assertThat(covalue(database, "measure", "--as-of", date)).satisfies(answer -> {
                assertThat(answer.exit()).isEqualTo(2);
                assertThat(answer.output()).contains("--as-of " + date + " is after today");
            });
            assertThat(database.jdbc().queryForObject("select count(*) from batch.batch_job_execution", Long.class))
                    .isZero();

            CommandProcess.Answer meant = covalue(
                    database,
                    "nightly",
                    "--landing",
                    landing,
                    "--business-date",
                    date,
                    "--reports",
                    "none",
                    "--future");
            assertThat(meant.output()).contains("Published edition 1");
        }
    }

    /** The clock that counts is the schedule's, whatever the machine's. */
    @Tag("slow")
    @Test
    void todayIsTodayInTheZoneOfTheSchedule() throws IOException, InterruptedException {
        Path landing = SmallLanding.write(folder.resolve("in"), 3);
        LocalDate east = LocalDate.now(ZoneId.of("Pacific/Kiritimati"));
        LocalDate west = LocalDate.now(ZoneId.of("Etc/GMT+12"));
        assertThat(east).as("26 hours apart").isAfter(west);
        Path configuration = Files.createDirectories(folder.resolve("home")).resolve("covalue.yml");
        try (TestDatabase database = TestDatabase.create()) {
            Files.writeString(configuration, "covalue: {schedule: {zone: Etc/GMT+12}}");
            assertThat(covalue(database, "nightly", "--landing", landing, "--business-date", east, "--reports", "none")
                            .output())
                    .contains("is after today, which is " + west + " in Etc/GMT+12");
            Files.writeString(configuration, "covalue: {schedule: {zone: Pacific/Kiritimati}}");
            assertThat(covalue(database, "nightly", "--landing", landing, "--business-date", east, "--reports", "none")
                            .output())
                    .contains("Published edition 1");
            assertThat(covalue(database, "nightly", "--landing", landing, "--reports", "none")
                            .output())
                    .as("the default is today of the same clock")
                    .contains(east + " is published already");
        }
    }
}
