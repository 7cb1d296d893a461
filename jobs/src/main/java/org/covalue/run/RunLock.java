package org.covalue.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * One run at a time on a database, whatever machine it was started on: an advisory lock that dies with its connection.
 */
public final class RunLock implements AutoCloseable {

    private static final long KEY = 0x436f76616c7565L;
    private static final long PAUSE_MILLIS = 500;

    private final Connection connection;

    private RunLock(Connection connection) {
        this.connection = connection;
    }

    /** @throws BusyProblem if another run holds it */
    public static RunLock acquire(DataSource dataSource) {
        return acquire(dataSource, Duration.ZERO);
    }

    /**
     * @param wait how long to wait for a run that is at work
     * @throws BusyProblem if another run holds it still
     */
    public static RunLock acquire(DataSource dataSource, Duration wait) {
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
            return attempt(dataSource.getConnection());
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("run lock: " + e.getMessage(), e);
        }
    }

    /** The connection is kept where the lock is ours, and given back in every other case. */
    private static Optional<RunLock> attempt(Connection connection) throws SQLException {
        boolean isOurs = false;
        try (PreparedStatement statement = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            statement.setLong(1, KEY);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                isOurs = result.getBoolean(1);
            }
            return isOurs ? Optional.of(new RunLock(connection)) : Optional.empty();
        } finally {
            if (!isOurs) {
                connection.close();
            }
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

    /** Whether a run is at work on the database, without touching the lock. */
    public static boolean isHeld(DataSource dataSource) {
        return Boolean.TRUE.equals(new JdbcTemplate(dataSource).queryForObject("""
                select exists (select 1 from pg_locks
                    where locktype = 'advisory' and granted and objsubid = 1
                      and database = (select oid from pg_database where datname = current_database())
                      and (cast(cast(classid as text) as bigint) << 32) + cast(cast(objid as text) as bigint) = ?)
                """, Boolean.class, KEY));
    }

    /**
     * @throws DataAccessResourceFailureException if the connection is gone, and with it the lock: another run may be at
     *     work
     */
    void requireHeld() {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select 1");
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("run lock: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try (connection;
                PreparedStatement statement = connection.prepareStatement("select pg_advisory_unlock(?)")) {
            statement.setLong(1, KEY);
            statement.execute();
        } catch (SQLException lostWithItsConnection) {
            // The server released the lock when the connection broke.
            return;
        }
    }
}
