package org.covalue.preview;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.covalue.archive.ScratchCopy;
import org.covalue.database.Database;
import org.covalue.database.SqlResource;
import org.covalue.disclosure.Editions;
import org.covalue.disclosure.PublishedEdition;
import org.covalue.inputs.Deliveries;
import org.covalue.inputs.SenderChoices;
import org.covalue.inputs.landing.Landing;
import org.covalue.inputs.landing.SentFolder;
import org.covalue.inputs.spec.RecordSpecs;
import org.covalue.platform.Problem;
import org.covalue.request.RunParameters;
import org.covalue.run.JobRunner;
import org.covalue.run.PastNight;
import org.covalue.run.Progress;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a load would change: it is done, and all that follows from it counted and released, in a copy of the database
 * that is thrown away. Values are those that the next night would publish with the settings of the last one.
 */
public final class LoadPreview {

    /** Rows of a record type that are told one by one. */
    static final int MOST_ROWS = 1000;

    private final Database database;
    private final Progress progress;

    public LoadPreview(Database database, Progress progress) {
        this.database = database;
        this.progress = progress;
    }

    /**
     * @param today the business date where nothing is published yet
     * @param locale under which all files are read, empty where what is known of each sender counts
     * @throws Problem if a run is at work, the login may not create databases, or the load itself would fail
     */
    public Preview of(List<Path> paths, LocalDate today, Optional<String> locale) {
        return of(paths, today, locale, Optional.empty(), Map.of());
    }

    /**
     * What an organisation may know of what its own files would change: its own rows, and its own values as they would
     * be released. Values of groups are left out: who may try several files would find out from them what others say.
     *
     * @param files in the folder of what the organisation has sent, so that their rows are judged as those of a night;
     *     or a folder above it
     * @param readAs how a file is read, by its hash, where its sender has said it
     */
    public Preview ofSent(
            List<Path> files, String organisation, LocalDate today, Map<String, SenderChoices.Choice> readAs) {
        Landing.of(files).files().forEach(file -> requireSent(file.path(), organisation));
        return of(files, today, Optional.empty(), Optional.of(organisation), readAs);
    }

    private static void requireSent(Path file, String organisation) {
        try {
            if (!SentFolder.senderOf(file).equals(Optional.of(organisation))) {
                throw new Problem(file + " is no file that " + organisation + " has sent in.");
            }
        } catch (IOException e) {
            throw new Problem(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private Preview of(
            List<Path> paths,
            LocalDate today,
            Optional<String> locale,
            Optional<String> organisation,
            Map<String, SenderChoices.Choice> readAs) {
        try (ScratchCopy copy = ScratchCopy.of(database);
                JobRunner runner = new JobRunner(copy.database().dataSource(), progress)) {
            DataSource scratch = copy.database().dataSource();
            organisation.ifPresent(sender ->
                    readAs.forEach((sha256, choice) -> new SenderChoices(scratch).keep(sender, sha256, choice)));
            Optional<PublishedEdition> last = new Editions(scratch).last();
            RunParameters load = parameters(paths, today, locale);
            JobRunner.Outcome loaded = run(runner, "loadOnly", load);
            if (!loaded.isComplete()) {
                throw new Problem("The load would fail: " + loaded.message());
            }
            List<Deliveries.Outcome> files = runner.part(Deliveries.class).outcomes(loaded.runId());
            RowChanges changes = new RowChanges(scratch, RecordSpecs.load(), MOST_ROWS);
            List<RecordChange> records = organisation.isPresent()
                    ? changes.ofItsFiles(loaded.runId(), files)
                    : changes.of(loaded.runId(), files);
            Preview preview = last.map(
                            edition -> compared(runner, scratch, asOf(load, edition, scratch), edition, files, records))
                    .orElseGet(() -> new Preview(
                            files, records, Optional.empty(), List.of(), "nothing is published yet to compare with"));
            return organisation.map(preview::of).orElse(preview);
        }
    }

    private static Preview compared(
            JobRunner runner,
            DataSource scratch,
            RunParameters load,
            PublishedEdition last,
            List<Deliveries.Outcome> files,
            List<RecordChange> records) {
        JobRunner.Outcome released = run(runner, "releaseOnly", load);
        Optional<Preview.Against> against = Optional.of(new Preview.Against(last.id(), last.businessDate()));
        return released.isComplete()
                ? new Preview(
                        files,
                        records,
                        against,
                        new ValueMoves(scratch)
                                .between(
                                        last.id(),
                                        new Editions(scratch)
                                                .madeBy(released.runId())
                                                .orElseThrow()),
                        "")
                : new Preview(files, records, against, List.of(), "the night would fail: " + released.message());
    }

    private static JobRunner.Outcome run(JobRunner runner, String job, RunParameters run) {
        return runner.run(job, run, new JobRunner.Start(true, Duration.ZERO, () -> false));
    }

    private static RunParameters parameters(List<Path> paths, LocalDate today, Optional<String> locale) {
        // The server keeps microseconds.
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return new RunParameters(
                "load",
                today,
                now.toEpochMilli(),
                now,
                paths.stream().map(path -> path.toAbsolutePath().normalize()).toList(),
                "USD",
                Optional.empty(),
                Optional.empty(),
                "none",
                Path.of(""),
                Optional.empty(),
                Optional.empty(),
                locale);
    }

    /** What was asked of the night of the edition is asked again, so that what moves is moved by rows alone. */
    private static RunParameters asOf(RunParameters load, PublishedEdition edition, DataSource scratch) {
        Map<String, String> asked = new HashMap<>();
        JdbcClient.create(scratch)
                .sql(SqlResource.text(LoadPreview.class, "asked_of_night"))
                .param("edition", edition.id())
                .query(row -> {
                    asked.put(row.getString("parameter_name"), row.getString("parameter_value"));
                });
        return new PastNight(load.asOf(), Optional.empty(), edition.businessDate(), Optional.empty())
                .again(
                        load.attempt(),
                        edition.reportingCurrency(),
                        Optional.ofNullable(asked.get("base_year")).map(Integer::valueOf),
                        Optional.ofNullable(asked.get("years")).map(RunParameters.YearRange::parse),
                        load.editions());
    }
}
