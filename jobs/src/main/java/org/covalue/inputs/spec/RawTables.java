package org.covalue.inputs.spec;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Makes the table {@code raw.<record>} of every spec, adds columns a newer spec brings, and puts the view
 * {@code known.<record>} over it: the rows of complete deliveries received by {@code known.run.as_of} whose references
 * were known then, and which no later row withdraws.
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
        jdbc.execute("create table if not exists known.year (year integer primary key)");
        specs.all().forEach(this::prepare);
    }

    private void prepare(RecordSpec spec) {
        Set<String> present = new TreeSet<>(jdbc.queryForList(
                "select column_name from information_schema.columns where table_schema = 'raw' and table_name = ?",
                String.class, spec.record()));
        List<RecordSpec.Field> missing = spec.fields().stream().filter(f -> !present.contains(f.name())).toList();
        if (present.isEmpty()) {
            // What every search through a whole table asks for stands first: the server then need not unpack the rest.
            jdbc.execute("create table if not exists raw." + spec.record()
                    + " (delivery_id integer not null, row_number integer not null, " + columns(missing) + ")");
        } else {
            missing.forEach(field -> jdbc.execute("alter table raw." + spec.record() + " add column " + column(field)));
        }
        jdbc.execute("create index if not exists " + spec.record() + "_withdrawn on raw." + spec.record() + " ("
                + String.join(", ", spec.key()) + ") where withdraw");
        jdbc.execute("drop view if exists known." + spec.record());
        jdbc.execute(view(spec));
    }

    private static String columns(List<RecordSpec.Field> fields) {
        return fields.stream().map(RawTables::column).collect(Collectors.joining(", "));
    }

    private static String column(RecordSpec.Field field) {
        return field.name() + " " + field.type().columnType();
    }

    private static String view(RecordSpec spec) {
        String columns = spec.columns().stream().map(name -> "r." + name).collect(Collectors.joining(", "));
        String key = spec.key().stream().map(name -> "w." + name + " = r." + name).collect(Collectors.joining(" and "));
        return """
                create view known.%1$s as
                select %2$s, r.delivery_id, r.row_number
                from raw.%1$s r
                inner join covalue.delivery d on d.delivery_id = r.delivery_id
                where d.state = 'complete'
                  and d.received_at <= (select as_of from known.run)
                  and not exists (
                      select 1
                      from covalue.unresolved_reference u
                      where u.record = '%1$s'
                        and u.delivery_id = r.delivery_id
                        and u.row_number = r.row_number
                        and u.rejected_at <= (select as_of from known.run)
                        and (u.resolved_at is null or u.resolved_at > (select as_of from known.run)))
                  and r.withdraw is not true
                  and not exists (
                      select 1
                      from raw.%1$s w
                      inner join covalue.delivery wd on wd.delivery_id = w.delivery_id
                      where w.withdraw and %3$s
                        and (w.delivery_id, w.row_number) > (r.delivery_id, r.row_number)
                        and wd.state = 'complete'
                        and wd.received_at <= (select as_of from known.run))
                """.formatted(spec.record(), columns, key);
    }
}
