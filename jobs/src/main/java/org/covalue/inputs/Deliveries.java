package org.covalue.inputs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.covalue.Problem;
import org.covalue.RunParameters;
import org.springframework.jdbc.core.JdbcTemplate;

/** The register of what was delivered: one entry per file and run. */
public final class Deliveries {

    /**
     * A delivery whose rows are still to be loaded or accepted.
     *
     * @param lastRow the last row that is committed, 0 where none is
     */
    record Waiting(int id, String file, String record, Path path, int lastRow) {
    }

    /** What became of one file. */
    public record Outcome(String file, String record, String state, String message, String notice, long rowsRead,
            long rowsLoaded, long rowsRejected, long rowsUnchanged) {
    }

    private final JdbcTemplate jdbc;
    private final RecordSpecs specs;
    private final Repairs repairs;

    public Deliveries(DataSource dataSource, RecordSpecs specs) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.specs = specs;
        this.repairs = new Repairs(dataSource, this);
    }

    /**
     * Enters every file of the run; call inside one transaction. A file that came before at the same path with the same
     * content is skipped, one whose header no record type fits is refused.
     */
    public void register(long runId, List<Path> paths, Instant receivedAt, boolean checkOnly) {
        jdbc.update("delete from covalue.delivery where run_id = ?", runId);
        for (LandingFile file : Landing.files(paths)) {
            try {
                register(runId, file, receivedAt, checkOnly);
            } catch (IOException e) {
                throw new Problem(file.path() + " cannot be read: " + e.getMessage(), e);
            }
        }
    }

    /** @throws Problem if a night has nothing to load and nothing was ever loaded; the next try looks at the folder anew */
    public void requireAny(long runId, List<Path> paths) {
        if (!hasAny(runId)) {
            throw new Problem("Nothing to measure: no landing file under " + paths + " can be loaded, and none was loaded before."
                    + outcomes(runId).stream().map(one -> "\n  refused " + one.file() + ": " + one.message()).collect(Collectors.joining())
                    + "\nPut files ending in .csv, .tsv or .txt there (./covalue template RECORD writes an empty one).");
        }
    }

    /**
     * Where a load goes on that broke off: if a file it waits for is no longer what was registered, the run starts over
     * with the files as they are now, so that no delivery mixes two versions of a file. What is read again to repair must be what
     * was delivered.
     */
    void renewIfChanged(long runId, RunParameters run) {
        boolean isChanged = jdbc.query("select path, sha256 from covalue.delivery where run_id = ? and state in ('waiting', 'checking') and rows_in_file is null",
                (row, i) -> isStill(Path.of(row.getString(1)), row.getString(2)), runId).contains(false);
        if (isChanged && run.isRepair()) {
            repairs.reopen(runId, run.landing());
        } else if (isChanged) {
            forget(runId);
            register(runId, run.landing(), run.asOf(), run.isCheck());
        }
    }

    private static boolean isStill(Path path, String sha256) {
        try {
            return new LandingFile(path.toString(), path).sha256().equals(sha256);
        } catch (IOException gone) {
            return false;
        }
    }

    private void register(long runId, LandingFile file, Instant receivedAt, boolean checkOnly) throws IOException {
        String sha256 = file.sha256();
        Optional<String> before = checkOnly ? Optional.empty() : stateOfSameFile(file.name(), sha256);
        LandingFile.Header header = file.header(specs);
        boolean refused = header.record().isEmpty();
        String state = before.isPresent() ? "skipped" : refused ? "refused" : checkOnly ? "checking" : "waiting";
        if (before.isPresent()) {
            repairs.proveEmpty(file, sha256);
        }
        String message = before.map(earlier -> "unchanged since it was " + earlier).orElse(refused ? header.refusal() : null);
        String notice = !header.found().isEmpty() ? "found the columns " + header.found()
                : header.unknownColumns().isEmpty() ? null : "columns nobody reads: " + String.join(", ", header.unknownColumns());
        Integer id = jdbc.queryForObject("""
                insert into covalue.delivery
                    (run_id, file, path, record, sha256, bytes, received_at, state, message, notice, sent_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                returning delivery_id
                """, Integer.class, runId, file.name(), file.path().toString(), header.record().orElse(null), sha256,
                Files.size(file.path()), Timestamp.from(receivedAt), state, message, notice,
                SentFolder.senderOf(file.path()).orElse(null));
        if (state.equals("refused")) {
            jdbc.update("""
                    insert into covalue.rejected_row (delivery_id, row_number, column_name, found, expected, rule, message)
                    values (?, 1, '', nullif(?, ''), 'a header row of one record type', 'header', ?)
                    """, id, header.found(), header.refusal());
        }
    }

    private Optional<String> stateOfSameFile(String name, String sha256) {
        return jdbc.query("""
                select case when sha256 = ? then state end from covalue.delivery
                where file = ? and state in ('complete', 'refused')
                order by delivery_id desc limit 1
                """, (row, i) -> Optional.ofNullable(row.getString(1)), sha256, name).stream().findFirst().flatMap(state -> state)
                .map(state -> state.equals("complete") ? "loaded" : "refused");
    }

    /** In the order in which they count. */
    List<Waiting> waiting(long runId) {
        return jdbc.query("select delivery_id, file, record, path, last_row from covalue.delivery "
                + "where run_id = ? and state in ('waiting', 'checking') order by delivery_id", Deliveries::waiting, runId);
    }

    static Waiting waiting(ResultSet row, int number) throws SQLException {
        return new Waiting(row.getInt("delivery_id"), row.getString("file"), row.getString("record"), Path.of(row.getString("path")),
                row.getInt("last_row"));
    }

    /** What became of every file of a run, in the order in which they count. */
    public List<Outcome> outcomes(long runId) {
        return jdbc.query("""
                select d.file, d.record, d.state, d.message, d.notice, d.rows_read, d.rows_loaded, d.rows_rejected,
                       d.rows_unchanged
                from covalue.delivery d
                where d.run_id = ? order by d.delivery_id
                """, (row, i) -> new Outcome(row.getString(1), row.getString(2), row.getString(3), row.getString(4),
                row.getString(5), row.getLong(6), row.getLong(7), row.getLong(8), row.getLong(9)), runId);
    }

    /** Takes back what a {@code check} that was killed has left; for the holder of the run lock. */
    public void forgetChecks() {
        jdbc.queryForList("select distinct run_id from covalue.delivery where state = 'checking'", Long.class).forEach(this::forget);
    }

    /**
     * Takes back the rows of loads that broke off and can no longer be resumed, because a later run of the same job has begun;
     * the entries stay and say so. Call inside one transaction, once this run has begun.
     */
    public void giveUpAbandoned(long runId) {
        jdbc.query("""
                select d.delivery_id, d.record from covalue.delivery d
                inner join batch.batch_job_instance i on i.job_instance_id = d.run_id
                where d.state = 'waiting' and d.run_id <> ? and exists (
                    select 1 from batch.batch_job_instance later
                    where later.job_name = i.job_name and later.job_instance_id > i.job_instance_id)
                """, (row, i) -> new Abandoned(row.getInt(1), row.getString(2)), runId).forEach(this::giveUp);
    }

    private record Abandoned(int id, String record) {
    }

    private void giveUp(Abandoned delivery) {
        int rows = jdbc.update("delete from raw." + delivery.record() + " where delivery_id = ?", delivery.id());
        jdbc.update("delete from covalue.suspects where delivery_id = ?", delivery.id());
        jdbc.update("update covalue.delivery set state = 'abandoned', rows_loaded = 0, message = ? where delivery_id = ?",
                "its load broke off and was never resumed; the " + rows + " rows it had stored, never counted anywhere, were removed",
                delivery.id());
    }

    /** True where a run has rows to load or an earlier one has loaded some. */
    boolean hasAny(long runId) {
        return Boolean.TRUE.equals(jdbc.queryForObject("select exists (select 1 from covalue.delivery "
                + "where state = 'complete' or run_id = ? and state = 'waiting')", Boolean.class, runId));
    }

    /** Takes back what a run has loaded and not accepted, as {@code check} does; call inside one transaction. */
    public void forget(long runId) {
        for (RecordSpec spec : specs.all()) {
            jdbc.update("delete from raw." + spec.record() + " where delivery_id in "
                    + "(select delivery_id from covalue.delivery where run_id = ? and record = ? "
                    + "and state in ('waiting', 'checking'))",
                    runId, spec.record());
        }
        jdbc.update("delete from covalue.delivery where run_id = ?", runId);
    }
}
