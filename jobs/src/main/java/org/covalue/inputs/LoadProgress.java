package org.covalue.inputs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.covalue.database.SqlResource;
import org.covalue.platform.Problem;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How far the files of a run are loaded, read back from the database and from nowhere else: a position counts only with
 * the commit of the rows up to it, and a file is whole once its end was read and its rows add up.
 */
public final class LoadProgress {

    private final JdbcTemplate jdbc;
    private final Deliveries deliveries;

    public LoadProgress(DataSource dataSource, Deliveries deliveries) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.deliveries = deliveries;
    }

    /** The next file whose end was not read; empty where all are. */
    Optional<Deliveries.Waiting> next(long runId) {
        return jdbc.query("""
                select delivery_id, label, sheet, record, path, last_row, locale, dialect, mapping from covalue.delivery
                where run_id = ? and state = 'waiting' and rows_in_file is null order by delivery_id limit 1
                """, Deliveries::waiting, runId).stream().findFirst();
    }

    /** The end of a file was read, and all rows before it are written. */
    void ended(Deliveries.Waiting delivery, long rowsInFile) {
        jdbc.execute("set local synchronous_commit = off");
        jdbc.update("update covalue.delivery set rows_in_file = ? where delivery_id = ?", rowsInFile, delivery.id());
    }

    /** @throws Problem if the rows of a file that is to be accepted do not add up; the same command reads it anew */
    void requireWhole(Deliveries.Waiting delivery) {
        Map<String, Object> counts = jdbc.queryForMap("""
                select rows_in_file, rows_read, rows_loaded, rows_rejected,
                       coalesce(rows_in_file = rows_read and rows_read = rows_loaded + rows_rejected, false) as is_whole
                from covalue.delivery where delivery_id = ?
                """, delivery.id());
        if (!Boolean.TRUE.equals(counts.get("is_whole"))) {
            throw new Problem(delivery.file() + " is not whole: "
                    + Optional.ofNullable(counts.get("rows_in_file")).orElse("an unknown number of")
                    + " rows in the file, " + counts.get("rows_read") + " read, " + counts.get("rows_loaded")
                    + " loaded, "
                    + counts.get("rows_rejected")
                    + " rejected.\nGive the same command again; it reads this file anew.");
        }
    }

    /**
     * Files of a run that broke off whose stored rows are not those that were counted begin anew; call inside one
     * transaction.
     */
    public void beginUnsoundAnew(long runId) {
        deliveries.waiting(runId).stream()
                .map(Deliveries.Waiting::record)
                .distinct()
                .forEach(record -> JdbcClient.create(jdbc)
                        .sql(SqlResource.text(LoadProgress.class, "unsound", Map.of("record", record)))
                        .param("run", runId)
                        .query(Integer.class)
                        .list()
                        .forEach(id -> beginAnew(record, id)));
    }

    /** Takes back what was loaded of a delivery; its entry and its place in the order stay. */
    void beginAnew(String record, int id) {
        jdbc.update("delete from raw." + record + " where delivery_id = ?", id);
        for (String table : List.of("rejected_row", "suspects", "unresolved_reference")) {
            jdbc.update("delete from covalue." + table + " where delivery_id = ?", id);
        }
        jdbc.update("""
                update covalue.delivery
                set last_row = 0, rows_in_file = null, rows_read = 0, rows_loaded = 0, rows_rejected = 0, rows_unchanged = 0
                where delivery_id = ?
                """, id);
    }
}
