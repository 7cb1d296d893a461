package org.covalue.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.covalue.platform.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The connections of one run. They carry a name of their own on the server, so that the next run can tell what an
 * earlier one has left there: a session that froze, or whose process died, may come back and commit what nobody waits
 * for any more.
 */
public final class RunConnections implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunConnections.class);
    private static final String NAME = "covalue run ";
    private static final int PAUSE_MILLIS = 200;
    private static final int MOST_LOOKS = 50;

    private final HikariDataSource connections;
    private final String name;

    private RunConnections(HikariDataSource connections, String name) {
        this.connections = connections;
        this.name = name;
    }

    /** As those of {@code shared}, and apart from them. */
    public static RunConnections beside(DataSource shared) {
        String name = NAME + UUID.randomUUID().toString().substring(0, 8);
        HikariDataSource like = (HikariDataSource) shared;
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(like.getJdbcUrl());
        config.setUsername(like.getUsername());
        config.setPassword(like.getPassword());
        config.setMaximumPoolSize(like.getMaximumPoolSize());
        config.setMinimumIdle(like.getMinimumIdle());
        config.setConnectionTimeout(like.getConnectionTimeout());
        config.setConnectionInitSql(like.getConnectionInitSql());
        config.setDataSourceProperties(like.getDataSourceProperties());
        config.addDataSourceProperty("ApplicationName", name);
        return new RunConnections(new HikariDataSource(config), name);
    }

    public DataSource dataSource() {
        return connections;
    }

    /** A transaction of another run. */
    private record Session(int process, String since) {}

    /**
     * Ends the transactions that earlier runs have left on the server; for the holder of the lock of runs only.
     *
     * @throws Problem if one does not end
     */
    public void endThoseBefore() {
        List<Session> left = sessions();
        for (int look = 0; !left.isEmpty(); look++) {
            pause();
            // A run that waits for its turn asks short questions too; what stands still between two looks is none of
            // those.
            left = sessions().stream().filter(left::contains).toList();
            if (look == 0) {
                left.forEach(this::end);
            } else if (look == MOST_LOOKS && !left.isEmpty()) {
                throw new Problem("A session of an earlier run does not end: process "
                        + left.get(0).process() + " of the database server, at "
                        + "work since " + left.get(0).since()
                        + " UTC.\nIt may be frozen: let it go on, or restart the server. The same "
                        + "command goes on then.");
            }
        }
    }

    private void end(Session session) {
        LOG.warn(
                "process {} of the server, left by an earlier run at work since {} UTC, is told to end",
                session.process(),
                session.since());
        new JdbcTemplate(connections)
                .queryForObject("select pg_terminate_backend(?)", Boolean.class, session.process());
    }

    private List<Session> sessions() {
        return new JdbcTemplate(connections)
                .query("""
                select pid, to_char(xact_start at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') from pg_stat_activity
                where datname = current_database() and application_name like ? and application_name <> ? and xact_start is not null
                """, (row, i) -> new Session(row.getInt(1), row.getString(2)), NAME + "%", name);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem("Interrupted while an earlier run ended", e);
        }
    }

    @Override
    public void close() {
        connections.close();
    }
}
