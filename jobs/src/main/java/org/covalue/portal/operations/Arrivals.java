package org.covalue.portal.operations;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.covalue.database.SqlResource;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.inputs.spec.RecordSpecs;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which inputs came with a run, and when each record type came last. Counts only: no row is shown. */
@Component
class Arrivals {

    private final JdbcTemplate jdbc;
    private final List<String> records =
            RecordSpecs.load().all().stream().map(RecordSpec::record).sorted().toList();

    Arrivals(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /**
     * One record type.
     *
     * @param last when a file of it was loaded last, of any run; empty where none ever was
     * @param files of the run, those skipped included
     */
    record Arrival(
            String record,
            Optional<Instant> last,
            long files,
            long rowsRead,
            long rowsLoaded,
            long rowsUnchanged,
            long rowsRejected) {}

    /** @param message why a file was refused or left out, blank where it was loaded */
    record File(
            String file,
            String record,
            String state,
            String message,
            long rowsRead,
            long rowsLoaded,
            long rowsUnchanged,
            long rowsRejected) {}

    List<Arrival> of(long runId) {
        List<Arrival> came = jdbc.query(
                """
                select record, max(received_at) filter (where state = 'complete'), count(*) filter (where run_id = ?),
                       coalesce(sum(rows_read) filter (where run_id = ?), 0), coalesce(sum(rows_loaded) filter (where run_id = ?), 0),
                       coalesce(sum(rows_unchanged) filter (where run_id = ?), 0), coalesce(sum(rows_rejected) filter (where run_id = ?), 0)
                from covalue.delivery where record is not null group by record
                """,
                (row, i) -> new Arrival(
                        row.getString(1),
                        Optional.ofNullable(row.getTimestamp(2)).map(Timestamp::toInstant),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7)),
                runId,
                runId,
                runId,
                runId,
                runId);
        return records.stream()
                .map(record -> came.stream()
                        .filter(one -> one.record().equals(record))
                        .findFirst()
                        .orElseGet(() -> new Arrival(record, Optional.empty(), 0, 0, 0, 0, 0)))
                .toList();
    }

    /**
     * What a step has dealt with.
     *
     * @param unit files, rows, unchanged or cells
     */
    record Amount(long count, String unit, long rejected) {}

    /** By step, those steps left out that count nothing. */
    Map<String, Amount> amounts(long runId) {
        Map<String, Amount> amounts = new HashMap<>();
        JdbcClient.create(jdbc)
                .sql(SqlResource.text(Arrivals.class, "amounts_of_run"))
                .param("run", runId)
                .query(row -> {
                    amounts.put(row.getString(1), new Amount(row.getLong(2), row.getString(3), row.getLong(4)));
                });
        return amounts;
    }

    List<File> files(long runId) {
        return jdbc.query(
                """
                select file, coalesce(record, ''), state, coalesce(message, ''), rows_read, rows_loaded,
                rows_unchanged, rows_rejected from covalue.delivery
                where run_id = ? order by delivery_id
                """,
                (row, i) -> new File(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7),
                        row.getLong(8)),
                runId);
    }
}
