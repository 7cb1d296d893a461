package org.covalue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.covalue.disclosure.Edition;
import org.covalue.reports.Reports;
import org.covalue.reports.model.Cell;
import org.covalue.reports.model.Exhibit;
import org.covalue.reports.model.Format;
import org.covalue.reports.model.Language;
import org.covalue.reports.model.ReportModel;
import org.covalue.reports.model.ReportRequest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PDF, workbook and CSV say the same, to the printed digits: read back as text and cells. */
class FigureAgreementTest {

    private static final String ORGANISATION = "cordoba_technology_cluster";

    @TempDir
    private static Path folder;

    private static SampleNight night;

    @BeforeAll
    static void runOnce() {
        night = SampleNight.get();
    }

    @Test
    void everyFigureOfTheFunderReportStandsInItsWorkbook() throws IOException {
        agree(new ReportRequest("funder_report", 2024, Optional.of(ORGANISATION), Optional.of("fontar"), Language.EN));
    }

    @Test
    void everyFigureOfThePortfolioReportStandsInItsWorkbook() throws IOException {
        agree(new ReportRequest("portfolio_report", 2024, Optional.empty(), Optional.empty(), Language.EN));
    }

    @Test
    void everyIndicatorOfTheFunderReportStandsInTheExport() {
        ReportModel model = Reports.build(
                edition(),
                new ReportRequest("funder_report", 2024, Optional.of(ORGANISATION), Optional.empty(), Language.EN));
        Set<Double> exported =
                numbers("indicators", row -> row.get("organisation_id").equals(ORGANISATION), "value");
        List<Double> shown = figures(exhibit(model, "indicators"), "2022", "2023", "2024");
        assertThat(shown).hasSizeGreaterThan(60).isSubsetOf(exported);
    }

    @Test
    void everyGroupAndFundingFigureOfThePortfolioReportStandsInTheExports() {
        ReportModel model = Reports.build(
                edition(),
                new ReportRequest("portfolio_report", 2024, Optional.empty(), Optional.empty(), Language.EN));
        Set<Double> groups = numbers("groups", row -> row.get("year").equals("2024"), "value");
        groups.addAll(numbers("groups", row -> row.get("year").equals("2024"), "organisations"));
        Set<Double> mix = numbers("funding_mix", row -> row.get("year").equals("2024"), "share_mean");
        mix.addAll(numbers("funding_mix", row -> row.get("year").equals("2024"), "share_pooled"));
        mix.addAll(numbers("funding_mix", row -> row.get("year").equals("2024"), "organisations"));
        assertThat(allFigures(exhibit(model, "indicators_by_age")))
                .hasSizeGreaterThan(200)
                .isSubsetOf(groups);
        assertThat(allFigures(exhibit(model, "indicators_by_class")))
                .hasSizeGreaterThan(200)
                .isSubsetOf(groups);
        assertThat(allFigures(exhibit(model, "funding_mix_by_age")))
                .hasSizeGreaterThan(40)
                .isSubsetOf(mix);
    }

    /** Large values only: a small share may well equal another figure by chance. */
    @Test
    void noSuppressedValueStandsInAnyReport() {
        Map<String, String> internal = Csv.byName(night.internal("indicators")).stream()
                .filter(row -> row.get("state").equals("ok") && row.get("year").equals("2024"))
                .collect(Collectors.toMap(
                        row -> row.get("organisation_id") + "/" + row.get("indicator"), row -> row.get("value")));
        Csv.byName(night.exported("indicators")).stream()
                .filter(row ->
                        row.get("state").equals("suppressed") && row.get("year").equals("2024"))
                .collect(Collectors.groupingBy(row -> row.get("organisation_id")))
                .forEach((organisation, cells) -> {
                    ReportModel model = Reports.build(
                            edition(),
                            new ReportRequest(
                                    "funder_report", 2024, Optional.of(organisation), Optional.empty(), Language.EN));
                    Set<Double> released = numbers(
                            "indicators", row -> row.get("organisation_id").equals(organisation), "value");
                    Set<Double> hidden = cells.stream()
                            .map(row -> Double.valueOf(internal.get(organisation + "/" + row.get("indicator"))))
                            .filter(value -> Math.abs(value) > 1000 && !released.contains(value))
                            .collect(Collectors.toSet());
                    assertThat(allFigures(exhibit(model, "indicators")))
                            .as(organisation)
                            .doesNotContainAnyElementsOf(hidden.isEmpty() ? Set.of(Double.NaN) : hidden);
                });
    }

    private static void agree(ReportRequest request) throws IOException {
        ReportModel model = Reports.build(edition(), request);
        Path pdf = folder.resolve(request.reportId() + ".pdf");
        Path xlsx = folder.resolve(request.reportId() + ".xlsx");
        Reports.write(model, Format.PDF, pdf);
        Reports.write(model, Format.XLSX, xlsx);
        Set<String> inWorkbook = cells(xlsx);
        Set<String> printed = new TreeSet<>();
        for (Exhibit exhibit : model.exhibits()) {
            if (exhibit.isTablePrinted()) {
                List<Integer> columns = IntStream.range(
                                0, exhibit.table().columns().size())
                        .filter(i -> exhibit.table().columns().get(i).isPrinted())
                        .boxed()
                        .toList();
                exhibit.table()
                        .rows()
                        .forEach(row -> columns.stream()
                                .map(row.cells()::get)
                                .filter(cell ->
                                        cell.value().isPresent() && cell.value().get() instanceof Number)
                                .map(Cell::text)
                                .filter(text -> text.matches("[-+]?[\\d,.]+"))
                                .forEach(printed::add));
            }
        }
        assertThat(printed).hasSizeGreaterThan(100);
        assertThat(inWorkbook).as("figures of the model in the workbook").containsAll(printed);
        String text = text(pdf);
        assertThat(printed.stream().filter(figure -> !text.contains(figure)).toList())
                .as("printed figures missing in the PDF")
                .isEmpty();
    }

    private static String text(Path pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static Set<String> cells(Path xlsx) throws IOException {
        Set<String> cells = new HashSet<>();
        DataFormatter formatter = new DataFormatter(Locale.ENGLISH);
        try (XSSFWorkbook workbook = new XSSFWorkbook(xlsx.toFile())) {
            workbook.forEach(
                    sheet -> sheet.forEach(row -> row.forEach(cell -> cells.add(formatter.formatCellValue(cell)))));
        } catch (InvalidFormatException e) {
            throw new IOException(e);
        }
        return cells;
    }

    private static Edition edition() {
        return night.editions().open(Optional.empty());
    }

    private static Exhibit exhibit(ReportModel model, String id) {
        return model.exhibits().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<Double> figures(Exhibit exhibit, String... columns) {
        List<Integer> wanted = IntStream.range(0, exhibit.table().columns().size())
                .filter(i -> Set.of(columns)
                        .contains(exhibit.table().columns().get(i).title()))
                .boxed()
                .toList();
        return exhibit.table().rows().stream()
                .flatMap(row -> wanted.stream().map(row.cells()::get))
                .map(Cell::value)
                .flatMap(Optional::stream)
                .filter(Number.class::isInstance)
                .map(value -> ((Number) value).doubleValue())
                .toList();
    }

    private static List<Double> allFigures(Exhibit exhibit) {
        return exhibit.table().rows().stream()
                .flatMap(row -> row.cells().stream())
                .map(Cell::value)
                .flatMap(Optional::stream)
                .filter(Number.class::isInstance)
                .map(value -> ((Number) value).doubleValue())
                .toList();
    }

    private static Set<Double> numbers(String table, Predicate<Map<String, String>> which, String column) {
        return Csv.byName(night.exported(table)).stream()
                .filter(which)
                .map(row -> row.get(column))
                .filter(text -> !text.isEmpty())
                .map(Double::valueOf)
                .collect(Collectors.toCollection(HashSet::new));
    }
}
