package org.covalue.gate;

import java.sql.Date;
import java.time.LocalDate;
import javax.sql.DataSource;
import org.covalue.database.SqlResource;
import org.covalue.layers.Layer;
import org.covalue.layers.SqlDefinition;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps what an edition rests on, so that the next ones can be held against it: rows of each record type, and
 * deliveries.
 */
public final class DeliveredRows {

    private final JdbcTemplate jdbc;

    public DeliveredRows(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** Counts the rows of the staging layer, and the memberships in force. */
    public void count(long runId, LocalDate businessDate) {
        jdbc.update("delete from covalue.staged_rows where run_id = ?", runId);
        SqlDefinition.in(Layer.STAGING.folder())
                .forEach(record -> jdbc.update(
                        "insert into covalue.staged_rows select ?, ?, count(*) from staging.\"" + record.name() + "\"",
                        runId,
                        record.name()));
        Date day = Date.valueOf(businessDate);
        jdbc.update("""
                insert into covalue.staged_rows
                select ?, 'membership in force', count(*) from staging.membership where joined_on <= ? and (left_on is null or left_on > ?)
                """, runId, day, day);
    }

    /** Notes the deliveries of a new edition; call in the transaction that publishes it. */
    public void publish(long editionId) {
        JdbcClient.create(jdbc)
                .sql(SqlResource.text(DeliveredRows.class, "published_deliveries"))
                .param("edition", editionId)
                .update();
    }
}
