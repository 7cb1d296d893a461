package org.covalue;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.covalue.database.Database;
import org.covalue.database.EmbeddedPostgres;
import org.covalue.inputs.spec.RawTables;
import org.covalue.inputs.spec.RecordSpecs;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A real PostgreSQL for tests: one server for all processes of the build, an empty database per caller. The embedded
 * server under {@code jobs/target/}, or the one that the environment variable COVALUE_TEST_DATABASE names
 * ({@code jdbc:postgresql://HOST:PORT/DATABASE?user=...&password=...}, with the right to create databases).
 */
public final class TestDatabase implements AutoCloseable {

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final String SERVER = serverUrl();

    private final String name;
    private final String url;
    private final Database database;

    private TestDatabase(String template) {
        this.name = "covalue_test_" + ProcessHandle.current().pid() + "_" + NEXT.incrementAndGet();
        // File by file: by way of the log, as else, it takes twice as long.
        onServer("create database " + name + " template " + template + " strategy file_copy");
        this.url = SERVER.replaceFirst("(jdbc:postgresql://[^/]+/)[^?]*", "$1" + name);
        this.database = Database.openAsItIs(Path.of("jobs", "target"), Optional.of(url));
    }

    /** A new database with the schema of this version, the tables that a first run makes, and no rows. */
    public static TestDatabase create() {
        return new TestDatabase(Migrated.NAME);
    }

    /** A new database with all that the other one holds, which nobody may be connected to meanwhile. */
    public static TestDatabase copyOf(TestDatabase other) {
        other.dataSource().getHikariPoolMXBean().softEvictConnections();
        return new TestDatabase(other.name);
    }

    /** A new database with all that one holds which was left for this, by whatever process of the build. */
    public static TestDatabase copyOf(String left) {
        return new TestDatabase(left);
    }

    /** Keeps it for copies; nobody is connected to it any more. @return its name */
    public String leave() {
        database.close();
        return name;
    }

    /** A new database with the schema of an older version. */
    public static TestDatabase createAt(String version) {
        TestDatabase created = createWithoutSchema();
        created.database.migrateTo(version);
        return created;
    }

    /** The raw tables as they stood in older versions: without the views of today, which ask for columns of today. */
    public void makeRawTables(List<String> records) {
        for (String record : records) {
            String columns = RecordSpecs.load().of(record).fields().stream()
                    .map(field -> field.name() + " " + field.type().columnType())
                    .collect(Collectors.joining(", "));
            jdbc().execute("create table raw." + record + " (delivery_id integer not null, row_number integer "
                    + "not null, " + columns + ")");
        }
    }

    /** A new database in which there is nothing. */
    public static TestDatabase createWithoutSchema() {
        return new TestDatabase("template1");
    }

    public HikariDataSource dataSource() {
        return (HikariDataSource) database.dataSource();
    }

    public JdbcTemplate jdbc() {
        return new JdbcTemplate(dataSource());
    }

    /** For commands: {@code --database URL}. */
    public String url() {
        return url;
    }

    @Override
    public void close() {
        database.close();
        onServer("drop database if exists " + name + " with (force)");
    }

    /** Migrated once; the others are copies of it. */
    private static final class Migrated {

        static final String NAME = named();

        private static String named() {
            TestDatabase template = createAt("latest");
            new RawTables(template.dataSource(), RecordSpecs.load()).prepare();
            template.database.close();
            return template.name;
        }
    }

    private static String serverUrl() {
        String given = System.getenv("COVALUE_TEST_DATABASE");
        if (given != null) {
            return given;
        }
        EmbeddedPostgres server = EmbeddedPostgres.start(Path.of("jobs", "target", "test-postgres"));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        String url = server.url("postgres") + "?user=" + server.user() + "&password=" + server.password();
        forgetful(url);
        dropThoseOfEarlierBuilds(url);
        return url;
    }

    /** What a process of an earlier build left; its number is in the name. */
    private static void dropThoseOfEarlierBuilds(String url) {
        JdbcTemplate server = new JdbcTemplate(new DriverManagerDataSource(url));
        server
                .queryForList("select datname from pg_database where datname ~ '^covalue_test_[0-9]+_'", String.class)
                .stream()
                .filter(left ->
                        ProcessHandle.of(Long.parseLong(left.split("_")[2])).isEmpty())
                .forEach(left -> server.execute("drop database if exists " + left + " with (force)"));
    }

    /** Nothing here must outlive a power failure, and half of a small night would be waiting for the disk. */
    private static void forgetful(String url) {
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes", "wal_compression")) {
            onServer(url, "alter system set " + setting + " = off");
        }
        onServer(url, "select pg_reload_conf()");
    }

    private static void onServer(String sql) {
        onServer(SERVER, sql);
    }

    private static void onServer(String url, String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql + ": " + e.getMessage(), e);
        }
    }
}
