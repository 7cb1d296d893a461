package org.covalue.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.covalue.database.Database;
import org.covalue.database.Transaction;
import org.covalue.platform.AtomicFile;
import org.covalue.platform.Durable;
import org.covalue.platform.FileHash;
import org.covalue.platform.Problem;
import org.covalue.platform.Version;
import org.covalue.run.RunLock;
import org.postgresql.PGConnection;

/**
 * Writes everything that is needed to rebuild into one file: a zip with a text file per table, the files of the
 * published editions, and a manifest with numbers of rows and hashes. Tables stand in it as they were at one moment,
 * and in the order of their rows, because sums of doubles depend on it.
 */
public final class Archive {

    private final Database database;
    private final Path editions;

    /** @param editions the folder of the editions' files */
    public Archive(Database database, Path editions) {
        this.database = database;
        this.editions = editions;
    }

    /** What went into the file. */
    public record Content(int tables, long rows, int files) {}

    /**
     * @param file appears whole or not at all; readable by its owner only where the disk knows owners
     * @throws Problem if another run is at work, the login is not shown every row, or a file of an edition is missing
     *     or no longer what was published
     */
    public Content write(Path file) {
        Content[] content = new Content[1];
        try (RunLock lock = RunLock.acquire(database.dataSource())) {
            AtomicFile.removeLeftovers(Durable.folderOf(file), 1);
            AtomicFile.replace(file, temporary -> {
                Files.createFile(temporary);
                if (Files.getFileStore(temporary).supportsFileAttributeView("posix")) {
                    Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rw-------"));
                }
                try (OutputStream out = Files.newOutputStream(temporary)) {
                    content[0] = write(out);
                }
            });
        } catch (IOException e) {
            throw new Problem("The archive cannot be written to " + file + ": " + e.getMessage(), e);
        }
        return content[0];
    }

    private Content write(OutputStream out) throws SQLException, IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            Manifest manifest = Transaction.reading(database.dataSource(), connection -> {
                StoredTables.standStill(connection);
                StoredTables.speakPlainly(connection);
                return write(connection, zip);
            });
            byte[] json = manifest.toJson().getBytes(StandardCharsets.UTF_8);
            put(zip, Manifest.ENTRY, json);
            put(zip, ArchiveFile.SEAL, FileHash.sha256(json).getBytes(StandardCharsets.UTF_8));
            return new Content(
                    manifest.tables().size(),
                    manifest.tables().stream().mapToLong(Manifest.Table::rows).sum(),
                    manifest.files().size());
        }
    }

    private Manifest write(Connection connection, ZipOutputStream zip) throws SQLException, IOException {
        StoredTables stored = new StoredTables(connection);
        ArchiveRights.require(stored);
        List<Manifest.Table> tables = new ArrayList<>();
        for (Manifest.Table table : stored.all()) {
            tables.add(write(connection, zip, table));
        }
        return new Manifest(
                Manifest.FORMAT,
                Version.CURRENT,
                database.schemaVersion().orElseThrow(),
                Instant.now().toString(),
                stored.rows("select version()").get(0).get(0),
                tables,
                stored.sequences(),
                write(stored, zip));
    }

    private static Manifest.Table write(Connection connection, ZipOutputStream zip, Manifest.Table table)
            throws SQLException, IOException {
        zip.putNextEntry(new ZipEntry(table.entry()));
        HashedOutput out = new HashedOutput(zip);
        long rows = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut(
                        "copy (select " + table.columnList() + " from " + table.qualified()
                                + ") to stdout (format csv, header, encoding 'UTF8')",
                        out);
        zip.closeEntry();
        return new Manifest.Table(
                table.schema(), table.name(), table.columns(), table.definitions(), rows, out.sha256());
    }

    private List<Manifest.File> write(StoredTables stored, ZipOutputStream zip) throws SQLException, IOException {
        List<Manifest.File> files = new ArrayList<>();
        for (List<String> row : stored.rows("""
                select f.edition_id || '/' || f.file, f.sha256, f.bytes from covalue.edition_file f
                inner join covalue.edition e on e.edition_id = f.edition_id and e.published_at is not null
                order by f.edition_id, f.file""")) {
            Manifest.File file = new Manifest.File(row.get(0), row.get(1), Long.parseLong(row.get(2)));
            write(file, zip);
            files.add(file);
        }
        return files;
    }

    private void write(Manifest.File file, ZipOutputStream zip) throws IOException {
        Path path = editions.resolve(file.path());
        if (!Files.exists(path)) {
            throw new Problem("The file " + path + " of a published edition is missing, so nothing is archived."
                    + "\nGive the --home of this database, or put the file back from a copy.");
        }
        zip.putNextEntry(new ZipEntry(file.entry()));
        HashedOutput out = new HashedOutput(zip);
        try (InputStream in = Files.newInputStream(path)) {
            in.transferTo(out);
        }
        zip.closeEntry();
        if (!out.sha256().equals(file.sha256())) {
            throw new Problem(
                    "The file " + path + " is no longer what was published (its hash differs), so nothing is archived."
                            + "\nPut it back from a copy.");
        }
    }

    private static void put(ZipOutputStream zip, String entry, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(entry));
        zip.write(content);
        zip.closeEntry();
    }
}
