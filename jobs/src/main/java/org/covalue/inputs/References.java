package org.covalue.inputs;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import javax.sql.DataSource;
import org.covalue.database.SqlResource;
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
                set resolved_at = ?, settled_at = clock_timestamp()
                where u.record = ? and u.column_name = ? and u.resolved_at is null
                  and exists (select 1 from known.%s t where t.%s = u.found)
                """.formatted(key.record(), targetColumn(key)), Timestamp.from(at), spec.record(), key.field());
    }

    /**
     * Looked for in a table of its own, because the server searches with several workers there and not in an insert.
     */
    private void reject(RecordSpec spec, RecordSpec.ForeignKey key, long runId, Instant at) {
        jdbc.execute(SqlResource.text(
                References.class,
                "unknown_reference",
                Map.of(
                        "record",
                        spec.record(),
                        "field",
                        key.field(),
                        "target",
                        key.record(),
                        "target_key",
                        targetColumn(key),
                        "organisation",
                        spec.selected("r", "organisation_id"),
                        "member",
                        spec.selected("r", "member_id"),
                        "run",
                        Long.toString(runId))));
        jdbc.update("""
                insert into covalue.unresolved_reference
                    (record, delivery_id, row_number, column_name, found, target, rejected_at, organisation_id, member_id)
                select ?, delivery_id, row_number, ?, found, ?, ?, organisation_id, member_id from unknown_reference
                """, spec.record(), key.field(), key.record(), Timestamp.from(at));
        jdbc.execute("drop table unknown_reference");
    }

    private boolean isDelivered(RecordSpec spec, long runId) {
        return Boolean.TRUE.equals(jdbc.queryForObject("""
                select exists (select 1 from covalue.delivery
                where run_id = ? and record = ? and state = 'complete')
                """, Boolean.class, runId, spec.record()));
    }

    private static String targetColumn(RecordSpec.ForeignKey key) {
        return key.record() + "_id";
    }
}
