package org.covalue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;

/** One run at a time on a database, whatever machine it was started on: an advisory lock that dies with its connection. */
public final class RunLock implements AutoCloseable {

    private static final long KEY = 0x436f76616c7565L;

    private final Connection connection;

    private RunLock(Connection connection) {
        this.connection = connection;
    }

    /** @throws Problem if another run holds it */
    public static RunLock acquire(DataSource dataSource) {
        try {
            Connection connection = dataSource.getConnection();
            try (PreparedStatement statement = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
                statement.setLong(1, KEY);
                try (ResultSet result = statement.executeQuery()) {
                    result.next();
                    if (result.getBoolean(1)) {
                        return new RunLock(connection);
                    }
                }
            }
            connection.close();
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("run lock: " + e.getMessage(), e);
        }
        throw new Problem("Another run is at work on this database. Wait until it ends (./covalue runs shows it), then try again.");
    }

    @Override
    public void close() {
        try (connection; PreparedStatement statement = connection.prepareStatement("select pg_advisory_unlock(?)")) {
            statement.setLong(1, KEY);
            statement.execute();
        } catch (SQLException lostWithItsConnection) {
            // The server released the lock when the connection broke.
            return;
        }
    }
}
