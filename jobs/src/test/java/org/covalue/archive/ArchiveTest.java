package org.covalue.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.covalue.Csv;
import org.covalue.SampleNight;
import org.covalue.TestDatabase;
import org.covalue.TestRun;
import org.covalue.database.Database;
import org.covalue.disclosure.Edition;
import org.covalue.disclosure.Editions;
import org.covalue.exports.EvaluatorTable;
import org.covalue.exports.TableFormat;
import org.covalue.night.SmallLanding;
import org.covalue.platform.FileHash;
import org.covalue.platform.Problem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A night of the samples, and a small one where the size proves nothing, archived and restored into an empty database.
 */
class ArchiveTest {

    private static final String FOREIGN =
            "create table covalue.kept_by_others (id bigint generated always as identity primary key, "
                    + "parent_id bigint references covalue.kept_by_others, note text, seen timestamptz, secret "
                    + "bytea, share double precision)";

    @TempDir
    private static Path shared;

    private static SampleNight night;
    private static Path archive;
    /** Of a night with a few rows. */
    private static TestDatabase few;

    private static Path small;

    @TempDir
    private Path folder;

    private TestDatabase empty;

    @BeforeAll
    static void archiveTheNight() throws IOException {
        small = shared.resolve("small.zip");
        few = TestDatabase.create();
        Path editions = shared.toAbsolutePath().resolve("editions");
        Path landing = SmallLanding.write(shared.resolve("landing"), 4);
        assertThat(TestRun.night(few, landing, TestRun.BUSINESS_DATE, "none", editions)
                        .message())
                .isEmpty();
        try (Database database = open(few)) {
            new Archive(database, editions).write(small);
        }
        night = SampleNight.get();
        night.database().jdbc().execute(FOREIGN);
        night.database()
                .jdbc()
                .execute("insert into covalue.kept_by_others (parent_id, note, seen, secret, share) values "
                        + "(null, E'a \"quoted\"\\nline, \\\\ and \\t', '2026-03-29 01:30:00.123456+02', "
                        + "'\\x00ff', 0.1::float8 + 0.2), (1, '', null, '', 'NaN')");
        archive = shared.resolve("night.zip");
        new Archive(open(night.database()), night.files().getParent()).write(archive);
    }

    @AfterAll
    static void leaveTheNightAsItWas() {
        night.database().jdbc().execute("drop table covalue.kept_by_others");
        few.close();
    }

    @BeforeEach
    void create() {
        empty = TestDatabase.createWithoutSchema();
    }

    @AfterEach
    void drop() {
        empty.close();
    }

    @Test
    void everyTableAndFileIsAsItWas() throws SQLException, IOException {
        List<String> before = exports(night.database(), folder.resolve("before"));
        Archive.Content content = restore(archive);

        assertThat(content.rows()).isGreaterThan(50_000);
        assertThat(exports(empty, folder.resolve("after")))
                .hasSize(EvaluatorTable.all().size())
                .isEqualTo(before);
        Manifest manifest = manifest(archive);
        Path second = folder.resolve("second.zip");
        try (Database database = open(empty)) {
            new Archive(database, editions()).write(second);
        }
        assertThat(manifest(second).tables())
                .as("rows, their order, columns and keys of every table")
                .isEqualTo(manifest.tables());
        assertThat(manifest(second).sequences()).isEqualTo(manifest.sequences());
        assertThat(manifest(second).files())
                .hasSizeGreaterThan(5)
                .isEqualTo(manifest.files())
                .allSatisfy(file -> assertThat(FileHash.sha256(editions().resolve(file.path())))
                        .isEqualTo(file.sha256()));
    }

    @Test
    void tablesOfOthersInTheDatabaseAreLeftAlone() {
        empty.jdbc().execute("create table public.of_others as select 1 as one");
        restore(small);
        assertThat(empty.jdbc().queryForObject("select count(*) from public.of_others", Long.class))
                .isOne();
        assertThat(manifest(small).tables())
                .extracting(Manifest.Table::schema)
                .containsOnly("batch", "covalue", "known", "raw", "released");
    }

    @Test
    void whatATriggerHasDoneIsNotDoneAgain() {
        try (TestDatabase from = TestDatabase.create()) {
            from.jdbc()
                    .execute("create function covalue.stamp() returns trigger language plpgsql as $$ begin new.login "
                            + ":= new.login || '!'; "
                            + "return new; end $$");
            from.jdbc()
                    .execute("create trigger stamp before insert on covalue.internal_export for each row execute "
                            + "function covalue.stamp()");
            from.jdbc().execute("insert into covalue.internal_export values (now(), 'groups', 'x', 'ana')");
            Path file = folder.resolve("trigger.zip");
            try (Database database = open(from)) {
                new Archive(database, editions()).write(file);
            }
            try (TestDatabase to = TestDatabase.create();
                    Database database = open(to)) {
                to.jdbc()
                        .execute("create function covalue.stamp() returns trigger language plpgsql as $$ begin "
                                + "new.login := 'twice'; return new; end $$");
                to.jdbc()
                        .execute("create trigger stamp before insert on covalue.internal_export for each row execute "
                                + "function covalue.stamp()");
                new Restore(database, editions()).from(file);
                assertThat(to.jdbc().queryForObject("select login from covalue.internal_export", String.class))
                        .isEqualTo("ana!");
                to.jdbc().execute("insert into covalue.internal_export values (now(), 'groups', 'x', 'eva')");
                assertThat(to.jdbc().queryForList("select login from covalue.internal_export order by 1", String.class))
                        .containsExactly("ana!", "twice");
            }
        }
    }

    /** {@code UpgradedHomeTest} measures the samples after a restore. */
    @Test
    void whatIsMeasuredAfterwardsHasTheSameValues() {
        restore(small);
        assertThat(TestRun.run(
                                empty,
                                "measureOnly",
                                TestRun.parameters("measure", folder, Instant.now(), 7, "none", editions()))
                        .message())
                .isEmpty();
        for (String table : List.of("indicators", "groups", "funding_mix")) {
            assertThat(internal(empty, table)).hasSizeGreaterThan(10).isEqualTo(internal(few, table));
        }
    }

    private List<List<String>> internal(TestDatabase database, String table) {
        Path file = folder.resolve(table + ".csv");
        TableFormat.CSV.write(
                EvaluatorTable.of(table),
                new Editions(database.dataSource()).internal(table, file, "test"),
                "en",
                file);
        return Csv.read(file);
    }

    /** {@code UpgradedHomeTest} is the short form: there the files come at another place. */
    @Test
    @Tag("slow")
    void anotherNightGoesOnAsInTheOldPlace() {
        restore(archive);
        assertThat(TestRun.night(
                                empty,
                                Path.of("jobs", "samples"),
                                TestRun.BUSINESS_DATE.plusDays(1),
                                "none",
                                editions())
                        .message())
                .isEmpty();
        assertThat(empty.jdbc().queryForObject("select max(edition_id) from covalue.edition", Long.class))
                .isEqualTo(2);
        assertThat(empty.jdbc()
                        .queryForList(
                                "select distinct state from covalue.delivery where run_id = "
                                        + "(select max(run_id) from covalue.delivery) and state not in ('not_taken', "
                                        + "'ignored')",
                                String.class))
                .as("the same files came before")
                .containsExactly("skipped");
    }

    @Test
    void aDatabaseOrFolderThatIsNotEmptyIsRefused() throws IOException {
        restore(small);
        assertThatThrownBy(() -> restore(small))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("not empty")
                .hasMessageContaining("--home");
        try (TestDatabase other = TestDatabase.createWithoutSchema();
                Database database = open(other)) {
            assertThatThrownBy(() -> new Restore(database, editions()).from(small))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("holds files already");
            assertThat(schemas(other)).containsExactly("public");
        }
    }

    @Test
    void aDamagedArchiveIsRefusedAndLeavesNothing() throws IOException {
        long size = Files.size(archive);
        for (long place : new long[] {100, size / 3, size / 2, size - 40_000}) {
            Path damaged = Files.copy(archive, folder.resolve("damaged-" + place + ".zip"));
            try (RandomAccessFile file = new RandomAccessFile(damaged.toFile(), "rw")) {
                file.seek(place);
                int old = file.read();
                file.seek(place);
                file.write(old ^ 0x55);
            }
            assertRefused(damaged);
        }
        Path cut = Files.copy(archive, folder.resolve("cut.zip"));
        try (RandomAccessFile file = new RandomAccessFile(cut.toFile(), "rw")) {
            file.setLength(size / 2);
        }
        assertRefused(cut);
        assertRefused(Files.writeString(folder.resolve("text.zip"), "no zip at all"));
    }

    @Test
    void anArchiveThatDoesNotFitLeavesNothing() throws SQLException, IOException {
        try (Connection connection = empty.dataSource().getConnection();
                var statement = connection.createStatement()) {
            // The reader of the archive meets a full disk at the last table but one.
            statement.execute("create function public.full() returns event_trigger language plpgsql as $$ begin "
                    + "if exists (select from pg_class where relname = 'kept_by_others') then raise "
                    + "exception 'the disk is full'; end if; end $$");
            statement.execute("create event trigger full_disk on ddl_command_end execute function public.full()");
            assertThatThrownBy(() -> restore(archive))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("the disk is full")
                    .hasMessageContaining("Nothing was restored");
            statement.execute("drop event trigger full_disk");
        }
        assertThat(schemas(empty)).containsExactly("public");
        assertThat(editions()).doesNotExist();
    }

    @Test
    void aMissingOrChangedFileOfAnEditionIsNotArchivedUnseen() throws IOException {
        restore(small);
        Path changed;
        try (Stream<Path> files = Files.walk(editions())) {
            changed = files.filter(file -> file.toString().endsWith("indicators.csv"))
                    .findFirst()
                    .orElseThrow();
        }
        Files.writeString(changed, "x");
        try (Database database = open(empty)) {
            assertThatThrownBy(() -> new Archive(database, editions()).write(folder.resolve("x.zip")))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("indicators.csv")
                    .hasMessageContaining("hash");
            Files.delete(changed);
            assertThatThrownBy(() -> new Archive(database, editions()).write(folder.resolve("x.zip")))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("is missing");
        }
        assertThat(folder.resolve("x.zip")).doesNotExist();
    }

    @Test
    void whatThePortalRenderedWhenAskedIsNotArchived() throws IOException {
        restore(small);
        Path rendered = editions().resolve("1.rendered/reports/funder_report/x.pdf");
        Files.createDirectories(rendered.getParent());
        Files.writeString(rendered, "%PDF");
        Path second = folder.resolve("second.zip");
        try (Database database = open(empty)) {
            new Archive(database, editions()).write(second);
        }
        try (ZipFile zip = new ZipFile(second.toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName))
                    .noneMatch(name -> name.contains("rendered"))
                    .anyMatch(name -> name.startsWith("editions/1/"));
        }
        assertThat(manifest(second).files()).isEqualTo(manifest(small).files());
    }

    private void assertRefused(Path file) {
        assertThatThrownBy(() -> restore(file))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("is no whole archive")
                .hasMessageContaining("Nothing was restored");
        assertThat(schemas(empty)).containsExactly("public");
        assertThat(editions()).doesNotExist();
    }

    private Archive.Content restore(Path file) {
        try (Database database = open(empty)) {
            return new Restore(database, editions()).from(file);
        }
    }

    private Path editions() {
        return folder.toAbsolutePath().resolve("restored");
    }

    private static Database open(TestDatabase database) {
        return Database.openAsItIs(Path.of("jobs", "target"), Optional.of(database.url()));
    }

    private static List<String> schemas(TestDatabase database) {
        return database.jdbc()
                .queryForList(
                        "select nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'",
                        String.class);
    }

    private static Manifest manifest(Path file) {
        try (ArchiveFile archive = ArchiveFile.open(file)) {
            return archive.manifest();
        }
    }

    /** The hash of every evaluator table as exported from the published edition. */
    private static List<String> exports(TestDatabase database, Path folder) throws IOException {
        Edition edition = new Editions(database.dataSource()).open(Optional.of(1L));
        List<String> hashes = new ArrayList<>();
        for (EvaluatorTable table : EvaluatorTable.all()) {
            Path file = folder.resolve(table.name() + ".csv");
            TableFormat.CSV.write(table, edition, "en", file);
            hashes.add(table.name() + " " + FileHash.sha256(file));
        }
        return hashes;
    }
}
