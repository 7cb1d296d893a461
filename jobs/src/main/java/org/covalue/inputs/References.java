package org.covalue.inputs;

import java.sql.Timestamp;
import java.time.Instant;
import javax.sql.DataSource;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.inputs.spec.RecordSpecs;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Settles references once all files of a run are in: a row that names an unknown organisation, member or project is
 * rejected, and accepted by a later run when the record it names has arrived. The row stays in raw meanwhile.
 */
public final class References {

    private final JdbcTemplate jdbc;
    private final RecordSpecs specs;

    public References(DataSource dataSource, RecordSpecs specs) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.specs = specs;
    }

    /** Referenced record types come first, so that what hangs on a rejected row is rejected too. */
    public void settle(long runId, Instant at) {
        jdbc.execute("analyze covalue.delivery");
        jdbc.update("delete from known.run");
        jdbc.update("insert into known.run (as_of) values (?)", Timestamp.from(at));
        for (RecordSpec spec : specs.inReferenceOrder()) {
            boolean isDelivered = isDelivered(spec, runId);
            for (RecordSpec.ForeignKey key : spec.foreignKeys()) {
                resolve(spec, key, at);
                if (isDelivered) {
                    reject(spec, key, runId, at);
                }
            }
        }
        jdbc.execute("analyze covalue.unresolved_reference");
        jdbc.update("""
                update covalue.delivery d
                set rows_loaded = d.rows_loaded - u.unresolved, rows_rejected = d.rows_rejected + u.unresolved
                from (select delivery_id, count(distinct row_number) as unresolved
                      from covalue.unresolved_reference group by delivery_id) u
                where u.delivery_id = d.delivery_id and d.run_id = ?
                """, runId);
    }

    private void resolve(RecordSpec spec, RecordSpec.ForeignKey key, Instant at) {
        jdbc.update("""
                update covalue.unresolved_reference u
                set resolved_at = ?
                where u.record = ? and u.column_name = ? and u.resolved_at is null
                  and exists (select 1 from known.%s t where t.%s = u.found)
                """.formatted(key.record(), targetColumn(key)), Timestamp.from(at), spec.record(), key.field());
    }

    /**
     * Looked for in a table of its own, because the server searches with several workers there and not in an insert.
     */
    private void reject(RecordSpec spec, RecordSpec.ForeignKey key, long runId, Instant at) {
        jdbc.execute("""
                create temporary table unknown_reference as
                select r.delivery_id, r.row_number, r.%2$s as found, %5$s as organisation_id, %6$s as member_id
                from raw.%1$s r
                inner join covalue.delivery d on d.delivery_id = r.delivery_id
                where d.run_id = %7$d and d.state in ('complete', 'checking') and r.%2$s is not null and r.withdraw is not true
                  and not exists (select 1 from known.%3$s t where t.%4$s = r.%2$s)
                  and not exists (
                      select 1 from raw.%3$s t
                      inner join covalue.delivery c on c.delivery_id = t.delivery_id
                      where c.run_id = %7$d and c.state = 'checking' and t.%4$s = r.%2$s)
                """.formatted(
                        spec.record(),
                        key.field(),
                        key.record(),
                        targetColumn(key),
                        spec.selected("r", "organisation_id"),
                        spec.selected("r", "member_id"),
                        runId));
        jdbc.update("""
                insert into covalue.unresolved_reference
                    (record, delivery_id, row_number, column_name, found, target, rejected_at, organisation_id, member_id)
                select ?, delivery_id, row_number, ?, found, ?, ?, organisation_id, member_id from unknown_reference
                """, spec.record(), key.field(), key.record(), Timestamp.from(at));
        jdbc.execute("drop table unknown_reference");
    }

    private boolean isDelivered(RecordSpec spec, long runId) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select 1 from covalue.delivery "
                        + "where run_id = ? and record = ? and state in ('complete', 'checking'))",
                Boolean.class,
                runId,
                spec.record()));
    }

    private static String targetColumn(RecordSpec.ForeignKey key) {
        return key.record() + "_id";
    }
}
