package org.covalue.reports.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.covalue.reports.Reports;
import org.covalue.reports.model.Format;
import org.covalue.reports.model.Language;
import org.covalue.reports.model.SampleReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbookWriterTest {

    private static final int FIRST = ExhibitSheet.HEAD_ROW + 1;

    @TempDir
    private Path folder;

    @Test
    void numbersAreNumbersAndStatesAreWords() throws IOException {
        try (XSSFWorkbook workbook = written(Language.ES)) {
            XSSFSheet sheet = workbook.getSheet("Trend");
            assertThat(sheet.getRow(FIRST + 1).getCell(1).getNumericCellValue()).isEqualTo(1000.05);
            assertThat(new DataFormatter()
                            .formatCellValue(sheet.getRow(FIRST + 1).getCell(1)))
                    .isEqualTo("1,000.1");
            assertThat(sheet.getRow(FIRST + 2).getCell(1).getStringCellValue()).isEqualTo("(c)");
            assertThat(sheet.getRow(FIRST + 3).getCell(1).getStringCellValue()).isEqualTo("n.i.");
            assertThat(sheet.getLastRowNum()).isEqualTo(FIRST + SampleReport.YEARS - 1);
            assertThat(sheet.getPaneInformation().getHorizontalSplitTopRow()).isEqualTo((short) FIRST);
            assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).startsWith("A" + FIRST);
        }
    }

    @Test
    void noCellIsAFormula() throws IOException {
        try (XSSFWorkbook workbook = written(Language.EN)) {
            XSSFSheet sheet = workbook.getSheet("Words");
            assertThat(sheet.getRow(FIRST).getCell(0).getStringCellValue()).isEqualTo("=1+1");
            assertThat(sheet.getRow(FIRST).getCell(0).getCellStyle().getQuotePrefixed())
                    .isTrue();
            workbook.forEach(each -> each.forEach((Row row) ->
                    row.forEach(cell -> assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA))));
        }
    }

    @Test
    void nothingIsHidden() throws IOException {
        try (XSSFWorkbook workbook = written(Language.EN)) {
            for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
                assertThat(workbook.isSheetHidden(i) || workbook.isSheetVeryHidden(i))
                        .isFalse();
                workbook.getSheetAt(i)
                        .forEach(row -> assertThat(row.getZeroHeight()).isFalse());
            }
            assertThat(workbook.getAllNames()).allMatch(name -> !name.isHidden());
        }
    }

    @Test
    void everySeriesOfANativeChartHasAColourAndDrawsBlanksAsGaps() throws IOException {
        try (XSSFWorkbook workbook = written(Language.EN)) {
            XSSFSheet sheet = workbook.getSheet("Trend");
            XSSFChart chart = sheet.getDrawingPatriarch().getCharts().get(0);
            assertThat(chart.getCTChart().xmlText()).contains("solidFill").contains("dispBlanksAs val=\"gap\"");
            assertThat(sheet.getRow(FIRST + 1).getCell(3).getNumericCellValue()).isEqualTo(1000.05);
            assertThat(sheet.getRow(FIRST + 2).getCell(3)).isNull();
        }
    }

    @Test
    void theSameReportIsTheSameFile() throws IOException {
        Path first = folder.resolve("first.xlsx");
        Path second = folder.resolve("second.xlsx");
        Reports.write(SampleReport.in(Language.EN), Format.XLSX, first);
        Reports.write(SampleReport.in(Language.EN), Format.XLSX, second);
        assertThat(Files.mismatch(first, second)).isEqualTo(-1);
    }

    private XSSFWorkbook written(Language language) throws IOException {
        Path file = folder.resolve("report.xlsx");
        Reports.write(SampleReport.in(language), Format.XLSX, file);
        try (InputStream in = Files.newInputStream(file)) {
            return new XSSFWorkbook(in);
        }
    }
}
