package org.covalue.night.rejected;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.covalue.database.SqlResource;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.SenderChoices;
import org.covalue.inputs.check.AnnotatedCopy;
import org.covalue.inputs.check.CheckedFile;
import org.covalue.inputs.check.FaultGroups;
import org.covalue.inputs.check.FileCheck;
import org.covalue.inputs.dialect.SenderLocale;
import org.covalue.inputs.landing.Landing;
import org.covalue.inputs.landing.LandingFile;
import org.covalue.inputs.reading.RejectedRow;
import org.covalue.inputs.spec.RecordSpecs;
import org.covalue.platform.AtomicFile;
import org.covalue.platform.FileFolders;
import org.covalue.platform.FileHash;
import org.covalue.request.RunParameters;
import org.covalue.run.Runs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Beside a night, of every file of which something was refused a workbook with its faults marked in the cells, for whom
 * the operator asks to correct it. It lies in the home: landing folders belong to the senders.
 */
public final class RejectedCopies {

    private static final Logger LOG = LoggerFactory.getLogger(RejectedCopies.class);

    /** A workbook takes many times its size in memory while it is marked. */
    private static final long MOST_BYTES = 4L << 20;

    private static final int FAULTS_OF_A_CAUSE = 20_000;

    private final JdbcTemplate jdbc;
    private final SenderChoices choices;
    private final Runs runs;
    private final FileFolders folders;
    private final RecordSpecs specs = RecordSpecs.load();

    public RejectedCopies(DataSource dataSource, FileFolders folders) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.choices = new SenderChoices(dataSource);
        this.runs = new Runs(dataSource);
        this.folders = folders;
    }

    /** One that cannot be marked is told in the log and left out. */
    public void write(long runId) {
        Map<String, RejectedFile> rejected = rejected(runId);
        if (rejected.isEmpty()) {
            return;
        }
        RunParameters run = runs.parameters(runId);
        List<Path> landing = run.landing().stream().filter(Files::exists).toList();
        for (LandingFile file : Landing.of(landing).files()) {
            RejectedFile found = rejected.get(file.path().toString());
            if (found != null) {
                attempt(runId, file, found, run.businessDate());
            }
        }
    }

    private Map<String, RejectedFile> rejected(long runId) {
        return JdbcClient.create(jdbc)
                .sql(SqlResource.text(RejectedCopies.class, "rejected_files"))
                .param("run", runId)
                .query((row, i) -> new RejectedFile(
                        row.getString("path"),
                        row.getString("sha256"),
                        Objects.requireNonNullElse(row.getString("sent_by"), ""),
                        row.getString("locale"),
                        row.getString("language")))
                .list()
                .stream()
                .collect(Collectors.toMap(RejectedFile::path, Function.identity(), (first, other) -> other));
    }

    private void attempt(long runId, LandingFile file, RejectedFile rejected, LocalDate businessDate) {
        try {
            if (Files.size(file.path()) > MOST_BYTES) {
                LOG.info("no copy of {} is marked: it is larger than {} MB", file.name(), MOST_BYTES >> 20);
            } else if (FileHash.sha256(file.path()).equals(rejected.sha256())) {
                CheckedFile checked = check(runId, file, rejected, businessDate);
                Path copy = folders.rejected(runId, file.name());
                Files.createDirectories(copy.toAbsolutePath().getParent());
                AtomicFile.write(copy, out -> AnnotatedCopy.write(file.path(), checked, rejected.noteLanguage(), out));
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("the faults of {} could not be marked in a copy: {}", file.name(), e.getMessage());
        }
    }

    private CheckedFile check(long runId, LandingFile file, RejectedFile rejected, LocalDate businessDate)
            throws IOException {
        Optional<SenderLocale> locale =
                Optional.of(rejected.locale()).filter(tag -> !tag.isEmpty()).map(tag -> SenderLocale.of(tag, "locale"));
        FaultGroups groups = new FaultGroups(FAULTS_OF_A_CAUSE);
        Set<Place> marked = new HashSet<>();
        List<FileCheck.Outcome> tables = new FileCheck(specs, businessDate, locale)
                .check(asLoaded(file, rejected), (spec, rows) -> List.of(), (record, sheet, fault) -> {
                    marked.add(new Place(sheet, fault.row(), fault.column()));
                    groups.add(record, sheet, fault);
                });
        faultsOf(runId, rejected).stream()
                .filter(fault -> fault.row().row() > 1 && marked.add(fault.place()))
                .forEach(fault -> groups.add(fault.record(), fault.sheet(), fault.row()));
        return new CheckedFile(file.name(), tables, groups.all(), locale);
    }

    /** Beside what its sender has chosen when it was sent in. */
    private LandingFile asLoaded(LandingFile file, RejectedFile rejected) {
        SenderChoices.Choice choice =
                choices.ofFile(rejected.sentBy(), rejected.sha256()).orElse(SenderChoices.Choice.NONE);
        return file.beside(choice.beside(file.beside()));
    }

    private record Place(String sheet, int row, String column) {}

    /** One that only the load could find, such as an unknown reference. */
    private record LoadedFault(String sheet, String record, RejectedRow row) {

        Place place() {
            return new Place(sheet, row.row(), row.column());
        }
    }

    private List<LoadedFault> faultsOf(long runId, RejectedFile file) {
        return JdbcClient.create(jdbc)
                .sql(SqlResource.text(RejectedCopies.class, "faults_of_file"))
                .param("run", runId)
                .param("path", file.path())
                .query((row, i) -> new LoadedFault(
                        row.getString("sheet"),
                        row.getString("record"),
                        new RejectedRow(
                                row.getInt("row_number"),
                                row.getString("column_name"),
                                message(row, "found"),
                                message(row, "expected"),
                                row.getString("rule"),
                                message(row, "message"),
                                null,
                                null)))
                .list();
    }

    private static Message message(ResultSet row, String column) throws SQLException {
        return RejectedRow.kept(row.getString(column + "_coded"), row.getString(column));
    }
}
