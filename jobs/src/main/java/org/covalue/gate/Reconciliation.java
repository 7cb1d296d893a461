package org.covalue.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.covalue.database.SqlResource;
import org.covalue.estimation.data.Message;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ColumnMapRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whether all that was delivered is there: the rows of every file of the home add up, those counted as loaded stand in
 * {@code raw}, and no delivery is gone that an edition rested on.
 */
final class Reconciliation {

    private static final ColumnMapRowMapper COLUMNS = new ColumnMapRowMapper();

    private final JdbcClient jdbc;

    Reconciliation(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** @param before the edition that readers have, 0 where there is none */
    List<Objection> findings(long runId, long before) {
        List<Objection> findings = new ArrayList<>();
        Map<String, Long> of = Map.of("run", runId, "before", before);
        add(findings, found("reconcile_counts", of), false);
        add(findings, found("reconcile_waiting", of), false);
        add(findings, found("reconcile_gone", of), false);
        jdbc.sql("select distinct record from covalue.delivery where state = 'complete' order by 1")
                .query(String.class)
                .list()
                .forEach(record -> add(findings, stored(record), false));
        add(findings, found("reconcile_unproven", of), true);
        add(findings, found("reconcile_broken_off", of), true);
        return findings;
    }

    private List<Message> found(String rule, Map<String, Long> parameters) {
        return jdbc.sql(SqlResource.text(Reconciliation.class, rule))
                .params(parameters)
                .query((row, i) -> Objection.found(rule, COLUMNS.mapRow(row, i)))
                .list();
    }

    /** A person has said that the files without rows had none. */
    void accept(String reason) {
        jdbc.sql("""
                update covalue.delivery
                set rows_in_file = rows_read, message = :message
                where state = 'complete' and rows_in_file is null
                """)
                .param("message", "taken for a file without rows: " + reason)
                .update();
    }

    private static void add(List<Objection> findings, List<Message> found, boolean isAcceptable) {
        found.forEach(one -> findings.add(new Objection("reconcile", one, isAcceptable)));
    }

    private List<Message> stored(String record) {
        return jdbc.sql(SqlResource.text(Reconciliation.class, "reconcile_stored", Map.of("record", record)))
                .query((row, i) -> stored(record, row.getInt("delivery_id"), COLUMNS.mapRow(row, i)))
                .list();
    }

    private Message stored(String record, int delivery, Map<String, @Nullable Object> row) {
        List<Message> missing = jdbc.sql(
                        SqlResource.text(Reconciliation.class, "reconcile_gaps", Map.of("record", record)))
                .param("delivery", delivery)
                .query((gap, i) -> Objection.found("rows", COLUMNS.mapRow(gap, i)))
                .list();
        if (missing.isEmpty()) {
            return Objection.found("reconcile_stored", row);
        }
        row.put("rows", missing);
        return Objection.found("reconcile_missing", row);
    }
}
