package org.covalue.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.covalue.database.Database;
import org.covalue.database.Requirement;
import org.covalue.database.Transaction;
import org.covalue.disclosure.ReleasedTables;
import org.covalue.platform.Durable;
import org.covalue.platform.Problem;
import org.postgresql.PGConnection;
import org.postgresql.util.PSQLException;

/**
 * Fills an empty database and its folder of editions from an archive. The schema is first made as it was when the
 * archive was written, filled in one transaction, and then brought to the newest version by the same migrations as any
 * older database.
 */
public final class Restore {

    private final Database database;
    private final Path editions;

    /**
     * @param database as it is, not migrated
     * @param editions the folder of the editions' files
     */
    public Restore(Database database, Path editions) {
        this.database = database;
        this.editions = editions;
    }

    /**
     * Looks through an archive, without a database.
     *
     * @throws Problem if it is not whole
     */
    public static void check(Path file) {
        ArchiveFile.open(file).close();
    }

    /**
     * @throws Problem if the archive is not whole or of a newer version, or the database or the folder is not empty;
     *     then both are as they were
     */
    public Archive.Content from(Path file) {
        database.demand(Requirement.values());
        try (ArchiveFile archive = ArchiveFile.open(file);
                Connection connection = database.dataSource().getConnection()) {
            StoredTables stored = new StoredTables(connection);
            requireEmpty(stored);
            Set<String> schemas = new HashSet<>(stored.schemas());
            try {
                database.migrateTo(known(archive.manifest()));
                Transaction.runOn(connection, same -> restore(archive, same, stored));
            } catch (Throwable e) {
                undo(connection, stored, schemas, e);
                throw e;
            }
            database.migrate();
            new ReleasedTables(database.dataSource()).renewViews();
            Manifest manifest = archive.manifest();
            return new Archive.Content(
                    manifest.tables().size(),
                    manifest.tables().stream().mapToLong(Manifest.Table::rows).sum(),
                    manifest.files().size());
        } catch (PSQLException e) {
            throw new Problem(
                    "The archive does not fit into the database: " + e.getMessage() + "\nNothing was restored.", e);
        } catch (SQLException | IOException e) {
            throw new Problem("Restoring broke off: " + e.getMessage() + "\nNothing was restored.", e);
        }
    }

    private void requireEmpty(StoredTables stored) throws SQLException, IOException {
        List<String> filled = new ArrayList<>();
        for (Manifest.Table table : stored.all()) {
            if (stored.rows("select exists (select from " + table.qualified() + ")")
                    .get(0)
                    .get(0)
                    .equals("t")) {
                filled.add(table.schema() + "." + table.name());
            }
        }
        if (!filled.isEmpty()) {
            throw new Problem("The database is not empty: there are rows in "
                    + filled.stream().limit(5).collect(Collectors.joining(", "))
                    + (filled.size() > 5 ? " and " + (filled.size() - 5) + " more" : "")
                    + ".\nNothing was restored. Give a new --home, or a new database with --database.");
        }
        if (Files.exists(editions)) {
            try (Stream<Path> present = Files.list(editions)) {
                if (present.findAny().isPresent()) {
                    throw new Problem(editions
                            + " holds files already.\nNothing was restored. Give a new --home, or move them away.");
                }
            }
        }
    }

    private String known(Manifest manifest) {
        if (database.knowsVersion(manifest.schemaVersion())) {
            return manifest.schemaVersion();
        }
        throw new Problem(
                "The archive was written by version " + manifest.software() + " with schema " + manifest.schemaVersion()
                        + ", which this version does not know.\nNothing was restored. Restore it with that version "
                        + "or a newer one.");
    }

    private void restore(ArchiveFile archive, Connection connection, StoredTables stored)
            throws SQLException, IOException {
        StoredTables.speakPlainly(connection);
        List<List<String>> triggers = stored.triggers();
        setTriggers(connection, triggers, false);
        emptyWhatMigrationsFilled(connection, stored);
        for (Manifest.Table table : archive.manifest().tables()) {
            fill(archive, connection, stored, table);
        }
        for (Manifest.Sequence sequence : archive.manifest().sequences()) {
            execute(connection, "create sequence if not exists " + sequence.qualified());
            stored.rows(
                    "select setval(cast(? as regclass), " + sequence.value() + ", " + sequence.drawn() + ")",
                    sequence.qualified());
        }
        setTriggers(connection, triggers, true);
        writeFiles(archive);
    }

    /** What a trigger did to a row stands in the archive; it must not do it again, nor refuse it. */
    private static void setTriggers(Connection connection, List<List<String>> triggers, boolean on)
            throws SQLException {
        for (List<String> trigger : triggers) {
            String state = switch (trigger.get(2)) {
                case "A" -> "enable always trigger ";
                case "R" -> "enable replica trigger ";
                default -> "enable trigger ";
            };
            execute(
                    connection,
                    "alter table " + trigger.get(0) + " " + (on ? state : "disable trigger ") + trigger.get(1));
        }
    }

    private static void emptyWhatMigrationsFilled(Connection connection, StoredTables stored) throws SQLException {
        List<Manifest.Table> tables = new ArrayList<>(stored.all());
        Collections.reverse(tables);
        for (Manifest.Table table : tables) {
            execute(connection, "delete from " + table.qualified());
        }
    }

    private static void fill(ArchiveFile archive, Connection connection, StoredTables stored, Manifest.Table table)
            throws SQLException, IOException {
        if (stored.rows("select to_regclass(?)", table.qualified()).get(0).get(0) == null) {
            create(connection, table);
        }
        long rows;
        try (InputStream in = archive.read(table.entry())) {
            rows = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy " + table.qualified() + " (" + table.columnList()
                                    + ") from stdin (format csv, header, encoding 'UTF8')",
                            in,
                            1 << 16);
        }
        if (rows != table.rows()) {
            throw new Problem(
                    table.entry() + " gave " + rows + " rows; expected " + table.rows() + ".\nNothing was restored.");
        }
        execute(connection, "analyze " + table.qualified());
    }

    /** Tables of raw and of released marts: no migration makes them, but what is delivered and counted. */
    static void create(Connection connection, Manifest.Table table) throws SQLException {
        execute(connection, "create schema if not exists " + Manifest.quoted(table.schema()));
        execute(
                connection,
                "create table " + table.qualified() + " ("
                        + table.columns().stream()
                                .map(column -> Manifest.quoted(column.name()) + " " + column.type()
                                        + (column.required() ? " not null" : ""))
                                .collect(Collectors.joining(", "))
                        + ")");
        for (String definition : table.definitions()) {
            execute(connection, definition);
        }
    }

    private void writeFiles(ArchiveFile archive) throws IOException {
        for (Manifest.File file : archive.manifest().files()) {
            Path target = editions.resolve(file.path()).normalize();
            if (!target.startsWith(editions)) {
                throw new Problem(
                        "The archive names a file outside its folder: " + file.path() + ".\nNothing was restored.");
            }
            Files.createDirectories(target.getParent());
            try (InputStream in = archive.read(file.entry())) {
                Files.copy(in, target);
            }
        }
        if (Files.exists(editions)) {
            Durable.forceAll(editions);
        }
    }

    /** Takes back the files, and the schemas that were made for the archive. */
    private void undo(Connection connection, StoredTables stored, Set<String> before, Throwable cause) {
        try {
            if (Files.exists(editions)) {
                try (Stream<Path> files = Files.walk(editions)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
            for (String schema : stored.schemas()) {
                if (!before.contains(schema)) {
                    execute(connection, "drop schema if exists " + Manifest.quoted(schema) + " cascade");
                }
            }
        } catch (SQLException | IOException e) {
            cause.addSuppressed(e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
