package org.covalue.inputs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.covalue.database.Scalar;
import org.covalue.database.SqlResource;
import org.covalue.inputs.dialect.Dialect;
import org.covalue.inputs.dialect.SenderLocale;
import org.covalue.inputs.landing.FileTables;
import org.covalue.inputs.landing.Landing;
import org.covalue.inputs.landing.LandingFile;
import org.covalue.inputs.landing.LeftOut;
import org.covalue.inputs.landing.Senders;
import org.covalue.inputs.landing.SentFolder;
import org.covalue.inputs.reading.Reading;
import org.covalue.inputs.reading.RejectedRow;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.inputs.spec.RecordSpecs;
import org.covalue.platform.Problem;
import org.covalue.request.RunParameters;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The register of what was delivered: one entry per file and run. */
public final class Deliveries {

    /**
     * A delivery whose rows are still to be loaded or accepted.
     *
     * @param lastRow the last row that is committed, 0 where none is
     * @param dialect how its columns are read, empty where that is still to be found out
     */
    record Waiting(
            int id,
            String file,
            String sheet,
            String record,
            Path path,
            int lastRow,
            Optional<SenderLocale> locale,
            Optional<Dialect> dialect) {

        Reading reading(LocalDate businessDate) {
            Reading open = Reading.of(businessDate, locale);
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
        landing.files().forEach(file -> register(runId, file, run));
        enterLeftOut(runId, landing, run);
    }

    /** Enters what lies in the folders of a run and is no landing file. */
    public void enterLeftOut(long runId, RunParameters run) {
        enterLeftOut(runId, Landing.of(run.landing()), run);
    }

    private void enterLeftOut(long runId, Landing landing, RunParameters run) {
        landing.leftOut()
                .forEach(one -> enter(
                        runId,
                        new DeliveryEntry(one.name(), "", one.path(), one.isMeant() ? "not_taken" : "ignored")
                                .because(one.reason()),
                        run));
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

    private void register(long runId, LandingFile file, RunParameters run) {
        List<FileTables.Table> tables;
        try {
            Optional<String> sentBy = SentFolder.senderOf(file.path());
            tables = FileTables.of(file.under(senders.localeOf(file.name(), sentBy, run.locale())), specs);
        } catch (IOException e) {
            RejectedRow why = LandingFile.refusal(LeftOut.reason(e), "");
            tables = List.of(
                    new FileTables.Table(file, new LandingFile.Header(Optional.empty(), Optional.of(why), List.of())));
        }
        tables.forEach(table -> register(runId, table, run));
    }

    private void register(long runId, FileTables.Table table, RunParameters run) {
        LandingFile file = table.file();
        DeliveryEntry entry = new DeliveryEntry(file, "waiting");
        Optional<RejectedRow> refusal;
        try {
            entry.sentBy = SentFolder.senderOf(file.path()).orElse(null);
            Optional<SenderLocale> locale = file.locale();
            entry.locale = locale.map(SenderLocale::tag).orElse(null);
            entry.bytes = Files.size(file.path());
            entry.sha256 = file.sha256();
            refusal = look(table, locale, entry);
        } catch (IOException e) {
            entry.sha256 = "";
            refusal = Optional.of(LandingFile.refusal(LeftOut.reason(e), ""));
        }
        refusal.ifPresent(why -> entry.become("refused").because(why.message().in("en")));
        int id = enter(runId, entry, run);
        refusal.ifPresent(why -> enterRefusal(jdbc, id, why));
    }

    /** Says why the table is refused; a skipped one is not looked into any further. */
    private Optional<RejectedRow> look(FileTables.Table table, Optional<SenderLocale> locale, DeliveryEntry entry)
            throws IOException {
        boolean isRefused = table.header().refusal().isPresent();
        Optional<String> before = stateOfSameFile(entry, isRefused);
        LandingFile.Header header = table.header();
        entry.record = header.record().orElse(null);
        entry.notice = Stream.of(
                        header.notice(),
                        locale.filter(any -> header.refusal().isEmpty())
                                .map(SenderLocale::words)
                                .orElse(""))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.collectingAndThen(Collectors.joining("; "), all -> all.isEmpty() ? null : all));
        if (before.isPresent()) {
            repairs.proveEmpty(table.file(), entry.sha256);
        }
        before.ifPresent(earlier -> entry.become("skipped").because("unchanged since it was " + earlier));
        return before.isPresent() ? Optional.empty() : header.refusal();
    }

    /** What is entered of a file. */
    private static final class DeliveryEntry {

        private final String file;
        private final String sheet;
        private final Path path;
        private String state;
        private @Nullable String message;
        private @Nullable String record;
        private String sha256 = "";
        private long bytes;
        private @Nullable String notice;
        private @Nullable String sentBy;
        private @Nullable String locale;

        private DeliveryEntry(LandingFile file, String state) {
            this(file.name(), file.sheet(), file.path(), state);
        }

        private DeliveryEntry(String file, String sheet, Path path, String state) {
            this.file = file;
            this.sheet = sheet;
            this.path = path;
            this.state = state;
        }

        private DeliveryEntry become(String other) {
            state = other;
            return this;
        }

        private DeliveryEntry because(String reason) {
            message = reason;
            return this;
        }
    }

    private int enter(long runId, DeliveryEntry entry, RunParameters run) {
        return Scalar.of(
                jdbc,
                """
                insert into covalue.delivery
                    (run_id, file, sheet, path, record, sha256, bytes, received_at, state, message, notice, sent_by, locale)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                returning delivery_id
                """,
                Integer.class,
                runId,
                entry.file,
                entry.sheet,
                entry.path.toString(),
                entry.record,
                entry.sha256,
                entry.bytes,
                Timestamp.from(run.asOf()),
                entry.state,
                entry.message,
                entry.notice,
                entry.sentBy,
                entry.locale);
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

    /**
     * Read under another locale, the same file says something else; and a header that was refused may be one that is
     * known by now.
     */
    private Optional<String> stateOfSameFile(DeliveryEntry entry, boolean isStillRefused) {
        return JdbcClient.create(jdbc)
                .sql(SqlResource.text(Deliveries.class, "state_of_same_file"))
                .param("sha256", entry.sha256)
                .param("locale", entry.locale)
                .param("is_still_refused", isStillRefused)
                .param("file", entry.file)
                .param("sheet", entry.sheet)
                .query((row, i) -> Optional.ofNullable(row.getString(1)))
                .optional()
                .flatMap(state -> state)
                .map(state -> state.equals("complete") ? "loaded" : "refused");
    }

    /** In the order in which they count. */
    List<Waiting> waiting(long runId) {
        return jdbc.query(
                "select delivery_id, label, sheet, record, path, last_row, locale, dialect from covalue.delivery "
                        + "where run_id = ? and state = 'waiting' order by delivery_id",
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
                Optional.ofNullable(row.getString("dialect")).map(Dialect::of));
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

    /** How the files of a run are written that are not written as this software writes, each with its name. */
    public List<String> readOtherwise(long runId) {
        return jdbc.queryForList("""
                select label || ': ' || read_as from covalue.delivery
                where run_id = ? and read_as <> '' and (dialect <> '' or read_as not like 'UTF-8%') order by delivery_id
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
