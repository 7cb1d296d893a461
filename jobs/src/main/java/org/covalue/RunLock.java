package org.covalue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;

/** One run at a time on a database, whatever machine it was started on: an advisory lock that dies with its connection. */
final class RunLock implements AutoCloseable {

    private static final long KEY = 0x436f76616c7565L;
    private static final long PAUSE_MILLIS = 500;

    private final Connection connection;

    private RunLock(Connection connection) {
        this.connection = connection;
    }

    /**
     * @param wait how long to wait for a run that is at work
     * @throws BusyProblem if another run holds it still
     */
    static RunLock acquire(DataSource dataSource, Duration wait) {
        long until = System.nanoTime() + wait.toNanos();
        while (true) {
            Optional<RunLock> lock = attempt(dataSource);
            if (lock.isPresent()) {
                return lock.get();
            }
            if (System.nanoTime() >= until) {
                throw new BusyProblem();
            }
            pause();
        }
    }

    private static Optional<RunLock> attempt(DataSource dataSource) {
        try {
            Connection connection = dataSource.getConnection();
            try (PreparedStatement statement = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
                statement.setLong(1, KEY);
                try (ResultSet result = statement.executeQuery()) {
                    result.next();
                    if (result.getBoolean(1)) {
                        return Optional.of(new RunLock(connection));
                    }
                }
            }
            connection.close();
            return Optional.empty();
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("run lock: " + e.getMessage(), e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BusyProblem();
        }
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
