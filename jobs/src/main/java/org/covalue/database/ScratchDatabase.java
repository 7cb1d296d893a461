package org.covalue.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.covalue.platform.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A database of its own on the server of another one, dropped when it is closed. Its name tells whose it is, and one of
 * its connections stays open as long as it is in use: one that nobody is connected to was left by a process that died.
 */
public final class ScratchDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ScratchDatabase.class);
    private static final String PREFIX = "covalue_scratch_";
    /** Held from the making of one to its first connection, and while those that were left are dropped. */
    private static final long LOCK = 0x436f7653637261L;

    private final DataSource original;
    private final String name;
    private final Database database;
    private final Connection inUse;

    private ScratchDatabase(DataSource original, String name, Database database, Connection inUse) {
        this.original = original;
        this.name = name;
        this.database = database;
        this.inUse = inUse;
    }

    /**
     * An empty one, which sorts as the original does.
     *
     * @throws Problem if the login may not create databases
     */
    public static ScratchDatabase beside(Database original) {
        return alone(original.dataSource(), jdbc -> {
            requireRight(jdbc);
            return create(original, jdbc);
        });
    }

    /** One process makes or drops at a time. */
    private static <T> T alone(DataSource original, Work<T> work) {
        try (Connection connection = original.getConnection()) {
            JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            jdbc.queryForList("select pg_advisory_lock(?)", LOCK);
            try {
                return work.with(jdbc);
            } finally {
                jdbc.queryForList("select pg_advisory_unlock(?)", LOCK);
            }
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("scratch database: " + e.getMessage(), e);
        }
    }

    private interface Work<T> {

        T with(JdbcTemplate jdbc) throws SQLException;
    }

    private static ScratchDatabase create(Database original, JdbcTemplate jdbc) throws SQLException {
        dropEach(jdbc, left(jdbc));
        long own = Scalar.of(jdbc, "select oid from pg_database where datname = current_database()", Long.class);
        String name = PREFIX + own + "_" + UUID.randomUUID().toString().substring(0, 8);
        jdbc.execute(Scalar.of(jdbc, SqlResource.text(ScratchDatabase.class, "create_scratch"), String.class, name));
        try {
            jdbc.execute("revoke connect on database " + name + " from public");
            Database database = Database.beside(original, name);
            return new ScratchDatabase(
                    original.dataSource(), name, database, database.dataSource().getConnection());
        } catch (SQLException | RuntimeException e) {
            dropEach(jdbc, List.of(name));
            throw e;
        }
    }

    private static void requireRight(JdbcTemplate jdbc) {
        if (!mayCreate(jdbc)) {
            String login = jdbc.queryForObject("select quote_ident(current_user)", String.class);
            throw new Problem("What would change is found out in a copy of the database that is thrown away, and "
                    + "the login " + login + " may not create databases.\nAs an administrator: alter role " + login
                    + " createdb. Nothing was changed.");
        }
    }

    /** Whether the login may make one. */
    public static boolean mayCreate(JdbcTemplate jdbc) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select rolsuper or rolcreatedb from pg_roles where rolname = current_user", Boolean.class));
    }

    /** Those of this database whose processes have died. */
    public static List<String> left(JdbcTemplate jdbc) {
        return jdbc.queryForList(SqlResource.text(ScratchDatabase.class, "left_scratch"), String.class, PREFIX);
    }

    /** Drops those of this database whose processes have died. */
    public static void dropLeft(DataSource original) {
        if (left(new JdbcTemplate(original)).isEmpty()) {
            return;
        }
        alone(original, jdbc -> {
            List<String> left = left(jdbc);
            dropEach(jdbc, left);
            return left;
        });
    }

    /** One that cannot be dropped stands in nobody's way: it is tried again next time, and told by the doctor. */
    private static void dropEach(JdbcTemplate jdbc, List<String> names) {
        for (String name : names) {
            try {
                jdbc.execute("drop database if exists " + name + " with (force)");
            } catch (DataAccessException e) {
                LOG.warn("the scratch database {} cannot be dropped: {}", name, e.getMessage());
            }
        }
    }

    public Database database() {
        return database;
    }

    @Override
    public void close() {
        try (Connection ended = inUse) {
            LOG.debug("scratch database {} is no longer in use", name);
        } catch (SQLException e) {
            LOG.debug("the connection was gone already", e);
        }
        database.close();
        dropEach(new JdbcTemplate(original), List.of(name));
    }
}
