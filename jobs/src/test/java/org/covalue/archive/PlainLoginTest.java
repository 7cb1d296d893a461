package org.covalue.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.covalue.JobRunner;
import org.covalue.Problem;
import org.covalue.Progress;
import org.covalue.RunParameters;
import org.covalue.SampleNight;
import org.covalue.TestDatabase;
import org.covalue.TestRun;
import org.covalue.database.Database;
import org.covalue.database.RowSecurity;
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
        database.jdbc().execute("alter database " + database.jdbc().queryForObject("select current_database()", String.class) + " owner to current_user");
        database.jdbc().execute(everything);
        database.jdbc().execute("drop role " + owner + ", " + reader);
        database.close();
    }

    @Test
    void theOwnerOfTheDatabaseRestoresAndArchivesAllOfItAlsoBehindTheSecondWall() {
        Path archive = restoredBehindTheWall();
        Path again = folder.resolve("again.zip");
        try (Database database = open(owner)) {
            new Archive(database, editions()).write(again);
        }
        assertThat(manifest(again).tables()).isEqualTo(manifest(archive).tables());
        assertThat(manifest(again).sequences()).isEqualTo(manifest(archive).sequences());
        assertThat(manifest(again).files()).isEqualTo(manifest(archive).files());
    }

    @Test
    void aNightGoesOnAsTheOwner() {
        restoredBehindTheWall();
        RunParameters wanted = TestRun.parameters("nightly", Path.of("jobs", "samples"), Instant.now(), 2, "none", editions());
        try (Database opened = open(owner); JobRunner runner = new JobRunner(opened.dataSource(), new Progress(Optional.empty()))) {
            assertThat(runner.run("nightly", wanted).message()).isEmpty();
        }
    }

    @Test
    void aLoginThatIsNotShownEveryRowArchivesNothing() {
        restoredBehindTheWall();
        assertThatThrownBy(() -> open(reader)).isInstanceOf(Problem.class).hasMessageContaining("permission denied");
        assertRefused("batch.batch_job_execution");
        mayRead();
        assertRefused("covalue.edition, covalue.edition_file, covalue.edition_report, released.");
        database.jdbc().execute("alter role " + reader + " bypassrls");
        try (Database opened = Database.open(folder, Optional.of(url(reader)))) {
            assertThat(new Archive(opened, editions()).write(folder.resolve("whole.zip")).rows()).isGreaterThan(50_000);
        }
        database.jdbc().execute("revoke select on sequence covalue.delivery_delivery_id_seq from " + reader);
        assertRefused("covalue.delivery_delivery_id_seq");
    }

    private void assertRefused(String hidden) {
        Path file = folder.resolve("less.zip");
        try (Database opened = Database.openAsItIs(folder, Optional.of(url(reader)))) {
            assertThatThrownBy(() -> new Archive(opened, editions()).write(file)).isInstanceOf(Problem.class)
                    .hasMessageContaining(reader + " is not shown every row of " + hidden).hasMessageContaining("as the owner of the tables (" + owner + ")");
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

    /** The night of the samples, restored by the owner, with the policies of the portal on its tables. */
    private Path restoredBehindTheWall() {
        Path archive = folder.resolve("night.zip");
        SampleNight night = SampleNight.get();
        try (Database opened = Database.openAsItIs(folder, Optional.of(night.database().url()))) {
            new Archive(opened, night.files().getParent()).write(archive);
        }
        try (Database opened = Database.openAsItIs(folder, Optional.of(url(owner)))) {
            new Restore(opened, editions()).from(archive);
            new RowSecurity(database.dataSource()).prepare();
            database.jdbc().execute("grant " + RowSecurity.READER + " to " + owner);
            new RowSecurity(opened.dataSource()).prepare();
        }
        assertThat(database.jdbc().queryForObject("select count(*) from pg_policies", Long.class)).isPositive();
        return archive;
    }

    private Path editions() {
        return folder.toAbsolutePath().resolve("restored");
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
