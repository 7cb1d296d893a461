package org.covalue.inputs;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Breaks a connection whose server takes no more: a time-out of a socket ends a read that waits for ever, but not a
 * write. The time is that of the connection's reads.
 */
final class WriteWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WriteWatch.class);
    private static final ScheduledThreadPoolExecutor CLOCK = clock();

    private final Connection connection;
    private final long nanos;
    private final Optional<ScheduledFuture<?>> looks;
    private volatile long wroteAt = System.nanoTime();

    private WriteWatch(Connection connection, int millis) {
        this.connection = connection;
        this.nanos = TimeUnit.MILLISECONDS.toNanos(millis);
        this.looks = millis == 0
                ? Optional.empty()
                : Optional.of(CLOCK.scheduleWithFixedDelay(
                        this::look, millis, Math.max(1, millis / 4), TimeUnit.MILLISECONDS));
    }

    static WriteWatch over(Connection connection) throws SQLException {
        return new WriteWatch(connection, connection.getNetworkTimeout());
    }

    private static ScheduledThreadPoolExecutor clock() {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "write-watch");
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }

    /** The server has taken another part. */
    void wrote() {
        wroteAt = System.nanoTime();
    }

    private void look() {
        if (System.nanoTime() - wroteAt > nanos) {
            try {
                LOG.warn("the server takes no more rows; the connection is given up");
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                LOG.warn("the connection cannot be given up: {}", e.getMessage());
            }
        }
    }

    @Override
    public void close() {
        looks.ifPresent(one -> one.cancel(false));
    }
}
