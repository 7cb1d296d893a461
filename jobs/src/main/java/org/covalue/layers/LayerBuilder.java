package org.covalue.layers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.covalue.database.Transaction;
import org.covalue.platform.SideBySide;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Builds a layer whole, aside, and swaps it in: readers see the old one until one short transaction renames the schema.
 * Files of a layer do not read each other, so they are built side by side.
 */
public final class LayerBuilder {

    private static final Logger LOG = LoggerFactory.getLogger(LayerBuilder.class);
    private static final int FETCHED_AT_ONCE = 10_000;

    private final DataSource dataSource;
    private final JdbcTemplate jdbc;
    private final EngineTables engineTables;
    private final int parallel;
    private final Runnable requireGoingOn;
    private final Set<Statement> running = ConcurrentHashMap.newKeySet();

    /** @param parallel how many files are built at once */
    public LayerBuilder(DataSource dataSource, EngineTables engineTables, int parallel) {
        this(dataSource, engineTables, parallel, () -> {});
    }

    /** @param requireGoingOn throws where the run is to stop; asked before every table */
    public LayerBuilder(DataSource dataSource, EngineTables engineTables, int parallel, Runnable requireGoingOn) {
        this.dataSource = dataSource;
        this.jdbc = new JdbcTemplate(dataSource);
        this.engineTables = engineTables;
        this.parallel = parallel;
        this.requireGoingOn = requireGoingOn;
    }

    /** One table per file of the layer. */
    public void build(Layer layer, RunFacts facts) {
        build(layer, facts, () -> {});
    }

    /** @param last what completes the next schema before it is swapped in */
    public void build(Layer layer, RunFacts facts, Runnable last) {
        build(layer, facts, List.of(), tables(layer), last);
    }

    private List<Task> tables(Layer layer) {
        if (layer == Layer.PLAUSIBILITY) {
            return new CountedVersions(jdbc).tasks();
        }
        return SqlDefinition.in(layer.folder()).stream()
                .map(definition -> new Task(definition.name(), createTable(layer, definition)))
                .toList();
    }

    /**
     * One statement of a layer.
     *
     * @param name stands in errors
     * @param turned makes the statement of what {@code sql} selects; empty where {@code sql} is the statement
     */
    public record Task(String name, String sql, Optional<Rows<String>> turned) {

        public Task(String name, String sql) {
            this(name, sql, Optional.empty());
        }
    }

    /**
     * Builds a layer from statements of the caller.
     *
     * @param first statements that run before the others, one after the other
     * @param tasks statements that run side by side; they read the source schema and write the next one
     * @param last what completes the next schema before it is swapped in
     */
    public void build(Layer layer, RunFacts facts, List<Task> first, List<Task> tasks, Runnable last) {
        jdbc.execute("drop schema if exists " + layer.next() + " cascade");
        jdbc.execute("create schema " + layer.next());
        engineTables.create(layer, facts);
        engineTables.createFunction(layer.source());
        LayerRole role = LayerRole.create(jdbc, layer);
        first.forEach(task -> run(layer, role, task));
        runAll(layer, role, tasks);
        role.handOver(jdbc, layer);
        last.run();
        if (layer == Layer.STAGING) {
            makeReferenceTables();
        }
        analyse(layer.next());
        swap(layer);
    }

    private void makeReferenceTables() {
        LayerRole role = LayerRole.create(jdbc, Layer.REFERENCE);
        runAll(Layer.REFERENCE, role, tables(Layer.REFERENCE));
        role.handOver(jdbc, Layer.REFERENCE);
    }

    /** What becomes of the rows of a query. */
    @FunctionalInterface
    public interface Rows<T> {
        T read(ResultSet rows) throws SQLException;
    }

    /** Reads what a file of the layer selects, row by row, as the role that may read its source layer only. */
    public <T> T read(Layer layer, Task query, Rows<T> rows) {
        LayerRole role = LayerRole.create(jdbc, layer);
        return inTransaction(layer, role, query.name(), statement -> {
            statement.setFetchSize(FETCHED_AT_ONCE);
            try (ResultSet found = statement.executeQuery(query.sql())) {
                return rows.read(found);
            }
        });
    }

    private static String createTable(Layer layer, SqlDefinition definition) {
        return "create table " + layer.next() + "." + definition.name() + " as\n" + definition.select();
    }

    private void runAll(Layer layer, LayerRole role, List<Task> tasks) {
        // The next try drops the schema, so nothing may still be writing to it.
        new SideBySide(parallel, this::cancelRunning)
                .run(
                        tasks.stream()
                                .map(task -> (Runnable) () -> run(layer, role, task))
                                .toList(),
                        ended -> {});
    }

    private void cancelRunning() {
        for (Statement statement : running) {
            try {
                statement.cancel();
            } catch (SQLException e) {
                LOG.warn("a statement could not be cancelled, its end is waited for: {}", e.getMessage());
            }
        }
    }

    private void run(Layer layer, LayerRole role, Task task) {
        requireGoingOn.run();
        inTransaction(layer, role, task.name(), statement -> {
            running.add(statement);
            try {
                return statement.execute(finished(task, statement));
            } finally {
                running.remove(statement);
            }
        });
    }

    private static String finished(Task task, Statement statement) throws SQLException {
        if (task.turned().isEmpty()) {
            return task.sql();
        }
        statement.setFetchSize(FETCHED_AT_ONCE);
        try (ResultSet found = statement.executeQuery(task.sql())) {
            return task.turned().get().read(found);
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T with(Statement statement) throws SQLException;
    }

    private <T> T inTransaction(Layer layer, LayerRole role, String name, Work<T> work) {
        try {
            return Transaction.of(dataSource, connection -> {
                try (Statement statement = connection.createStatement()) {
                    enter(layer, role, statement);
                    return work.with(statement);
                }
            });
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException(layer.folder() + "/" + name + ".sql: " + e.getMessage(), e);
        }
    }

    private static void enter(Layer layer, LayerRole role, Statement statement) throws SQLException {
        statement.execute("set local search_path to " + layer.source());
        // Sums of doubles depend on their order: one worker in table order gives the same last digit every night.
        statement.execute("set local max_parallel_workers_per_gather = 0");
        // Whole tables are joined here: a nested loop chosen on a wrong guess is the one plan that does not end.
        statement.execute("set local enable_nestloop = off");
        statement.execute("set local work_mem = '128MB'");
        role.enter(statement);
    }

    private void analyse(String schema) {
        jdbc.queryForList("select tablename from pg_tables where schemaname = ?", String.class, schema)
                .forEach(table -> jdbc.execute("analyze " + schema + "." + table));
    }

    private void swap(Layer layer) {
        new TransactionTemplate(new DataSourceTransactionManager(dataSource)).executeWithoutResult(status -> {
            jdbc.execute("drop schema if exists " + layer.target() + " cascade");
            jdbc.execute("alter schema " + layer.next() + " rename to " + layer.target());
        });
    }
}
