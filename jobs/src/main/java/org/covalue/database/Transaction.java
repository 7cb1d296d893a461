package org.covalue.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Several statements on one connection, outside Spring's transactions: whatever ends them before their end, nothing of
 * them stays. The only place that switches commits by itself off and on again, because to switch them on again commits.
 */
public final class Transaction {

    private Transaction() {}

    /** What is done on the connection. */
    @FunctionalInterface
    public interface Work<T, E extends Throwable> {
        T with(Connection connection) throws SQLException, E;
    }

    /** Commits where the work comes to its end. */
    public static <T, E extends Throwable> T of(DataSource dataSource, Work<T, E> work) throws SQLException, E {
        try (Connection connection = dataSource.getConnection()) {
            return on(connection, work);
        }
    }

    /** The same on a connection of the caller. */
    public static <T, E extends Throwable> T on(Connection connection, Work<T, E> work) throws SQLException, E {
        return run(connection, work, true);
    }

    /** Work that ends with nothing to hand back. */
    @FunctionalInterface
    public interface Steps<E extends Throwable> {
        void with(Connection connection) throws SQLException, E;
    }

    /** As {@link #on}. */
    public static <E extends Throwable> void runOn(Connection connection, Steps<E> steps) throws SQLException, E {
        run(connection, done(steps), true);
    }

    /** As {@link #reading}. */
    public static <E extends Throwable> void runReading(DataSource dataSource, Steps<E> steps) throws SQLException, E {
        reading(dataSource, done(steps));
    }

    private static <E extends Throwable> Work<Boolean, E> done(Steps<E> steps) {
        return connection -> {
            steps.with(connection);
            return true;
        };
    }

    /** For work that only reads, from what it may make for itself on the way: nothing is committed. */
    public static <T, E extends Throwable> T reading(DataSource dataSource, Work<T, E> work) throws SQLException, E {
        try (Connection connection = dataSource.getConnection()) {
            return run(connection, work, false);
        }
    }

    private static <T, E extends Throwable> T run(Connection connection, Work<T, E> work, boolean commits)
            throws SQLException, E {
        connection.setAutoCommit(false);
        T done;
        try {
            done = work.with(connection);
            if (commits) {
                connection.commit();
            } else {
                connection.rollback();
            }
        } catch (Throwable failure) {
            undo(connection, failure);
            throw failure;
        }
        connection.setAutoCommit(true);
        return done;
    }

    /**
     * A connection that cannot even roll back is left as it is: its pool gives it to nobody, and the server ends it.
     */
    private static void undo(Connection connection, Throwable failure) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }
}
