package org.covalue.inputs;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.covalue.inputs.dialect.Dialect;
import org.covalue.inputs.dialect.SenderLocale;
import org.covalue.inputs.landing.Landing;
import org.covalue.inputs.landing.LandingFile;
import org.covalue.inputs.landing.Senders;
import org.covalue.inputs.mapping.Mapping;
import org.covalue.inputs.mapping.TableMapping;
import org.covalue.inputs.reading.Reading;
import org.covalue.inputs.reading.RejectedRow;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.inputs.spec.RecordSpecs;
import org.covalue.platform.Problem;
import org.covalue.request.RunParameters;
import org.springframework.jdbc.core.JdbcTemplate;

/** The register of what was delivered: one entry per file and run. */
public final class Deliveries {

    /**
     * A delivery whose rows are still to be loaded or accepted.
     *
     * @param lastRow the last row that is committed, 0 where none is
     * @param dialect how its columns are read, empty where that is still to be found out
     * @param mapping under which it is read, empty where its own words say it
     */
    record Waiting(
            int id,
            String file,
            String sheet,
            String record,
            Path path,
            int lastRow,
            Optional<SenderLocale> locale,
            Optional<Dialect> dialect,
            Optional<TableMapping> mapping) {

        Reading reading(LocalDate businessDate) {
            Reading open = Reading.of(businessDate, locale).under(mapping);
            return dialect.map(open::in).orElse(open);
        }
    }

    /** What became of one file. */
    public record Outcome(
            String file,
            String record,
            String state,
            String message,
            String notice,
            long rowsRead,
            long rowsLoaded,
            long rowsRejected,
            long rowsUnchanged) {}

    private final JdbcTemplate jdbc;
    private final RecordSpecs specs;
    private final Senders senders;
    private final Repairs repairs;

    public Deliveries(DataSource dataSource, RecordSpecs specs) {
        this(dataSource, specs, Senders.UNKNOWN);
    }

    public Deliveries(DataSource dataSource, RecordSpecs specs, Senders senders) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.specs = specs;
        this.senders = senders;
        this.repairs = new Repairs(dataSource, specs, this);
    }

    /**
     * Enters every file of the run, and what else lies in its folders; call inside one transaction. A file that came
     * before at the same path with the same content is skipped, one whose header no record type fits is refused.
     */
    public void register(long runId, RunParameters run) {
        jdbc.update("delete from covalue.delivery where run_id = ?", runId);
        Landing landing = Landing.of(run.landing());
        Registration registration = registration(runId, run);
        landing.files().forEach(registration::enter);
        landing.leftOut().forEach(registration::enter);
        landing.unused(registration.mappingsUsed()).forEach(registration::enter);
    }

    /** Enters what lies in the folders of a run and is no landing file. */
    public void enterLeftOut(long runId, RunParameters run) {
        Landing.of(run.landing()).leftOut().forEach(registration(runId, run)::enter);
    }

    private Registration registration(long runId, RunParameters run) {
        return new Registration(jdbc, specs, senders, repairs, runId, run);
    }

    /**
     * @throws Problem if a night has nothing to load and nothing was ever loaded; the next try looks at the folder anew
     */
    public void requireAny(long runId, List<Path> paths) {
        if (!hasAny(runId)) {
            throw new Problem("Nothing to measure: no landing file under " + paths
                    + " can be loaded, and none was loaded before."
                    + outcomes(runId).stream()
                            .filter(one -> !one.state().equals("ignored"))
                            .map(one ->
                                    "\n  " + one.state().replace('_', ' ') + " " + one.file() + ": " + one.message())
                            .collect(Collectors.joining())
                    + "\nPut " + Landing.READ + " there (./covalue template RECORD "
                    + "--out FILE.xlsx writes one to fill in).");
        }
    }

    /**
     * Where a load goes on that broke off: if a file it waits for is no longer what was registered, the run starts over
     * with the files as they are now, so that no delivery mixes two versions of a file. What is read again to repair
     * must be what was delivered.
     */
    public void renewIfChanged(long runId, RunParameters run) {
        boolean isChanged = jdbc.query(
                        "select path, sha256 from covalue.delivery where run_id = ? and state = 'waiting' "
                                + "and rows_in_file is null",
                        (row, i) -> isStill(Path.of(row.getString(1)), row.getString(2)),
                        runId)
                .contains(false);
        if (isChanged && run.isRepair()) {
            repairs.reopen(runId, run);
        } else if (isChanged) {
            forget(runId);
            register(runId, run);
        }
    }

    private static boolean isStill(Path path, String sha256) {
        try {
            return new LandingFile(path.toString(), path).sha256().equals(sha256);
        } catch (IOException gone) {
            return false;
        }
    }

    /** Enters why a whole file is refused. */
    static void enterRefusal(JdbcTemplate jdbc, int id, RejectedRow why) {
        jdbc.update(
                """
                insert into covalue.rejected_row (delivery_id, row_number, column_name, found, expected, expected_coded, rule,
                                                  message, message_coded)
                values (?, ?, ?, nullif(?, ''), ?, ?, ?, ?, ?)
                """,
                id,
                why.row(),
                why.column(),
                why.found().in("en"),
                why.expected().in("en"),
                why.expected().text(),
                why.rule(),
                why.message().in("en"),
                why.message().text());
    }

    /** In the order in which they count. */
    List<Waiting> waiting(long runId) {
        return jdbc.query(
                "select delivery_id, label, sheet, record, path, last_row, locale, dialect, mapping "
                        + "from covalue.delivery where run_id = ? and state = 'waiting' order by delivery_id",
                Deliveries::waiting,
                runId);
    }

    static Waiting waiting(ResultSet row, int number) throws SQLException {
        return new Waiting(
                row.getInt("delivery_id"),
                row.getString("label"),
                row.getString("sheet"),
                row.getString("record"),
                Path.of(row.getString("path")),
                row.getInt("last_row"),
                Optional.ofNullable(row.getString("locale")).map(tag -> SenderLocale.of(tag, "locale")),
                Optional.ofNullable(row.getString("dialect")).map(Dialect::of),
                Optional.ofNullable(row.getString("mapping")).map(Mapping::kept));
    }

    /** What became of every file of a run, in the order in which they count. */
    public List<Outcome> outcomes(long runId) {
        return jdbc.query(
                """
                select d.label, d.record, d.state, d.message, d.notice, d.rows_read, d.rows_loaded, d.rows_rejected,
                       d.rows_unchanged
                from covalue.delivery d
                where d.run_id = ? order by d.delivery_id
                """,
                (row, i) -> new Outcome(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getLong(6),
                        row.getLong(7),
                        row.getLong(8),
                        row.getLong(9)),
                runId);
    }

    /**
     * How a table was read.
     *
     * @param locale of its sender, blank where none was said
     * @param readAs characters, separator and columns, in words; blank where nothing was looked at
     * @param dialect as it is kept
     * @param mapping as YAML, blank where its own words said what its columns are
     * @param notice what its sender was told
     */
    public record ReadAs(
            String label,
            String record,
            String state,
            String locale,
            String readAs,
            String dialect,
            String mapping,
            String notice) {}

    /** How each table of a run was read, those that came before and were skipped left out. */
    public List<ReadAs> read(long runId) {
        return jdbc.query(
                """
                select label, coalesce(record, ''), state, coalesce(locale, ''), read_as, coalesce(dialect, ''),
                       coalesce(mapping, ''), coalesce(notice, '')
                from covalue.delivery
                where run_id = ? and state not in ('skipped', 'ignored', 'not_taken') order by delivery_id
                """,
                (row, i) -> new ReadAs(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8)),
                runId);
    }

    /** How the files of a run are written that are not written as this software writes, each with its name. */
    public List<String> readOtherwise(long runId) {
        return jdbc.queryForList("""
                select label || ': ' || concat_ws('; ', nullif(read_as, ''),
                       case when mapping is not null then 'by a mapping, which runs --run ' || run_id || ' prints' end)
                from covalue.delivery
                where run_id = ? and (mapping is not null
                    or read_as <> '' and (dialect <> '' or read_as not like 'UTF-8%')) order by delivery_id
                """, String.class, runId);
    }

    /**
     * Takes back what a {@code check} of an earlier version, which loaded, left when it was killed; for the holder of
     * the run lock.
     */
    public void forgetChecks() {
        jdbc.queryForList("select distinct run_id from covalue.delivery where state = 'checking'", Long.class)
                .forEach(this::forget);
    }

    /**
     * Takes back the rows of loads that broke off and can no longer be resumed, because a later run of the same job has
     * begun; the entries stay and say so. Call inside one transaction, once this run has begun.
     */
    public void giveUpAbandoned(long runId) {
        jdbc.query("""
                select d.delivery_id, d.record from covalue.delivery d
                inner join batch.batch_job_instance i on i.job_instance_id = d.run_id
                where d.state = 'waiting' and d.run_id <> ? and exists (
                    select 1 from batch.batch_job_instance later
                    where later.job_name = i.job_name and later.job_instance_id > i.job_instance_id)
                """, (row, i) -> new Abandoned(row.getInt(1), row.getString(2)), runId)
                .forEach(this::giveUp);
    }

    private record Abandoned(int id, String record) {}

    private void giveUp(Abandoned delivery) {
        int rows = jdbc.update("delete from raw." + delivery.record() + " where delivery_id = ?", delivery.id());
        jdbc.update("delete from covalue.suspects where delivery_id = ?", delivery.id());
        jdbc.update(
                "update covalue.delivery set state = 'abandoned', rows_loaded = 0, message = ? where delivery_id = ?",
                "its load broke off and was never resumed; the " + rows
                        + " rows it had stored, never counted anywhere, were removed",
                delivery.id());
    }

    /** True where a run has rows to load or an earlier one has loaded some. */
    boolean hasAny(long runId) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select 1 from covalue.delivery "
                        + "where state = 'complete' or run_id = ? and state = 'waiting')",
                Boolean.class,
                runId));
    }

    /** Takes back what a run has loaded and not accepted; call inside one transaction. */
    private void forget(long runId) {
        for (RecordSpec spec : specs.all()) {
            jdbc.update(
                    "delete from raw." + spec.record() + " where delivery_id in "
                            + "(select delivery_id from covalue.delivery where run_id = ? and record = ? "
                            + "and state in ('waiting', 'checking'))",
                    runId,
                    spec.record());
        }
        jdbc.update("delete from covalue.delivery where run_id = ?", runId);
    }
}
