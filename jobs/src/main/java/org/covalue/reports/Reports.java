package org.covalue.reports;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.covalue.disclosure.Edition;
import org.covalue.platform.AtomicFile;
import org.covalue.reports.model.Format;
import org.covalue.reports.model.Language;
import org.covalue.reports.model.ModelBuilder;
import org.covalue.reports.model.ReportFolder;
import org.covalue.reports.model.ReportModel;
import org.covalue.reports.model.ReportQueries;
import org.covalue.reports.model.ReportRequest;
import org.covalue.reports.model.ReportRows;
import org.covalue.reports.model.RequestCheck;
import org.covalue.reports.model.Wording;
import org.covalue.reports.pdf.PdfWriter;
import org.covalue.reports.workbook.WorkbookWriter;

/** The reports: which there are, what stands in one, and its files. A new report is a new folder and no Java. */
public final class Reports {

    private Reports() {}

    /** The names of the reports about organisations, which are those of their folders. */
    public static List<String> ids() {
        return ReportFolder.ids().stream().filter(id -> !isAboutAStudy(id)).toList();
    }

    /** False also where there is no such report. */
    public static boolean isAboutAStudy(String id) {
        return ReportFolder.ids().contains(id) && ReportFolder.of(id).isAboutAStudy();
    }

    /** Every figure and word of a report whose rows are not those of an edition, under the names of its queries. */
    public static ReportModel build(String reportId, ReportRows rows, Language language) {
        return new ModelBuilder(
                        ReportFolder.of(reportId),
                        rows,
                        new ReportRequest(reportId, 0, Optional.empty(), Optional.empty(), language))
                .build();
    }

    /** Whether a report is about one organisation, so that the request must name it. */
    public static boolean needsOrganisation(String reportId) {
        return ReportFolder.of(reportId).definition().isTrue("needs_organisation", false);
    }

    /** What a report is called, with the year it is of. */
    public static String title(String reportId, int year, Language language) {
        return Wording.of(language)
                .with(Map.of("year", Integer.toString(year)))
                .in(ReportFolder.of(reportId).definition(), "title");
    }

    /** A list of codes that a report's queries take, for example {@code headline}. */
    public static List<String> values(String reportId, String name) {
        return ReportFolder.of(reportId).definition().under("values").list(name);
    }

    /**
     * Every figure and word of one report.
     *
     * @throws ReportException if the report, the organisation or the funder is unknown, or the year has no data; the
     *     message names what there is instead
     */
    public static ReportModel build(Edition edition, ReportRequest request) {
        ReportFolder folder = ReportFolder.of(request.reportId());
        ReportQueries queries = new ReportQueries(folder, edition::query, request);
        new RequestCheck(queries, request).check(folder.definition());
        return new ModelBuilder(folder, queries, request).build();
    }

    /**
     * Writes a report as a file, whole or not at all.
     *
     * @throws ReportException if it cannot be laid out or written
     */
    public static void write(ReportModel model, Format format, Path file) {
        AtomicFile.replace(file, content(model, format));
    }

    /** The same for one of many files that are taken to the disk together, or that can be rendered again. */
    public static void draft(ReportModel model, Format format, Path file) {
        AtomicFile.draft(file, content(model, format));
    }

    private static AtomicFile.FileContent content(ReportModel model, Format format) {
        return switch (format) {
            case PDF -> new PdfWriter(model)::write;
            case XLSX -> AtomicFile.streamed(new WorkbookWriter(model)::write);
        };
    }
}
