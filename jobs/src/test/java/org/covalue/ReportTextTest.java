package org.covalue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.covalue.disclosure.Edition;
import org.covalue.reports.Reports;
import org.covalue.reports.model.Format;
import org.covalue.reports.model.Language;
import org.covalue.reports.model.ReportFolder;
import org.covalue.reports.model.ReportModel;
import org.covalue.reports.model.ReportRequest;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a reader of the sample night reads, whole: {@code reports/<report>/expected.txt} is the text of the PDF and the
 * cells that stand in the workbook only. {@code -Dcovalue.rewrite=true} renews it; look at what changed before it is
 * committed.
 */
class ReportTextTest {

    private static final int YEAR = 2024;
    private static final String ORGANISATION = "cordoba_technology_cluster";
    private static final String FUNDER = "fontar";
    private static final String STUDY = "joining:real_revenue";

    @TempDir
    private Path folder;

    static List<String> ids() {
        return ReportFolder.ids();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void theReportSaysWhatItIsExpectedToSay(String id) throws IOException {
        Path expected = Path.of("reports", id, "expected.txt");
        String text = text(id);
        if (Boolean.getBoolean("covalue.rewrite")) {
            Files.writeString(expected, text);
        }
        assertThat(text)
                .as("%s; ./mvnw test -Dtest=ReportTextTest -Dcovalue.rewrite=true renews it", expected)
                .isEqualTo(Files.readString(expected));
    }

    private String text(String id) throws IOException {
        Edition edition = SampleNight.get().editions().open(SampleNight.get().edition());
        Optional<String> organisation = Optional.of(ORGANISATION).filter(named -> Reports.needsOrganisation(id));
        ReportModel model = Reports.build(
                edition,
                Reports.isAboutAStudy(id)
                        ? ReportRequest.ofStudy(id, YEAR, STUDY, Language.EN)
                        : new ReportRequest(id, YEAR, organisation, organisation.map(named -> FUNDER), Language.EN));
        Path pdf = folder.resolve(id + ".pdf");
        Reports.write(model, Format.PDF, pdf);
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            stripper.setLineSeparator("\n");
            return masked(stripper.getText(document) + workbookOnly(model));
        }
    }

    /** Columns that are not printed, and the figures of charts that are drawn only. */
    private static String workbookOnly(ReportModel model) {
        StringBuilder text = new StringBuilder("\nIn the workbook only\n");
        model.exhibits().forEach(exhibit -> {
            List<Integer> columns = Stream.iterate(0, i -> i + 1)
                    .limit(exhibit.table().columns().size())
                    .filter(i -> !exhibit.isTablePrinted()
                            || !exhibit.table().columns().get(i).isPrinted())
                    .toList();
            if (!columns.isEmpty()) {
                text.append('\n').append(exhibit.title()).append('\n');
                text.append(String.join(
                                " | ",
                                columns.stream()
                                        .map(i ->
                                                exhibit.table().columns().get(i).title())
                                        .toList()))
                        .append('\n');
                exhibit.table()
                        .rows()
                        .forEach(row -> text.append(String.join(
                                        " | ",
                                        columns.stream()
                                                .map(i -> row.cells().get(i).text())
                                                .toList()))
                                .append('\n'));
            }
        });
        return text.toString();
    }

    /**
     * The moment of the run and the version of the software are not the samples', nor is the plan, which follows the
     * SELECTs.
     */
    private static String masked(String text) {
        return text.replaceAll("\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?Z?( UTC)?", "<moment>")
                .replaceAll(
                        "by Covalue (?s:.*?)always gives the same\\s+report",
                        "by Covalue <version>. The same edition always gives the same report")
                .replaceAll("[0-9a-f]{64}", "<hash>")
                .replaceAll("(?m)[ \\t]+$", "");
    }
}
