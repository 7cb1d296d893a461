package org.covalue.portal.reports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.covalue.disclosure.Edition;
import org.covalue.disclosure.Editions;
import org.covalue.editions.ReportBatch;
import org.covalue.editions.StudyReports;
import org.covalue.platform.FileFolders;
import org.covalue.platform.FileHash;
import org.covalue.portal.access.ViewerQueries;
import org.covalue.portal.web.PageProblem;
import org.covalue.reports.Reports;
import org.covalue.reports.model.Format;
import org.covalue.reports.model.Language;
import org.covalue.reports.model.ReportException;
import org.covalue.reports.model.ReportRequest;
import org.covalue.studies.Study;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * The files of reports. One that a night rendered is sent only while it is what was published; one of another language
 * or year is rendered when asked for, a few at a time, and kept beside the edition in {@code EDITION.rendered}.
 */
@Component
class ReportFiles {

    private static final Logger LOG = LoggerFactory.getLogger(ReportFiles.class);
    private static final int RENDERED_AT_ONCE = 2;
    private static final int SECONDS_TO_WAIT = 120;
    private static final int MOST_WAITING = 60;

    private final ViewerQueries queries;
    private final ReportList list;
    private final Editions editions;
    private final Path folder;
    private final Semaphore renderings = new Semaphore(RENDERED_AT_ONCE, true);
    /** What this process has rendered: a file that differs from it, or that an earlier one left, is rendered anew. */
    private final Map<Path, String> rendered = new ConcurrentHashMap<>();

    ReportFiles(ViewerQueries queries, ReportList list, DataSource dataSource, FileFolders folders) {
        this.queries = queries;
        this.list = list;
        this.editions = new Editions(dataSource);
        this.folder = folders.editions();
    }

    /** @param sha256 of the content as published or rendered */
    record Found(Path path, String sha256) {}

    private record Stored(String file, String sha256) {}

    /**
     * The file of a report that the viewer may read.
     *
     * @throws PageProblem if there is none for this viewer, or it is not what was published, or too many are being
     *     rendered
     */
    Found find(long edition, ReportRequest request, Format format) {
        // A right to the reports of an organisation is none to a report of the portfolio that the organisation is named
        // with.
        boolean isKnown = Reports.ids().contains(request.reportId())
                && Reports.needsOrganisation(request.reportId())
                        == request.organisation().isPresent();
        if (!isKnown || !list.mayRead(edition, request)) {
            throw PageProblem.notFound();
        }
        return stored(edition, request, format)
                .map(stored -> intact(edition, stored))
                .orElseGet(() -> onDemand(edition, request, format));
    }

    /**
     * The report of a study, as the night of the edition rendered it. @throws PageProblem if there is none for this
     * viewer
     */
    Found ofStudy(long edition, Study study, Language language, Format format) {
        List<Stored> found = queries.jdbc()
                .query(
                        """
                        select r.file, f.sha256 from covalue.edition_report r
                        inner join covalue.edition_file f on f.edition_id = r.edition_id
                        and f.file = r.file where r.edition_id = ? and r.file = ?
                        """,
                        (row, i) -> new Stored(row.getString(1), row.getString(2)),
                        edition,
                        StudyReports.published(study, language, format));
        return found.stream().findFirst().map(stored -> intact(edition, stored)).orElseThrow(PageProblem::notFound);
    }

    private Optional<Stored> stored(long edition, ReportRequest request, Format format) {
        List<Stored> found = queries.jdbc()
                .query(
                        """
                select r.file, f.sha256
                from covalue.edition_report r
                inner join covalue.edition_file f on f.edition_id = r.edition_id and f.file = r.file
                where r.edition_id = ? and r.report = ? and r.year = ? and r.language = ? and r.format = ?
                  and r.organisation_id is not distinct from ? and r.funder_id is not distinct from ?
                """,
                        (row, i) -> new Stored(row.getString(1), row.getString(2)),
                        edition,
                        request.reportId(),
                        request.year(),
                        request.language().code(),
                        format.ending(),
                        request.organisation().orElse(null),
                        request.funder().orElse(null));
        return found.stream().findFirst();
    }

    private Found intact(long edition, Stored stored) {
        Path path = folder.resolve(Long.toString(edition)).resolve(stored.file());
        if (!sha256(path).equals(Optional.of(stored.sha256()))) {
            LOG.error("{} is not the file that was published with edition {}; it was not sent", path, edition);
            throw new PageProblem(HttpStatus.INTERNAL_SERVER_ERROR, "reports.differs");
        }
        return new Found(path, stored.sha256());
    }

    private Found onDemand(long edition, ReportRequest request, Format format) {
        Path path = ReportBatch.file(folder.resolve(edition + ".rendered"), request, format);
        return kept(path).orElseGet(() -> {
            enter();
            try {
                return kept(path).orElseGet(() -> render(editions.open(Optional.of(edition)), request, format, path));
            } finally {
                renderings.release();
            }
        });
    }

    private void enter() {
        try {
            // Who waits holds a thread of the server: some are left for pages.
            if (renderings.getQueueLength() >= MOST_WAITING
                    || !renderings.tryAcquire(SECONDS_TO_WAIT, TimeUnit.SECONDS)) {
                throw new PageProblem(HttpStatus.SERVICE_UNAVAILABLE, "reports.busy");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PageProblem(HttpStatus.SERVICE_UNAVAILABLE, "reports.busy");
        }
    }

    private Found render(Edition edition, ReportRequest request, Format format, Path path) {
        try {
            Reports.draft(Reports.build(edition, request), format, path);
        } catch (ReportException refused) {
            LOG.info("{} was asked for and cannot be: {}", path.getFileName(), refused.getMessage());
            throw PageProblem.notFound();
        }
        String sha256 = sha256(path).orElseThrow();
        rendered.put(path, sha256);
        return new Found(path, sha256);
    }

    private Optional<Found> kept(Path path) {
        return Optional.ofNullable(rendered.get(path))
                .filter(sha256 -> sha256(path).equals(Optional.of(sha256)))
                .map(sha256 -> new Found(path, sha256));
    }

    /** Empty where the file is not there or cannot be read. */
    private static Optional<String> sha256(Path path) {
        try {
            return Files.isRegularFile(path) ? Optional.of(FileHash.sha256(path)) : Optional.empty();
        } catch (IOException e) {
            LOG.error("{} cannot be read", path, e);
            return Optional.empty();
        }
    }
}
