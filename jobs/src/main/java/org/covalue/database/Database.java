package org.covalue.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.covalue.platform.HomeFolders;
import org.covalue.platform.Problem;
import org.covalue.platform.UsageProblem;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationState;
import org.springframework.jdbc.core.JdbcTemplate;

/** The database of one home: the embedded PostgreSQL, or an existing one by URL. Migrated when opened. */
public final class Database implements AutoCloseable {

    private static final int OLDEST_VERSION = 150_000;
    private static final int READERS_AT_ONCE = 20;
    private static final long READERS_WAIT_MILLIS = 60_000;
    private static final Duration ANSWER_WITHIN = Duration.ofHours(1);

    /** A statement ends with the process that gave it; a server on a system that cannot notice leaves it running. */
    private static final String NOTICE_THE_DEAD = "select set_config('client_connection_check_interval', '2s', false) "
            + "where version() ~* 'linux|darwin|bsd'";

    private final Optional<EmbeddedPostgres> embedded;
    private final HikariDataSource dataSource;

    private Database(Optional<EmbeddedPostgres> embedded, HikariDataSource dataSource) {
        this.embedded = embedded;
        this.dataSource = dataSource;
    }

    /**
     * @param home folder of the embedded server, used where no URL is given
     * @param url {@code jdbc:postgresql://...} with user and password in it or in the environment
     * @throws Problem if the server cannot be reached, is too old, or lacks rights
     */
    public static Database open(Path home, Optional<String> url) {
        return open(home, url, ANSWER_WITHIN);
    }

    /** @param answerWithin after which time without an answer of the server a connection is taken for lost */
    public static Database open(Path home, Optional<String> url, Duration answerWithin) {
        return opened(home, url, answerWithin);
    }

    /** The same for those that write. @throws Problem also if the database is not as {@link Requirement} says */
    public static Database openToWrite(Path home, Optional<String> url, Duration answerWithin) {
        return opened(home, url, answerWithin, Requirement.values());
    }

    private static Database opened(
            Path home, Optional<String> url, Duration answerWithin, Requirement... requirements) {
        Database database = openAsItIs(home, url, answerWithin);
        try {
            database.demand(requirements);
            database.migrate();
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** As {@link #open}, and leaves the schema as it is; for those that must look at it, or fill it, first. */
    public static Database openAsItIs(Path home, Optional<String> url) {
        return openAsItIs(home, url, ANSWER_WITHIN);
    }

    /** @param answerWithin after which time without an answer of the server a connection is taken for lost */
    public static Database openAsItIs(Path home, Optional<String> url, Duration answerWithin) {
        Optional<EmbeddedPostgres> embedded = url.isPresent()
                ? Optional.empty()
                : Optional.of(EmbeddedPostgres.start(new HomeFolders(home, url).postgres()));
        try {
            return new Database(
                    embedded,
                    connect(
                            embedded.map(Database::settings).orElseGet(() -> settings(url.orElseThrow())),
                            answerWithin));
        } catch (RuntimeException e) {
            embedded.ifPresent(EmbeddedPostgres::close);
            throw e;
        }
    }

    /** One that is open already, and stays so when this is closed by nobody. @param dataSource a pool of ours */
    public static Database over(DataSource dataSource) {
        try {
            return new Database(Optional.empty(), dataSource.unwrap(HikariDataSource.class));
        } catch (SQLException e) {
            throw new IllegalStateException("no pool of connections of ours", e);
        }
    }

    /** Another database of the same server, reached as this one is. */
    static Database beside(Database other, String name) {
        HikariDataSource like = other.dataSource;
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(DatabaseUrl.ofDatabase(like.getJdbcUrl(), name));
        config.setUsername(like.getUsername());
        config.setPassword(like.getPassword());
        long seconds = Long.parseLong(like.getDataSourceProperties().getProperty("socketTimeout", "0"));
        return new Database(Optional.empty(), connect(config, Duration.ofSeconds(seconds)));
    }

    public HikariDataSource dataSource() {
        return dataSource;
    }

    /** Lets as many as read a portal at once wait for their turn instead of being refused after some seconds. */
    public void expectManyReaders() {
        dataSource.setMaximumPoolSize(READERS_AT_ONCE);
        dataSource.setConnectionTimeout(READERS_WAIT_MILLIS);
    }

    @Override
    public void close() {
        dataSource.close();
        embedded.ifPresent(EmbeddedPostgres::close);
    }

    private static HikariConfig settings(EmbeddedPostgres server) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server.url("postgres"));
        config.setUsername(server.user());
        config.setPassword(server.password());
        return config;
    }

    private static HikariConfig settings(String url) {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new UsageProblem(
                    "--database " + url.replaceAll("//[^@/]*@", "//...@").replaceAll("\\?.*", "")
                            + ": expected jdbc:postgresql://HOST:PORT/DATABASE?user=...&password=...");
        }
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        Optional.ofNullable(System.getenv("PGUSER")).ifPresent(config::setUsername);
        Optional.ofNullable(System.getenv("PGPASSWORD")).ifPresent(config::setPassword);
        return config;
    }

    private static HikariDataSource connect(HikariConfig config, Duration answerWithin) {
        config.setMaximumPoolSize(10);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(5_000);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("ApplicationName", "covalue");
        // What the server adds to an error quotes rows, and rows are confidential: they go to no log and no message.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        // The connection that holds the lock of a run is silent for as long as the run takes.
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("socketTimeout", Long.toString(answerWithin.toSeconds()));
        config.setConnectionInitSql(
                "set synchronize_seqscans = off; set jit = off; set timezone = 'UTC'; " + NOTICE_THE_DEAD);
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw new Problem(
                    "The database " + config.getJdbcUrl().replaceAll("\\?.*", "") + " cannot be reached: "
                            + rootMessage(e)
                            + "\nCheck host, port, user and password (PGUSER and PGPASSWORD are read too).",
                    e);
        }
    }

    private static String rootMessage(Throwable e) {
        Throwable cause = e.getCause();
        return cause == null ? String.valueOf(e.getMessage()) : rootMessage(cause);
    }

    /** @throws Problem if the database lacks one of what is required */
    public void demand(Requirement... requirements) {
        Requirement.demand(new JdbcTemplate(dataSource), requirements);
    }

    /** Brings the schema to the newest version. */
    public void migrate() {
        migrateTo("latest");
    }

    /** @param version of the schema, or {@code latest} */
    public void migrateTo(String version) {
        Integer server = new JdbcTemplate(dataSource)
                .queryForObject("select current_setting('server_version_num')::int", Integer.class);
        if (server == null || server < OLDEST_VERSION) {
            throw new Problem("The database is PostgreSQL " + server + "; expected 15 or newer.");
        }
        try {
            migrations(version).migrate();
        } catch (FlywayException e) {
            throw lacksRights(e)
                    ? new Problem(
                            "The database login may not bring the schema up to date: " + rootMessage(e)
                                    + "\nUse the owner of the tables; ./covalue doctor says what a login needs.",
                            e)
                    : e;
        }
    }

    private static boolean lacksRights(Throwable e) {
        return e instanceof SQLException failed && "42501".equals(failed.getSQLState())
                || e.getCause() != null && lacksRights(e.getCause());
    }

    /** The version of the schema as it stands; empty where nothing of Covalue is there. */
    public Optional<String> schemaVersion() {
        return Optional.ofNullable(migrations("latest").info().current())
                .map(current -> current.getVersion().getVersion());
    }

    public boolean knowsVersion(String version) {
        return Arrays.stream(migrations("latest").info().all())
                .filter(one -> one.getVersion() != null)
                .anyMatch(one -> one.getVersion().getVersion().equals(version)
                        && one.getState() != MigrationState.FUTURE_SUCCESS);
    }

    /** Versions of the schema that this software knows and the database has not seen. */
    public List<String> pendingVersions() {
        return Arrays.stream(migrations("latest").info().pending())
                .map(one -> one.getVersion().getVersion())
                .toList();
    }

    private Flyway migrations(String target) {
        return Flyway.configure()
                .dataSource(dataSource)
                .schemas("covalue")
                .defaultSchema("covalue")
                .locations("classpath:db/migration")
                .target(target)
                .load();
    }
}
