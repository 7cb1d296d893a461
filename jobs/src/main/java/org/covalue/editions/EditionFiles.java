package org.covalue.editions;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.covalue.audit.AuditAnchor;
import org.covalue.disclosure.Edition;
import org.covalue.disclosure.Editions;
import org.covalue.exports.EvaluatorTable;
import org.covalue.exports.TableFormat;
import org.covalue.gate.Gate;
import org.covalue.platform.AtomicFile;
import org.covalue.platform.Durable;
import org.covalue.platform.Problem;
import org.covalue.reports.model.Format;
import org.covalue.reports.model.ReportRequest;
import org.covalue.request.RunParameters;

/**
 * The files of an edition: rendered into a draft folder, moved in one piece when the edition is published, then copied
 * to where the operator wants them.
 */
public final class EditionFiles {

    private final Editions editions;
    private final int parallel;
    private final RenderProgress progress;

    public EditionFiles(Editions editions, int parallel, RenderProgress progress) {
        this.editions = editions;
        this.parallel = parallel;
        this.progress = progress;
    }

    /** Renders reports and evaluator tables of a draft; what an earlier try left is removed first. */
    public void render(long editionId, RunParameters run) {
        Path draft = draft(editionId, run);
        delete(draft);
        Edition edition = editions.draft(editionId);
        for (EvaluatorTable table : EvaluatorTable.all()) {
            TableFormat.CSV.draft(table, edition, "en", draft.resolve("tables").resolve(table.name() + ".csv"));
        }
        List<ReportRequest> reports =
                new ReportBatch(edition, draft.resolve("reports"), parallel, progress).render(run.reports());
        editions.nameReports(
                editionId,
                reports.stream()
                        .flatMap(report -> Stream.of(Format.values()).map(format -> named(report, format)))
                        .toList());
    }

    private static Editions.Report named(ReportRequest request, Format format) {
        return new Editions.Report(
                ReportBatch.file(Path.of("reports"), request, format).toString().replace('\\', '/'),
                request.reportId(),
                request.year(),
                request.organisation(),
                request.funder(),
                request.language().code(),
                format.ending());
    }

    /** The draft as the gate looks at it. */
    public Gate.Draft forGate(long editionId, long runId, RunParameters run, boolean hasLayers) {
        Path reports = Path.of("reports");
        Edition draft = editions.draft(editionId);
        Set<Path> files = new ReportBatch(draft, reports, parallel, progress)
                .files(run.reports()).stream().map(reports::resolve).collect(Collectors.toCollection(TreeSet::new));
        return new Gate.Draft(editionId, runId, folder(editionId, run), files, hasLayers, run.acceptGate());
    }

    /** Moves the draft to its place, with its manifest. @return the folder of the edition */
    public Path freeze(long editionId, RunParameters run, AuditAnchor audit) {
        Path place = run.editions().resolve(Long.toString(editionId));
        try {
            if (Files.exists(draft(editionId, run))) {
                EditionManifest.write(draft(editionId, run), editionId, audit);
                delete(place);
                Durable.move(draft(editionId, run), place);
            }
            if (!Files.exists(place)) {
                throw new Problem("The files of edition " + editionId + " are neither in " + draft(editionId, run)
                        + " nor in " + place
                        + ".\nGive the same --home as when the run was started, or start anew with --again.");
            }
            return place;
        } catch (IOException e) {
            throw new Problem(
                    "The files of edition " + editionId + " cannot be moved to " + place + ": " + e.getMessage(), e);
        }
    }

    /** Where the files are now; a publication that broke off may have moved them. */
    private static Path folder(long editionId, RunParameters run) {
        Path draft = draft(editionId, run);
        return Files.exists(draft) ? draft : run.editions().resolve(Long.toString(editionId));
    }

    private static Path draft(long editionId, RunParameters run) {
        return run.editions().resolve(editionId + ".draft");
    }

    /** Copies a published edition; each file appears whole or not at all. */
    public static void copy(Path edition, Path out) {
        try (Stream<Path> files = Files.walk(edition)) {
            AtomicFile.removeLeftovers(out, Integer.MAX_VALUE);
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                AtomicFile.draft(out.resolve(edition.relativize(file).toString()), temporary -> {
                    copyContent(file, temporary);
                    Durable.forceAll(temporary);
                });
            }
            Durable.forceFolders(out);
        } catch (Problem | IOException e) {
            throw new Problem(
                    "Copying to " + out + " failed: " + e.getMessage()
                            + "\nThe edition is published and complete under " + edition + ".",
                    e);
        }
    }

    /**
     * As files are made where it goes to; a copy of the system's would take over that nobody else may read the
     * original.
     */
    private static void copyContent(Path file, Path target) throws IOException {
        try (OutputStream out = Files.newOutputStream(target)) {
            Files.copy(file, out);
        }
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new Problem(folder + " cannot be removed: " + e.getMessage(), e);
        }
    }
}
