package org.covalue.inputs;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.reading.CopyBuffer;
import org.covalue.inputs.reading.RejectedRow;
import org.covalue.inputs.reading.RowBlock;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.platform.Problem;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.datasource.DataSourceUtils;

/**
 * Loads blocks through COPY on the connection of the step's transaction: rows, rejected rows, counts and the place to
 * restart from are committed together or not at all.
 */
final class BlockWriter {

    private static final int SENT_AT_ONCE = 1 << 16;
    private static final int BYTES_OF_A_REJECTION = 500;
    private static final int MOST_REMEMBERED = 1_000;

    private final DataSource dataSource;
    private final String record;
    private final String columns;
    private final int deliveryId;
    private final Map<Message, Optional<String>> coded = new HashMap<>();
    private int lastRow;

    /** @param lastRow the last row that is committed, 0 where none is */
    BlockWriter(DataSource dataSource, RecordSpec spec, int deliveryId, int lastRow) {
        this.dataSource = dataSource;
        this.record = spec.record();
        this.columns = String.join(", ", spec.columns());
        this.deliveryId = deliveryId;
        this.lastRow = lastRow;
    }

    /** Call inside a transaction; after a failure not again. */
    void write(RowBlock block) throws SQLException, IOException {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try (Statement statement = connection.createStatement()) {
            // A crash may take the last blocks back, rows and place to restart from alike; the end of the step is
            // waited for.
            statement.execute("set local synchronous_commit = off");
            saveCounts(connection, block);
            if (block.rowsLoaded() > 0) {
                copy(connection, "raw." + record + " (delivery_id, row_number, " + columns + ")", block.copy());
            }
            saveRejected(connection, block.rejected());
            saveSuspects(connection, block.suspects());
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /**
     * First of all, so that it waits for whoever has written this file and not ended yet: a session that froze may come
     * back and commit the block it was at.
     */
    private void saveCounts(Connection connection, RowBlock block) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update covalue.delivery
                set rows_read = rows_read + ?, rows_loaded = rows_loaded + ?, rows_rejected = rows_rejected + ?, last_row = ?
                where delivery_id = ? and last_row = ?""")) {
            update.setInt(1, block.rowsRead());
            update.setInt(2, block.rowsLoaded());
            update.setInt(3, block.rowsRejected());
            update.setInt(4, block.lastRow());
            update.setInt(5, deliveryId);
            update.setInt(6, lastRow);
            if (update.executeUpdate() != 1) {
                throw new Problem("Another session has gone on with delivery " + deliveryId + " behind row " + lastRow
                        + ". Give the same command again; it goes on behind what is there.");
            }
        }
        lastRow = block.lastRow();
    }

    private void copy(Connection connection, String target, CopyBuffer rows) throws SQLException {
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + target + " from stdin (format binary)");
        try (WriteWatch watch = WriteWatch.over(connection)) {
            for (int sent = 0; sent < rows.size(); sent += SENT_AT_ONCE) {
                copy.writeToCopy(rows.bytes(), sent, Math.min(SENT_AT_ONCE, rows.size() - sent));
                watch.wrote();
            }
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private void saveRejected(Connection connection, List<RejectedRow> rejected) throws SQLException {
        if (rejected.isEmpty()) {
            return;
        }
        CopyBuffer rows = new CopyBuffer(rejected.size() * BYTES_OF_A_REJECTION);
        for (RejectedRow row : rejected) {
            rows.startRow(12);
            rows.putInteger(deliveryId);
            rows.putInteger(row.row());
            rows.putText(row.column());
            putMessage(rows, row.found());
            putMessage(rows, row.expected());
            rows.putText(row.rule());
            putMessage(rows, row.message());
            rows.putText(row.organisationId());
            rows.putText(row.memberId());
        }
        copy(
                connection,
                "covalue.rejected_row (delivery_id, row_number, column_name, found, found_coded, expected, "
                        + "expected_coded, rule, message, message_coded, organisation_id, member_id)",
                rows.finish());
    }

    /** A file without end of bad rows says the same over and over. */
    private void putMessage(CopyBuffer rows, Message message) {
        if (coded.size() == MOST_REMEMBERED) {
            coded.clear();
        }
        rows.putText(message.in("en"));
        rows.putText(coded.computeIfAbsent(message, one -> Optional.ofNullable(RejectedRow.coded(one)))
                .orElse(null));
    }

    private void saveSuspects(Connection connection, List<RowBlock.Suspect> suspects) throws SQLException {
        if (suspects.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into covalue.suspects (delivery_id, row_numbers, first_rows) values (?, ?, ?)")) {
            insert.setInt(1, deliveryId);
            insert.setObject(
                    2, suspects.stream().mapToInt(RowBlock.Suspect::row).toArray());
            insert.setObject(
                    3, suspects.stream().mapToInt(RowBlock.Suspect::firstRow).toArray());
            insert.executeUpdate();
        }
    }
}
