package org.covalue.night.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Date;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.covalue.TestDatabase;
import org.covalue.TestRun;
import org.covalue.disclosure.Editions;
import org.covalue.night.SetClock;
import org.covalue.platform.FileFolders;
import org.covalue.platform.Problem;
import org.covalue.settings.RetentionPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes and what stays. */
class RetentionTest {

    private static final String NOW = "2026-03-10T03:00:00Z";

    @TempDir
    private Path folder;

    private TestDatabase database;

    @BeforeEach
    void create() {
        database = TestDatabase.create();
    }

    @AfterEach
    void drop() {
        database.close();
    }

    private void apply(int runDays, int newest, int monthly, int yearly, int logDays) {
        apply(new RetentionPolicy(runDays, newest, monthly, yearly, logDays, 0));
    }

    private void apply(RetentionPolicy policy) {
        new Retention(
                        database.dataSource(),
                        new FileFolders(folder.resolve("editions"), folder.resolve("logs")),
                        policy,
                        new SetClock(NOW))
                .apply();
    }

    private long edition(String date) throws IOException {
        Long id = database.jdbc().queryForObject("""
                insert into covalue.edition (run_id, business_date, as_of, base_year, reporting_currency, year_from, year_to,
                    software_version, created_at, published_at)
                values (1, ?, now(), 2020, 'USD', 2020, 2021, 'test', now(), now()) returning edition_id
                """, Long.class, Date.valueOf(LocalDate.parse(date)));
        database.jdbc().update("insert into released.indicator (edition_id, indicator) values (?, 'own_income')", id);
        database.jdbc().update("insert into covalue.edition_file values (?, 'tables/x.csv', 'hash', 1)", id);
        Files.createDirectories(folder.resolve("editions").resolve(id + "/tables"));
        Files.writeString(folder.resolve("editions").resolve(id + "/tables/x.csv"), "x");
        return id;
    }

    private List<String> dates() {
        return database.jdbc()
                .queryForList("select business_date || '' from covalue.edition order by edition_id", String.class);
    }

    @Test
    void theNewestEditionsAndTheLastOfEachMonthAndYearStayWithTheirFiles() throws IOException {
        long first = edition("2024-05-01");
        for (String date : List.of(
                "2024-12-30",
                "2025-11-02",
                "2025-12-01",
                "2025-12-31",
                "2026-01-15",
                "2026-02-27",
                "2026-02-28",
                "2026-03-01",
                "2026-03-02",
                "2026-03-03")) {
            edition(date);
        }
        Files.createDirectories(folder.resolve("editions/99.draft"));
        apply(0, 2, 3, 2, 0);
        assertThat(dates()).containsExactly("2025-12-31", "2026-01-15", "2026-02-28", "2026-03-02", "2026-03-03");
        assertThat(database.jdbc().queryForObject("select count(*) from released.indicator", Long.class))
                .isEqualTo(5);
        assertThat(database.jdbc().queryForObject("select count(*) from covalue.edition_file", Long.class))
                .isEqualTo(5);
        assertThat(folder.resolve("editions/" + first)).doesNotExist();
        try (var folders = Files.list(folder.resolve("editions"))) {
            assertThat(folders).as("five editions and a draft").hasSize(6);
        }
        apply(0, 1, 0, 0, 0);
        assertThat(dates()).containsExactly("2026-03-03");
        apply(0, 0, 0, 0, 0);
        assertThat(dates()).as("0 keeps everything").hasSize(1);
    }

    private Path rendered(long edition, String name, String modified) throws IOException {
        Path file = folder.resolve("editions/" + edition + ".rendered/reports/funder_report/" + name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "%PDF");
        return Files.setLastModifiedTime(file, FileTime.from(Instant.parse(modified)));
    }

    @Test
    void whatWasRenderedOfAnEditionGoesWithIt() throws IOException {
        Path ofOld = rendered(edition("2026-03-01"), "a.pdf", NOW);
        Path ofNew = rendered(edition("2026-03-02"), "a.pdf", NOW);
        Path ofDraft = rendered(77, "a.pdf", NOW);
        apply(0, 1, 0, 0, 0);
        assertThat(ofOld.getParent().getParent().getParent()).doesNotExist();
        assertThat(ofNew).exists();
        assertThat(ofDraft).as("an edition that another run may be making").exists();
    }

    @Test
    void whatWasRenderedLongAgoGoesAndWhatWasPublishedStays() throws IOException {
        long edition = edition("2026-03-02");
        long quiet = edition("2026-03-03");
        Path old = rendered(edition, "old.pdf", "2026-02-01T00:00:00Z");
        Path young = rendered(edition, "young.pdf", "2026-03-01T00:00:00Z");
        rendered(quiet, "old.pdf", "2026-02-01T00:00:00Z");
        Path published = folder.resolve("editions/" + edition + "/tables/x.csv");
        Files.setLastModifiedTime(published, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        apply(new RetentionPolicy(0, 0, 0, 0, 0, 0));
        assertThat(old).as("0 keeps everything").exists();
        apply(new RetentionPolicy(0, 0, 0, 0, 0, 30));
        assertThat(old).doesNotExist();
        assertThat(young).exists();
        assertThat(published).exists();
        assertThat(folder.resolve("editions/" + quiet + ".rendered"))
                .as("nothing is left in it")
                .doesNotExist();
    }

    @Test
    void theEditionThatReadersSeeIsNeverRemoved() throws IOException {
        long older = edition("2026-03-03");
        long last = edition("2026-03-01");
        Editions editions = new Editions(database.dataSource());
        assertThatThrownBy(() -> editions.remove(last))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("readers see");
        apply(0, 1, 0, 0, 0);
        assertThat(editions.latest()).contains(last);
        assertThat(folder.resolve("editions/" + older)).doesNotExist();
    }

    @Test
    void theHistoryOfOldRunsGoesAndTheLastRunOfEachKindAndEveryDeliveryStay() throws IOException {
        Path landing = Files.createDirectories(folder.resolve("landing"));
        for (int i = 1; i <= 3; i++) {
            Files.writeString(
                    landing.resolve("organisation.csv"),
                    "organisation_id,organisation_name,country,founded_on\no1,One " + i + ",ES,2010-01-01\n");
            assertThat(TestRun.load(database, landing, Instant.parse("2024-01-0" + i + "T00:00:00Z"))
                            .message())
                    .isEmpty();
        }
        database.jdbc().update("update batch.batch_job_execution set create_time = timestamp '2024-01-01 00:00:00'");
        apply(730, 0, 0, 0, 0);
        assertThat(runs()).isEqualTo(1);
        for (String table : List.of(
                "batch_job_execution",
                "batch_job_execution_params",
                "batch_job_execution_context",
                "batch_step_execution",
                "batch_step_execution_context")) {
            assertThat(database.jdbc().queryForObject("select count(*) from batch." + table, Long.class))
                    .as(table)
                    .isPositive();
        }
        assertThat(database.jdbc().queryForObject("select count(*) from batch.batch_job_execution", Long.class))
                .isEqualTo(1);
        assertThat(database.jdbc()
                        .queryForObject(
                                "select count(distinct job_execution_id) from covalue.step_figures", Long.class))
                .isEqualTo(1);
        assertThat(database.jdbc().queryForObject("select count(*) from covalue.delivery", Long.class))
                .isEqualTo(3);
        Files.writeString(
                landing.resolve("organisation.csv"),
                "organisation_id,organisation_name,country,founded_on\no1,Last,ES,2010-01-01\n");
        assertThat(TestRun.load(database, landing, Instant.parse("2024-01-05T00:00:00Z"))
                        .message())
                .as("runs go on")
                .isEmpty();
    }

    @Test
    void runsThatAreYoungEnoughStay() throws IOException {
        Path landing = Files.createDirectories(folder.resolve("landing"));
        for (int i = 1; i <= 2; i++) {
            Files.writeString(
                    landing.resolve("organisation.csv"),
                    "organisation_id,organisation_name,country,founded_on\no1,One " + i + ",ES,2010-01-01\n");
            TestRun.load(database, landing, Instant.parse("2024-01-0" + i + "T00:00:00Z"));
        }
        database.jdbc().update("update batch.batch_job_execution set create_time = timestamp '2026-01-01 00:00:00'");
        apply(730, 0, 0, 0, 0);
        assertThat(runs()).isEqualTo(2);
    }

    private long runs() {
        return database.jdbc().queryForObject("select count(*) from batch.batch_job_instance", Long.class);
    }

    @Test
    void whatWasSentInAndNotConfirmedGoesAfterADayWithTheNight() throws IOException {
        Path sender = Files.createDirectories(folder.resolve("uploads/north"));
        for (String file : List.of(".old.held", ".new.held", "revenue-001.csv", ".organisation")) {
            Files.writeString(sender.resolve(file), "x");
            Files.setLastModifiedTime(
                    sender.resolve(file), FileTime.from(Instant.parse(NOW).minus(Duration.ofHours(25))));
        }
        Files.setLastModifiedTime(
                sender.resolve(".new.held"), FileTime.from(Instant.parse(NOW).minus(Duration.ofHours(23))));
        new Retention(
                        database.dataSource(),
                        new FileFolders(folder.resolve("editions"), folder.resolve("logs")),
                        new RetentionPolicy(0, 0, 0, 0, 0, 0),
                        new SetClock(NOW))
                .tidy();
        try (Stream<Path> left = Files.list(sender)) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(".new.held", "revenue-001.csv", ".organisation");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(sender.resolve("revenue-001.csv"))))
                .isEqualTo("rw-------");
    }

    @Test
    void oldLogsGoAndTheOneThatIsWrittenStays() throws IOException {
        Path logs = Files.createDirectories(folder.resolve("logs"));
        for (String name :
                List.of("covalue.log", "covalue.log.2026-01-01.0", "covalue.log.2026-03-09.0", "notes.txt")) {
            Files.writeString(logs.resolve(name), "line");
            Files.setLastModifiedTime(
                    logs.resolve(name),
                    FileTime.from(
                            Instant.parse(name.contains("03-09") ? "2026-03-09T23:00:00Z" : "2026-01-01T23:00:00Z")));
        }
        apply(0, 0, 0, 0, 30);
        try (var files = Files.list(logs)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("covalue.log", "covalue.log.2026-03-09.0", "notes.txt");
        }
    }
}
