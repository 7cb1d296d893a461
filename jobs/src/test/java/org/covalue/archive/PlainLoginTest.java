package org.covalue.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.covalue.TestDatabase;
import org.covalue.TestRun;
import org.covalue.database.Database;
import org.covalue.database.RowSecurity;
import org.covalue.night.SmallLanding;
import org.covalue.platform.Problem;
import org.covalue.run.JobRunner;
import org.covalue.run.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logins that are no superusers: one that owns the database, and one that only may read it. */
class PlainLoginTest {

    private static final List<String> SCHEMAS = List.of("covalue", "raw", "known", "released", "batch");

    @TempDir
    private Path folder;

    private TestDatabase database;
    private String owner;
    private String reader;

    @BeforeEach
    void createDatabaseAndLogins() {
        database = TestDatabase.createWithoutSchema();
        String name = database.jdbc().queryForObject("select current_database()", String.class);
        owner = "owner_of_" + name;
        reader = "reader_of_" + name;
        database.jdbc().execute("create role " + owner + " login password 'x'");
        database.jdbc().execute("create role " + reader + " login password 'x'");
        database.jdbc().execute("alter database " + name + " owner to " + owner);
    }

    @AfterEach
    void drop() {
        String everything = "drop owned by " + owner + ", " + reader + " cascade";
        database.jdbc()
                .execute("alter database " + database.jdbc().queryForObject("select current_database()", String.class)
                        + " owner to current_user");
        database.jdbc().execute(everything);
        database.jdbc().execute("drop role " + owner + ", " + reader);
        database.close();
    }

    @Test
    void theOwnerOfTheDatabaseRunsNightsArchivesAndRestoresAllAlsoBehindTheSecondWall() throws IOException {
        nightBehindTheWall();
        Path archive = folder.resolve("night.zip");
        try (Database opened = open(owner)) {
            new Archive(opened, editions()).write(archive);
            SCHEMAS.forEach(schema -> database.jdbc().execute("drop schema " + schema + " cascade"));
            database.jdbc().execute("drop schema edition cascade");
            new Restore(opened, folder.toAbsolutePath().resolve("restored")).from(archive);
            Path again = folder.resolve("again.zip");
            new Archive(opened, folder.toAbsolutePath().resolve("restored")).write(again);
            assertThat(manifest(again).tables())
                    .isEqualTo(manifest(archive).tables())
                    .extracting(Manifest.Table::rows)
                    .anyMatch(rows -> rows > 0);
            assertThat(manifest(again).sequences()).isEqualTo(manifest(archive).sequences());
            assertThat(manifest(again).files())
                    .hasSizeGreaterThan(3)
                    .isEqualTo(manifest(archive).files());
        }
    }

    @Test
    void aLoginThatIsNotShownEveryRowArchivesNothing() throws IOException {
        nightBehindTheWall();
        assertThatThrownBy(() -> open(reader)).isInstanceOf(Problem.class).hasMessageContaining("permission denied");
        assertRefused("batch.batch_job_execution");
        mayRead();
        assertRefused("covalue.delivery, covalue.edition, covalue.edition_file, covalue.edition_report, "
                + "covalue.rejected_row");
        database.jdbc().execute("alter role " + reader + " bypassrls");
        try (Database opened = open(reader);
                Database all = open(owner)) {
            assertThat(new Archive(opened, editions()).write(folder.resolve("reader.zip")))
                    .isEqualTo(new Archive(all, editions()).write(folder.resolve("owner.zip")));
        }
        database.jdbc().execute("revoke select on sequence covalue.delivery_delivery_id_seq from " + reader);
        assertRefused("covalue.delivery_delivery_id_seq");
    }

    private void assertRefused(String hidden) {
        Path file = folder.resolve("less.zip");
        try (Database opened = Database.openAsItIs(folder, Optional.of(url(reader)))) {
            assertThatThrownBy(() -> new Archive(opened, editions()).write(file))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining(reader + " is not shown every row of " + hidden)
                    .hasMessageContaining("as the owner of the tables (" + owner + ")");
        }
        assertThat(file).doesNotExist();
    }

    private void mayRead() {
        SCHEMAS.forEach(schema -> {
            database.jdbc().execute("grant usage on schema " + schema + " to " + reader);
            database.jdbc().execute("grant select on all tables in schema " + schema + " to " + reader);
            database.jdbc().execute("grant select on all sequences in schema " + schema + " to " + reader);
        });
    }

    /** A night of the owner's, with the policies of the portal on its tables. */
    private void nightBehindTheWall() throws IOException {
        Path landing = SmallLanding.write(folder.resolve("landing"), 3);
        try (Database opened = open(owner);
                JobRunner runner = new JobRunner(opened.dataSource(), new Progress(Optional.empty()))) {
            assertThat(runner.run(
                                    "nightly",
                                    TestRun.parameters("nightly", landing, Instant.now(), 1, "none", editions()))
                            .message())
                    .isEmpty();
            new RowSecurity(database.dataSource()).prepare();
            database.jdbc().execute("grant " + RowSecurity.READER + " to " + owner);
            new RowSecurity(opened.dataSource()).prepare();
        }
        assertThat(database.jdbc().queryForObject("select count(*) from pg_policies", Long.class))
                .isPositive();
    }

    private Path editions() {
        return folder.toAbsolutePath().resolve("editions");
    }

    private Database open(String login) {
        return Database.open(folder, Optional.of(url(login)));
    }

    private String url(String login) {
        return database.url().replaceAll("\\?.*", "?user=" + login + "&password=x");
    }

    private static Manifest manifest(Path file) {
        try (ArchiveFile archive = ArchiveFile.open(file)) {
            return archive.manifest();
        }
    }
}
