package org.covalue.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.covalue.database.SqlResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whether all that was delivered is there: the rows of every file of the home add up, those counted as loaded stand in
 * {@code raw}, and no delivery is gone that an edition rested on.
 */
final class Reconciliation {

    private static final String REPAIR = "; ./covalue load --repair FILE reads it again";

    private final JdbcClient jdbc;

    Reconciliation(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** @param before the edition that readers have, 0 where there is none */
    List<Objection> findings(long runId, long before) {
        List<Objection> findings = new ArrayList<>();
        Map<String, Long> of = Map.of("run", runId, "before", before);
        add(findings, found("counts", of), REPAIR, false);
        add(findings, found("waiting", of), "", false);
        add(findings, found("gone", of), REPAIR, false);
        jdbc.sql("select distinct record from covalue.delivery where state = 'complete' order by 1")
                .query(String.class)
                .list()
                .forEach(record -> add(findings, stored(record), REPAIR, false));
        add(findings, found("unproven", of), REPAIR, true);
        add(findings, found("broken_off", of), "", true);
        return findings;
    }

    private List<String> found(String rule, Map<String, Long> parameters) {
        return jdbc.sql(SqlResource.text(Reconciliation.class, "reconcile_" + rule))
                .params(parameters)
                .query(String.class)
                .list();
    }

    /** A person has said that the files without rows had none. */
    void accept(String reason) {
        jdbc.sql("update covalue.delivery set rows_in_file = rows_read, message = :message "
                        + "where state = 'complete' and rows_in_file is null")
                .param("message", "taken for a file without rows: " + reason)
                .update();
    }

    private static void add(List<Objection> findings, List<String> texts, String remedy, boolean isAcceptable) {
        texts.forEach(text -> findings.add(new Objection("reconcile", text + remedy, isAcceptable)));
    }

    private List<String> stored(String record) {
        return jdbc.sql(SqlResource.text(Reconciliation.class, "reconcile_stored", Map.of("record", record)))
                .query((row, i) -> row.getString("file") + ": " + row.getLong("rows_loaded")
                        + " rows counted as loaded, " + row.getLong("stored") + " stored"
                        + missing(record, row.getInt("delivery_id")))
                .list();
    }

    private String missing(String record, int delivery) {
        String rows = String.join(
                ", ",
                jdbc.sql(SqlResource.text(Reconciliation.class, "reconcile_gaps", Map.of("record", record)))
                        .param("delivery", delivery)
                        .query(String.class)
                        .list());
        return rows.isEmpty() ? "" : " (missing: rows " + rows + ")";
    }
}
