package org.covalue.studies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.covalue.disclosure.OwnStudy;
import org.covalue.estimation.Evaluation;
import org.covalue.estimation.data.Design;
import org.covalue.estimation.data.Panel;
import org.covalue.estimation.inference.Estimate;
import org.covalue.estimation.replication.Plan;
import org.covalue.estimation.replication.PlanRegister;
import org.covalue.reports.Reports;
import org.covalue.reports.model.Format;
import org.covalue.reports.model.Language;
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
        Estimate simple = evaluation.findings().estimates().stream()
                .filter(one -> one.term().equals("simple"))
                .findFirst()
                .orElseThrow();
        String text = pdf(evaluation, Language.EN);
        assertThat(text)
                .contains(
                        "Callaway and Sant'Anna",
                        "units never treated",
                        "Which comparisons two-way fixed effects make",
                        "Before and after treatment",
                        "What this cannot say",
                        "%.4f".formatted(simple.estimate()),
                        "%.4f".formatted(simple.standardError()));
        Reports.write(
                Reports.build("impact_report", own(evaluation)::exhibit, Language.EN),
                Format.XLSX,
                folder.resolve("report.xlsx"));
        try (XSSFWorkbook workbook =
                new XSSFWorkbook(folder.resolve("report.xlsx").toFile())) {
            assertThat(workbook.getSheet("Event study").getDrawingPatriarch().getCharts())
                    .isNotEmpty();
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
        assertThat(text)
                .contains("Qué se rechazó y por qué", "al menos 1000 tratadas", "Lo que esto no puede decir")
                .doesNotContain("NaN");
    }

    @Test
    void aNullResultSaysHowLargeAnEffectWouldHaveBeenFoundInBothLanguages() throws IOException {
        Evaluation evaluation = evaluation(PLAN, 60, 0);
        assertThat(pdf(evaluation, Language.EN))
                .contains("No effect on sales was told from zero", "The study would have found an effect of");
        assertThat(pdf(evaluation, Language.ES))
                .contains(
                        "No se distinguió de cero ningún efecto sobre sales",
                        "30 unidades tratadas comparadas con unidades nunca tratadas",
                        "Qué efecto tuvo el tratamiento")
                .doesNotContain("units compared with")
                .doesNotContain("standard error");
    }

    @Test
    void aNegativeResultReadsLikeAPositiveOneAndTheVerbGoesWithTheDesign() throws IOException {
        assertThat(pdf(evaluation(PLAN, 60, 0.5, 4), Language.EN))
                .contains("sales was higher by 0.", "Treatment contributed to this, if treated units");
        assertThat(pdf(evaluation(PLAN, 60, -0.5, 4), Language.EN))
                .contains("sales was lower by 0.", "Treatment contributed to this, if treated units");
    }

    /** Chance alone sets these groups apart before treatment; a reader cannot know that. */
    @Test
    void groupsThatMovedDifferentlyBeforeAreNotSaidToBeAffected() throws IOException {
        Evaluation evaluation = evaluation(PLAN, 60, 0.5, 1);
        assertThat(evaluation.findings().estimates())
                .filteredOn(one -> one.term().equals("pretrend"))
                .singleElement()
                .satisfies(test -> assertThat(test.pValue()).isLessThan(0.05));
        assertThat(pdf(evaluation, Language.EN))
                .contains("Treatment is associated with this. It cannot be said to have contributed")
                .doesNotContain("Treatment contributed");
    }

    @Test
    void theMethodsStandWithTheirPapersAndTheBoundsWithTheMultipleThatBreaksThem() throws IOException {
        String text = pdf(evaluation(PLAN, 60, 0.5), Language.EN);
        assertThat(text)
                .contains(
                        "Callaway and Sant'Anna (2021), Journal of Econometrics 225",
                        "Goodman-Bacon (2021)",
                        "M = 1.5");
    }

    @Test
    void balanceIsDrawnForEachMethodThatBalances() throws IOException {
        StringBuilder rows = new StringBuilder("id,helped,size,sales\n");
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            double size = random.nextGaussian();
            int helped = size + random.nextGaussian() > 0.5 ? 1 : 0;
            rows.append("%d,%d,%s,%s%n".formatted(i, helped, size, size + helped + random.nextGaussian()));
        }
        Design design = Design.parse(
                "help",
                "{kind: cross_section, unit: id, outcome: sales, treated: helped, covariates: [size], "
                        + "estimators: [difference_in_means, ipw, entropy_balancing]}",
                Design.Minimum.OF_A_PANEL);
        Evaluation evaluation =
                Evaluation.of(Panel.read(Files.writeString(folder.resolve("rows.csv"), rows), design), design);
        assertThat(pdf(evaluation, Language.EN))
                .contains("Treatment is associated with this", "Balance before and after");
        Reports.write(
                Reports.build("impact_report", own(evaluation)::exhibit, Language.ES),
                Format.XLSX,
                folder.resolve("report.xlsx"));
        try (XSSFWorkbook workbook =
                new XSSFWorkbook(folder.resolve("report.xlsx").toFile())) {
            assertThat(workbook.getSheet("Equilibrio").getDrawingPatriarch().getCharts())
                    .hasSize(2);
        } catch (org.apache.poi.openxml4j.exceptions.InvalidFormatException e) {
            throw new IOException(e);
        }
    }

    private static OwnStudy own(Evaluation evaluation) {
        return new OwnStudy(ImpactTables.of(evaluation, context(evaluation), Instant.EPOCH));
    }

    private String pdf(Evaluation evaluation, Language language) throws IOException {
        File file = folder.resolve("report.pdf").toFile();
        Reports.write(Reports.build("impact_report", own(evaluation)::exhibit, language), Format.PDF, file.toPath());
        try (PDDocument document = Loader.loadPDF(file)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    /** Half of the firms join in 2003 or 2004, which is worth 0.5 if nothing else is said. */
    private Evaluation evaluation(String plan, int firms) throws IOException {
        return evaluation(plan, firms, 0.5);
    }

    private Evaluation evaluation(String plan, int firms, double worth) throws IOException {
        return evaluation(plan, firms, worth, 1);
    }

    private Evaluation evaluation(String plan, int firms, double worth, long seed) throws IOException {
        StringBuilder rows = new StringBuilder("firm,year,joined,sales\n");
        Random random = new Random(seed);
        for (int firm = 0; firm < firms; firm++) {
            int joined = firm % 2 == 0 ? 0 : 2003 + firm % 4 / 2;
            for (int year = 2000; year < 2007; year++) {
                double effect = joined > 0 && year >= joined ? worth : 0;
                rows.append("F%d,%d,%d,%s%n"
                        .formatted(
                                firm, year, joined, firm + 0.1 * (year - 2000) + effect + random.nextGaussian() / 5));
            }
        }
        Design design = Design.parse("joining", plan, Design.Minimum.OF_A_PANEL);
        return Evaluation.of(Panel.read(Files.writeString(folder.resolve("panel.csv"), rows), design), design);
    }

    private static StudyContext context(Evaluation evaluation) {
        Plan plan = Plan.of(Map.of("outcome", evaluation.design().outcome()));
        return StudyContext.ofPanel(
                evaluation.design(),
                PlanRegister.History.of(List.of(new PlanRegister.Registered(plan, Instant.EPOCH)), plan));
    }
}
