package org.covalue.layers;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.covalue.database.SqlResource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What the engine puts into every layer: the tables {@code run} and {@code year}, the function {@code days_between}
 * and, beside and after what is staged, the reference tables, each made by one SELECT under {@code sql/reference}.
 */
public final class EngineTables {

    private final JdbcTemplate jdbc;

    public EngineTables(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /**
     * Opens what is known as of the run's moment to the staging layer.
     *
     * @param acceptedBy when a past night looked; empty where all counts that was received by then
     */
    void know(RunFacts facts, Optional<Instant> acceptedBy) {
        fill("known", facts);
        acceptedBy.ifPresent(moment -> jdbc.update("update known.run set accepted_by = ?", Timestamp.from(moment)));
    }

    /** Notes that a run looks at what is accepted by now, so that it can be seen again as this run saw it. */
    void noteStaged(long runId) {
        jdbc.update(
                "insert into covalue.staged values (?, clock_timestamp()) "
                        + "on conflict (run_id) do update set staged_at = excluded.staged_at",
                runId);
    }

    /** The facts with which a layer was built. */
    RunFacts of(Layer layer) {
        return jdbc.queryForObject(
                SqlResource.text(EngineTables.class, "facts", Map.of("layer", layer.target())),
                (row, i) -> new RunFacts(
                        row.getTimestamp("as_of").toInstant(),
                        row.getDate("business_date").toLocalDate(),
                        row.getInt("base_year"),
                        row.getString("reporting_currency"),
                        row.getInt("first_year"),
                        row.getInt("last_year"),
                        row.getString("lacking_prices"),
                        row.getString("lacking_rates")));
    }

    /** The run that built a layer, 0 where the layer was never built. */
    long builderOf(Layer layer) {
        return jdbc
                .queryForList(
                        "select coalesce(obj_description(oid, 'pg_namespace'), '0') from pg_namespace where nspname "
                                + "= ?",
                        String.class,
                        layer.target())
                .stream()
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }

    void sign(Layer layer, long runId) {
        jdbc.execute("comment on schema " + layer.target() + " is '" + runId + "'");
    }

    /** Makes the engine's tables in a layer that is being built; reference tables are those of the layer it reads. */
    void create(Layer layer, RunFacts facts) {
        String schema = layer.next();
        jdbc.execute("create table " + schema
                + ".run (as_of timestamptz, business_date date, base_year integer, reporting_currency text, "
                + "lacking_prices text default '', lacking_rates text default '')");
        jdbc.execute("create table " + schema + ".year (year integer primary key)");
        createFunction(schema);
        settle(schema, facts);
        if (layer != Layer.STAGING) {
            referenceTables(Layer.MART, layer.source())
                    .forEach(table -> jdbc.execute(
                            "create table " + schema + "." + table + " as table " + layer.source() + "." + table));
        }
    }

    /** Writes what was found out about the run into a schema that has its tables. */
    void settle(String schema, RunFacts facts) {
        fill(schema, facts);
        sayWhatLacks(schema, facts);
    }

    /** Whether a layer has all that this version puts into it. */
    boolean isWhole(Layer layer) {
        return referenceTables(layer, layer.target()).size()
                        == definitions(layer).count()
                && SqlDefinition.in(layer.folder()).stream()
                        .allMatch(table -> isThere(layer.target() + "." + table.name()));
    }

    private boolean isThere(String table) {
        return Boolean.TRUE.equals(jdbc.queryForObject("select to_regclass(?) is not null", Boolean.class, table));
    }

    /** Those of a layer that stand in a schema: a layer that an earlier version built may lack one. */
    private List<String> referenceTables(Layer layer, String schema) {
        return definitions(layer)
                .map(SqlDefinition::name)
                .filter(table -> isThere(schema + "." + table))
                .toList();
    }

    /** What marts alone read stays beside what is staged. */
    private static Stream<SqlDefinition> definitions(Layer layer) {
        return SqlDefinition.in(Layer.REFERENCE.folder()).stream()
                .filter(table -> layer == Layer.STAGING || !table.isTrue("only_marts"));
    }

    private void sayWhatLacks(String schema, RunFacts facts) {
        jdbc.update(
                "update " + schema + ".run set lacking_prices = ?, lacking_rates = ?",
                facts.lackingPrices(),
                facts.lackingRates());
    }

    /** Makes {@code days_between} in a schema. */
    public void createFunction(String schema) {
        jdbc.execute("create or replace function " + schema + ".days_between(from_on date, to_on date) returns integer "
                + "language sql immutable parallel safe return to_on - from_on");
    }

    private void fill(String schema, RunFacts facts) {
        jdbc.update("delete from " + schema + ".run");
        jdbc.update(
                "insert into " + schema
                        + ".run (as_of, business_date, base_year, reporting_currency) values (?, ?, ?, ?)",
                Timestamp.from(facts.asOf()),
                Date.valueOf(facts.businessDate()),
                facts.baseYear(),
                facts.reportingCurrency());
        jdbc.update("delete from " + schema + ".year");
        jdbc.update("insert into " + schema + ".year select generate_series(?, ?)", facts.yearFrom(), facts.yearTo());
    }
}
