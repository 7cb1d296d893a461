package org.covalue.inputs.spec;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.covalue.database.SqlResource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Makes the table {@code raw.<record>} of every spec, adds columns a newer spec brings, and puts the view
 * {@code known.<record>} over it: the rows of complete deliveries received by {@code known.run.as_of}, and accepted by
 * {@code accepted_by} where that is given, whose references were known then, and which no later row withdraws.
 */
public final class RawTables {

    private final JdbcTemplate jdbc;
    private final RecordSpecs specs;

    public RawTables(DataSource dataSource, RecordSpecs specs) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.specs = specs;
    }

    /** Idempotent. */
    public void prepare() {
        jdbc.execute("create table if not exists known.run "
                + "(as_of timestamptz, business_date date, base_year integer, reporting_currency text)");
        jdbc.execute("alter table known.run add column if not exists accepted_by timestamptz");
        jdbc.execute("create table if not exists known.year (year integer primary key)");
        Set<String> standing = Set.copyOf(jdbc.queryForList(
                "select obj_description(oid, 'pg_class') from pg_class where relkind = 'v' "
                        + "and relnamespace = 'known'::regnamespace and obj_description(oid, 'pg_class') is not null",
                String.class));
        specs.all().stream().filter(spec -> !standing.contains(view(spec))).forEach(this::prepare);
    }

    private void prepare(RecordSpec spec) {
        Set<String> present = new TreeSet<>(jdbc.queryForList(
                "select column_name from information_schema.columns where table_schema = 'raw' and table_name = ?",
                String.class,
                spec.record()));
        List<RecordSpec.Field> missing =
                spec.fields().stream().filter(f -> !present.contains(f.name())).toList();
        if (present.isEmpty()) {
            // What every search through a whole table asks for stands first: the server then need not unpack the rest.
            jdbc.execute("create table if not exists raw." + spec.record()
                    + " (delivery_id integer not null, row_number integer not null, " + columns(missing) + ")");
        } else {
            missing.forEach(field -> jdbc.execute("alter table raw." + spec.record() + " add column " + column(field)));
        }
        if (spec.hasOwnVersions()) {
            jdbc.execute(
                    "alter table raw." + spec.record() + " add column if not exists " + VersionKey.OWN_OF + " text");
        }
        jdbc.execute("create index if not exists " + spec.record() + "_withdrawn on raw." + spec.record() + " ("
                + String.join(", ", spec.key()) + ") where withdraw");
        renewView(spec.record(), view(spec));
    }

    /** Its comment tells, at the next run, whether it is still the one that is wanted: nothing is to be done then. */
    private void renewView(String record, String view) {
        jdbc.execute("drop view if exists known." + record);
        jdbc.execute(view);
        jdbc.execute("comment on view known." + record + " is '" + view.replace("'", "''") + "'");
    }

    private static String columns(List<RecordSpec.Field> fields) {
        return fields.stream().map(RawTables::column).collect(Collectors.joining(", "));
    }

    private static String column(RecordSpec.Field field) {
        return field.name() + " " + field.type().columnType();
    }

    private static String view(RecordSpec spec) {
        VersionKey versions = new VersionKey(spec);
        String columns = spec.columns().stream().map(name -> "r." + name).collect(Collectors.joining(", "));
        return SqlResource.text(
                RawTables.class,
                "known_view",
                Map.of(
                        "record",
                        spec.record(),
                        "columns",
                        spec.hasOwnVersions() ? columns + ", " + versions.ownOf("r") : columns,
                        "is_of_same_key",
                        versions.isSame("w", "r"),
                        "counts",
                        spec.hasOwnVersions() ? SqlResource.text(RawTables.class, "own_counts") : "true"));
    }
}
