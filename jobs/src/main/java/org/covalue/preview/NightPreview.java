package org.covalue.preview;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.covalue.archive.ScratchCopy;
import org.covalue.database.Database;
import org.covalue.disclosure.Editions;
import org.covalue.disclosure.PublishedEdition;
import org.covalue.inputs.Deliveries;
import org.covalue.inputs.spec.RecordSpecs;
import org.covalue.night.NightResult;
import org.covalue.night.schedule.Nights;
import org.covalue.request.RunParameters;
import org.covalue.run.Progress;
import org.springframework.util.FileSystemUtils;

/**
 * A whole night that publishes nothing: from the landing files to the gate and behind it, in a copy of the database and
 * a temporary folder that are thrown away.
 *
 * @param result as the night itself would end
 */
public record NightPreview(Preview preview, NightResult result) {

    /** @param asked what the night would be asked for; its files go nowhere */
    public static NightPreview of(Database database, RunParameters asked, boolean again, Progress progress) {
        try (ScratchCopy copy = ScratchCopy.of(database)) {
            Path folder = Files.createTempDirectory("covalue-dry-run");
            try {
                return of(copy.database().dataSource(), elsewhere(asked, folder), again, progress);
            } finally {
                FileSystemUtils.deleteRecursively(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the temporary folder of a dry run", e);
        }
    }

    private static NightPreview of(DataSource scratch, RunParameters asked, boolean again, Progress progress) {
        Optional<PublishedEdition> last = new Editions(scratch).last();
        NightResult result = new Nights(scratch, progress, Optional.empty())
                .run(asked, new Nights.Start(again, Duration.ZERO, () -> false));
        RecordSpecs specs = RecordSpecs.load();
        List<Deliveries.Outcome> files = new Deliveries(scratch, specs).outcomes(result.runId());
        Optional<Long> made = new Editions(scratch).madeBy(result.runId());
        return new NightPreview(
                new Preview(
                        files,
                        new RowChanges(scratch, specs, LoadPreview.MOST_ROWS).of(result.runId(), files),
                        last.map(one -> new Preview.Against(one.id(), one.businessDate())),
                        last.isEmpty() || made.isEmpty()
                                ? List.of()
                                : new ValueMoves(scratch)
                                        .between(last.orElseThrow().id(), made.orElseThrow()),
                        last.isEmpty()
                                ? "nothing is published yet to compare with"
                                : made.isEmpty() ? "the night does not come to its values" : ""),
                result);
    }

    private static RunParameters elsewhere(RunParameters asked, Path folder) {
        return new RunParameters(
                asked.command(),
                asked.businessDate(),
                asked.attempt(),
                asked.asOf(),
                asked.landing(),
                asked.reportingCurrency(),
                asked.baseYear(),
                asked.years(),
                asked.reports(),
                folder.resolve("editions"),
                Optional.empty(),
                asked.acceptGate(),
                asked.locale());
    }
}
