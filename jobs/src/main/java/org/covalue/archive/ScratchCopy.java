package org.covalue.archive;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.covalue.database.Database;
import org.covalue.database.ScratchDatabase;
import org.covalue.database.Transaction;
import org.covalue.platform.Problem;
import org.covalue.run.RunLock;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;

/**
 * A copy of a database to try something out in, thrown away when it is closed: what was delivered, the history of runs
 * and the last edition, as they stood at one moment. Accounts with all that hangs on them and the audit stay where they
 * are. Readers of the original are not held up, and what is done in the copy draws no number there.
 */
public final class ScratchCopy implements AutoCloseable {

    private static final String[] NOT_COPIED = {
        "covalue.portal_user", "covalue.audit", "covalue.internal_export", "covalue.alarm"
    };

    private final ScratchDatabase scratch;

    private ScratchCopy(ScratchDatabase scratch) {
        this.scratch = scratch;
    }

    /**
     * @throws Problem if a run is at work, whose half would be copied, or the login may not create databases or is not
     *     shown every row
     */
    public static ScratchCopy of(Database original) {
        ScratchDatabase scratch = ScratchDatabase.beside(original);
        try {
            scratch.database().migrate();
            Transaction.runReading(original.dataSource(), source -> {
                StoredTables.standStill(source);
                StoredTables.speakPlainly(source);
                StoredTables stored = new StoredTables(source);
                ArchiveRights.require(stored);
                requireNoRun(original);
                Transaction.of(scratch.database().dataSource(), target -> {
                    copy(stored, source, target);
                    return true;
                });
            });
            return new ScratchCopy(scratch);
        } catch (SQLException e) {
            scratch.close();
            throw new Problem("The database could not be copied: " + e.getMessage() + "\nNothing was changed.", e);
        } catch (RuntimeException e) {
            scratch.close();
            throw e;
        }
    }

    /** Asked behind the moment that is copied: a run that began later is not in it. */
    private static void requireNoRun(Database original) {
        if (RunLock.isHeld(original.dataSource())) {
            throw new Problem("A run is at work; what would change is known when it has ended. "
                    + "./covalue runs shows it. Nothing was changed.");
        }
    }

    private static void copy(StoredTables stored, Connection source, Connection target) throws SQLException {
        StoredTables.speakPlainly(target);
        List<Manifest.Table> tables = stored.without(NOT_COPIED);
        StoredTables there = new StoredTables(target);
        List<Manifest.Table> reversed = new ArrayList<>(tables);
        Collections.reverse(reversed);
        for (Manifest.Table table : reversed) {
            if (there.rows("select to_regclass(?)", table.qualified()).get(0).get(0) == null) {
                Restore.create(target, table);
            } else {
                execute(target, "delete from " + table.qualified());
            }
        }
        for (Manifest.Table table : tables) {
            copy(table, source, target);
            execute(target, "analyze " + table.qualified());
        }
        for (Manifest.Sequence sequence : stored.sequences()) {
            execute(target, "create sequence if not exists " + sequence.qualified());
            there.rows(
                    "select setval(cast(? as regclass), " + sequence.value() + ", " + sequence.drawn() + ")",
                    sequence.qualified());
        }
    }

    /** In the order of its rows, because sums of doubles depend on it; of editions, the cells of the last one. */
    private static void copy(Manifest.Table table, Connection source, Connection target) throws SQLException {
        String last = table.schema().equals("released")
                ? " where edition_id = (select max(edition_id) from covalue.edition where published_at is not null)"
                : "";
        CopyOut out = source.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (select " + table.columnList() + " from " + table.qualified() + last + ") to stdout");
        CopyIn in = target.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + table.qualified() + " (" + table.columnList() + ") from stdin");
        byte[] row = out.readFromCopy();
        while (row != null) {
            in.writeToCopy(row, 0, row.length);
            row = out.readFromCopy();
        }
        in.endCopy();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    public Database database() {
        return scratch.database();
    }

    @Override
    public void close() {
        scratch.close();
    }
}
