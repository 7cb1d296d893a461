package org.covalue.studies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.covalue.reports.Format;
import org.covalue.reports.Language;
import org.covalue.reports.Reports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of a study as its reader gets it. */
class ImpactReportTest {

    private static final String PLAN = """
            kind: panel
            unit: firm
            time: year
            outcome: sales
            treated_from: joined
            estimators: [twfe, callaway_santanna, bacon]
            """;

    @TempDir
    private Path folder;

    @Test
    void theFiguresOfTheEstimatesStandInPdfAndWorkbookWithWhatTheyRestOn() throws IOException {
        Evaluation evaluation = evaluation(PLAN, 60);
        Estimate simple = evaluation.findings().estimates().stream().filter(one -> one.term().equals("simple")).findFirst().orElseThrow();
        String text = pdf(evaluation, Language.EN);
        assertThat(text).contains("Callaway and Sant'Anna", "units never treated", "Which comparisons two-way fixed effects make",
                "Before and after treatment", "What this cannot say", "%.4f".formatted(simple.estimate()), "%.4f".formatted(simple.standardError()));
        Reports.write(Reports.build("impact_report", new ImpactTables(evaluation, "hash", Instant.EPOCH), Language.EN), Format.XLSX,
                folder.resolve("report.xlsx"));
        try (XSSFWorkbook workbook = new XSSFWorkbook(folder.resolve("report.xlsx").toFile())) {
            assertThat(workbook.getSheet("Event study").getDrawingPatriarch().getCharts()).isNotEmpty();
            assertThat(workbook.getSheet("Effects")).isNotNull();
        } catch (org.apache.poi.openxml4j.exceptions.InvalidFormatException e) {
            throw new IOException(e);
        }
    }

    @Test
    void whatIsRefusedIsPrintedWithItsReasonAndInSpanishToo() throws IOException {
        Evaluation evaluation = evaluation(PLAN + "minimum: {treated: 1000, controls: 20, pre_periods: 2}\n", 40);
        assertThat(evaluation.findings().estimates()).noneMatch(Estimate::isEstimable);
        String text = pdf(evaluation, Language.ES);
        assertThat(text).contains("Qué se rechazó y por qué", "al menos 1000 tratadas", "Lo que esto no puede decir").doesNotContain("NaN");
    }

    private String pdf(Evaluation evaluation, Language language) throws IOException {
        File file = folder.resolve("report.pdf").toFile();
        Reports.write(Reports.build("impact_report", new ImpactTables(evaluation, "hash", Instant.EPOCH), language), Format.PDF, file.toPath());
        try (PDDocument document = Loader.loadPDF(file)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    /** Half of the firms join in 2003 or 2004, which is worth 0.5. */
    private Evaluation evaluation(String plan, int firms) throws IOException {
        StringBuilder rows = new StringBuilder("firm,year,joined,sales\n");
        Random random = new Random(1);
        for (int firm = 0; firm < firms; firm++) {
            int joined = firm % 2 == 0 ? 0 : 2003 + firm % 4 / 2;
            for (int year = 2000; year < 2007; year++) {
                double effect = joined > 0 && year >= joined ? 0.5 : 0;
                rows.append("F%d,%d,%d,%s%n".formatted(firm, year, joined, firm + 0.1 * (year - 2000) + effect + random.nextGaussian() / 5));
            }
        }
        Design design = Design.parse("joining", plan, Design.Minimum.OF_A_PANEL);
        return Evaluation.of(Panel.read(Files.writeString(folder.resolve("panel.csv"), rows), design), design);
    }
}
