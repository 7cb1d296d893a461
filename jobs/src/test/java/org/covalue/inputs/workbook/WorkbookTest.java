package org.covalue.inputs.workbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.covalue.inputs.reading.Cells;
import org.covalue.inputs.reading.FileKind;
import org.covalue.inputs.reading.HeaderSearch;
import org.covalue.inputs.reading.RowSource;
import org.covalue.inputs.reading.UnreadableFile;
import org.covalue.inputs.spec.RecordSpecs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks as programs write them, those that people keep badly, and those that are made to harm. */
class WorkbookTest {

    private static final RecordSpecs SPECS = RecordSpecs.load();

    @TempDir
    Path folder;

    @Test
    void cellsAreReadByWhatTheirProgramSaysTheyAre() throws IOException {
        Path file = workbook(book -> {
            Sheet sheet = book.createSheet("Ingresos");
            header(sheet, 0, "member_id", "year", "currency", "revenue", "exports", "product_innovation");
            Row row = sheet.createRow(1);
            number(row, 0, 42, style(book, "00000"));
            row.createCell(1).setCellValue(2023);
            row.createCell(2).setCellValue("ARS");
            number(row, 3, 1234567.5, style(book, "#,##0.00"));
            row.createCell(4).setCellValue(0.1 + 0.2);
            row.createCell(5).setCellValue(true);
        });

        assertEquals(List.of("00042|2023|ARS|1234567.5|0.3|yes"), rows(file, "Ingresos"));
    }

    @Test
    void datesHaveTheEpochOfTheirWorkbook() throws IOException {
        for (boolean isFrom1904 : List.of(false, true)) {
            Path file = workbook(book -> {
                book.getCTWorkbook().getWorkbookPr().setDate1904(isFrom1904);
                Sheet sheet = book.createSheet("m");
                header(sheet, 0, "organisation_id", "member_id", "joined_on");
                Row row = sheet.createRow(1);
                row.createCell(0).setCellValue("cordoba");
                row.createCell(1).setCellValue("M1");
                Cell cell = row.createCell(2);
                cell.setCellStyle(style(book, "dd/mm/yyyy"));
                cell.setCellValue(LocalDate.of(2019, 2, 28));
            });

            assertEquals(List.of("cordoba|M1|2019-02-28"), rows(file, "m"), "1904: " + isFrom1904);
        }
    }

    @Test
    void whatStandsInQuotesOfAFormatIsTextAndAnIdIsReadAsShown() throws IOException {
        Path file = workbook(book -> {
            Sheet sheet = book.createSheet("s");
            header(sheet, 0, "member_id", "year", "currency", "revenue");
            List<String> formats = List.of("\"M\"00000", "\"S\"000", "\"D\"0", "\\M00000", "\"MS\" 000");
            for (int i = 0; i < formats.size(); i++) {
                Row row = sheet.createRow(i + 1);
                number(row, 0, i + 1, style(book, formats.get(i)));
                row.createCell(1).setCellValue(2023);
                row.createCell(2).setCellValue("ARS");
                number(row, 3, 40000, style(book, "\"hs\" 0"));
            }
        });

        assertEquals(
                List.of(
                        "M00001|2023|ARS|40000",
                        "S002|2023|ARS|40000",
                        "D3|2023|ARS|40000",
                        "M00004|2023|ARS|40000",
                        "MS 005|2023|ARS|40000"),
                rows(file, "s"));
    }

    @Test
    void aDateATimeATruthValueOrAFractionIsNoId() throws IOException {
        Path file = workbook(book -> {
            Sheet sheet = book.createSheet("s");
            header(sheet, 0, "member_id", "member_name", "member_type");
            number(sheet.createRow(1), 0, 45413, style(book, "dd/mm/yyyy"));
            number(sheet.createRow(2), 0, 0.4375, style(book, "hh:mm"));
            sheet.createRow(3).createCell(0).setCellValue(true);
            sheet.createRow(4).createCell(0).setCellValue(12.5);
            number(sheet.createRow(5), 0, 12000, style(book, "0.00E+00"));
            number(sheet.createRow(6), 0, 0.25, style(book, "0%"));
            sheet.createRow(7).createCell(0).setCellValue("12E3");
            sheet.createRow(8).createCell(0).setCellValue(123456789012.0);
        });

        assertEquals(
                List.of(
                        "!NO_ID 01/05/2024",
                        "!NO_ID 10:30",
                        "!NO_ID TRUE",
                        "!NO_ID 12.5",
                        "!NO_ID 1.20E+04",
                        "!NO_ID 25%",
                        "12E3",
                        "123456789012"),
                rows(file, "s").stream().map(row -> row.replaceAll("\\|+$", "")).toList());
    }

    @Test
    void anOpenDocumentSaysWhatIsNoIdAsWell() throws IOException {
        Path file = openDocument("""
                <table:table table:name="s"><table:table-row>
                <table:table-cell office:value-type="string"><text:p>member_id</text:p></table:table-cell>
                <table:table-cell office:value-type="string"><text:p>member_name</text:p></table:table-cell>
                <table:table-cell office:value-type="string"><text:p>member_type</text:p></table:table-cell></table:table-row>
                <table:table-row><table:table-cell office:value-type="date" office:date-value="2024-05-01"><text:p>01/05/24</text:p></table:table-cell></table:table-row>
                <table:table-row><table:table-cell office:value-type="time" office:time-value="PT10H30M00S"><text:p>10:30</text:p></table:table-cell></table:table-row>
                <table:table-row><table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>VERDADERO</text:p></table:table-cell></table:table-row>
                <table:table-row><table:table-cell office:value-type="float" office:value="12.5"><text:p>12,5</text:p></table:table-cell></table:table-row>
                <table:table-row><table:table-cell office:value-type="float" office:value="12000"><text:p>1,20E+04</text:p></table:table-cell></table:table-row>
                <table:table-row><table:table-cell office:value-type="float" office:value="1"><text:p>M00001</text:p></table:table-cell></table:table-row>
                </table:table>
                """);

        assertEquals(
                List.of(
                        "!NO_ID 01/05/24",
                        "!NO_ID 10:30",
                        "!NO_ID VERDADERO",
                        "!NO_ID 12,5",
                        "!NO_ID 1,20E+04",
                        "M00001"),
                rows(file, "s").stream().map(row -> row.replaceAll("\\|+$", "")).toList());
    }

    @Test
    void sharesShownAsPercentAreReadAsShown() throws IOException {
        Path file = workbook(book -> {
            Sheet sheet = book.createSheet("s");
            header(sheet, 0, "project_id", "funder_id", "share");
            Row row = sheet.createRow(1);
            row.createCell(0).setCellValue("P1");
            row.createCell(1).setCellValue("F1");
            number(row, 2, 0.335, style(book, "0.0%"));
        });

        assertEquals(List.of("P1|F1|33.5"), rows(file, "s"));
    }

    @Test
    void aFormulaCountsByItsResultAndAnErrorIsNoBlank() throws IOException {
        Path file = workbook(book -> {
            Sheet sheet = book.createSheet("s");
            header(sheet, 0, "member_id", "year", "currency", "revenue");
            Row row = sheet.createRow(1);
            row.createCell(0).setCellValue("M1");
            row.createCell(1).setCellValue(2023);
            row.createCell(2).setCellValue("EUR");
            row.createCell(3).setCellFormula("500+0.5");
            book.getCreationHelper().createFormulaEvaluator().evaluateAll();
            Row other = sheet.createRow(2);
            other.createCell(0).setCellValue("M2");
            other.createCell(3).setCellFormula("1+1");
            Row broken = sheet.createRow(3);
            broken.createCell(0).setCellValue("M3");
            broken.createCell(3).setCellErrorValue(FormulaError.NA.getCode());
        });

        assertEquals(List.of("M1|2023|EUR|500.5", "M2|||!NO_RESULT", "M3|||!ERROR #N/A"), rows(file, "s"));
    }

    @Test
    void theHeaderIsFoundBelowATitleAndHiddenRowsAreTold() throws IOException {
        Path file = workbook(book -> {
            Sheet sheet = book.createSheet("s");
            sheet.createRow(0).createCell(0).setCellValue("Cámara de Exportadores, ingresos 2023");
            sheet.addMergedRegion(CellRangeAddress.valueOf("A1:D1"));
            header(sheet, 3, "member_id", "year", "currency", "revenue");
            Row row = sheet.createRow(4);
            row.createCell(0).setCellValue("M1");
            row.setZeroHeight(true);
            sheet.setColumnHidden(3, true);
        });

        try (Workbook workbook = Workbook.open(file, FileKind.of(file));
                RowSource rows = workbook.rows("s")) {
            HeaderSearch found = HeaderSearch.in(rows, SPECS);
            assertEquals(4, found.row());
            assertEquals(
                    "the header stands in row 4; what stands above it was not read",
                    found.notices().get(0).in("en"));
            assertEquals(5, rows.next().orElseThrow().number());
            assertTrue(rows.next().isEmpty());
            assertEquals(
                    List.of("hidden rows that were read: 1", "hidden columns that were read: revenue"),
                    rows.notices().stream().map(one -> one.in("en")).toList());
        }
    }

    @Test
    void sheetsHaveNamesAndMayBeHidden() throws IOException {
        Path file = workbook(book -> {
            book.createSheet("Año & más");
            book.createSheet("oculta");
            book.setSheetHidden(1, true);
        });

        try (Workbook workbook = Workbook.open(file, FileKind.WORKBOOK)) {
            assertEquals(
                    List.of(new Workbook.Sheet("Año & más", false), new Workbook.Sheet("oculta", true)),
                    workbook.sheets());
        }
    }

    @Test
    void anOpenDocumentIsReadLikeAWorkbook() throws IOException {
        Path file = openDocument("""
                <table:table table:name="Ingresos"><table:table-column table:number-columns-repeated="4"/>
                <table:table-row><table:table-cell office:value-type="string"><text:p>member_id</text:p></table:table-cell>
                <table:table-cell office:value-type="string"><text:p>year</text:p></table:table-cell>
                <table:table-cell office:value-type="string"><text:p>currency</text:p></table:table-cell>
                <table:table-cell office:value-type="string"><text:p>revenue</text:p></table:table-cell></table:table-row>
                <table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>
                <table:table-row><table:table-cell office:value-type="string"><text:p>M<text:s text:c="2"/>1</text:p><office:annotation><text:p>nota</text:p></office:annotation></table:table-cell>
                <table:table-cell office:value-type="float" office:value="2023"><text:p>2023</text:p></table:table-cell>
                <table:table-cell office:value-type="string"><text:p>ARS</text:p></table:table-cell>
                <table:table-cell office:value-type="currency" office:value="1234.5"><text:p>$ 1.234,50</text:p></table:table-cell></table:table-row>
                <table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
                </table:table>
                """);

        assertEquals(FileKind.OPEN_DOCUMENT, FileKind.of(file));
        assertEquals(List.of("M  1|2023|ARS|1234.5"), rows(file, "Ingresos"));
    }

    @Test
    void whatIsMadeToHarmIsRefused() throws IOException {
        assertReason("defines entities", sheet("""
                <!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&e;</t></is></c></row></sheetData></worksheet>
                """));
        assertReason(
                "unpacks to more than",
                sheet("<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>" + "a</t></is></c><c>"
                        + "<x/>".repeat(12_000_000)));
        assertReason(
                "holds more than",
                sheet("<worksheet><sheetData><row r=\"1\"><c t=\"inlineStr\"><is><t>" + "ab".repeat(4_000_000)
                        + "</t></is></c></row></sheetData></worksheet>"));
        assertReason(
                "a sheet has at most 1048576", sheet(inRow("1048577", "<c t=\"inlineStr\"><is><t>x</t></is></c>")));
        assertReason(
                "row 1 stands behind row 2",
                sheet(inRow("2", "<c/>").replace("</sheetData>", "<row r=\"1\"><c/></row></sheetData>")));
        assertReason("a cell twice", sheet(inRow("1", "<c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c>")));
        assertReason("has the address", sheet(inRow("1", "<c r=\"ZZZZ1\"><v>1</v></c>")));
        assertReason("shared text 2147483647", sheet(inRow("1", "<c r=\"A1\" t=\"s\"><v>2147483647</v></c>")));
        assertReason("holds a number and holds abc", sheet(inRow("1", "<c r=\"A1\"><v>abc</v></c>")));
        assertReason("is damaged", sheet("<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></row></worksheet>"));
    }

    @Test
    void aFileThatIsCutOffIsRefused() throws IOException {
        Path whole = workbook(book -> header(book.createSheet("s"), 0, "member_id"));
        byte[] bytes = Files.readAllBytes(whole);
        Path half = Files.write(folder.resolve("half.xlsx"), Arrays.copyOf(bytes, bytes.length / 2));

        assertEquals(FileKind.WORKBOOK, FileKind.of(half));
        String reason = assertThrows(UnreadableFile.class, () -> Workbook.open(half, FileKind.WORKBOOK))
                .reason()
                .in("en");
        assertTrue(reason.startsWith("the workbook is cut off or damaged"), reason);
    }

    private void assertReason(String part, Path file) {
        UnreadableFile refused = assertThrows(UnreadableFile.class, () -> rows(file, "s"));
        assertTrue(refused.reason().in("en").contains(part), refused.reason().in("en"));
    }

    private static String inRow(String number, String cells) {
        return "<worksheet><sheetData><row r=\"" + number + "\">" + cells + "</row></sheetData></worksheet>";
    }

    private interface Filling {
        void fill(XSSFWorkbook book) throws IOException;
    }

    private Path workbook(Filling filling) throws IOException {
        Path file = Files.createTempFile(folder, "book", ".xlsx");
        try (XSSFWorkbook book = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            filling.fill(book);
            book.write(out);
        }
        return file;
    }

    private Path sheet(String xml) throws IOException {
        return RawWorkbook.write(Files.createTempFile(folder, "parts", ".xlsx"), xml);
    }

    private Path openDocument(String tables) throws IOException {
        return RawWorkbook.writeOpenDocument(Files.createTempFile(folder, "parts", ".ods"), tables);
    }

    private static void header(Sheet sheet, int at, String... names) {
        Row row = sheet.createRow(at);
        for (int i = 0; i < names.length; i++) {
            row.createCell(i).setCellValue(names[i]);
        }
    }

    private static void number(Row row, int at, double value, CellStyle style) {
        Cell cell = row.createCell(at);
        cell.setCellValue(value);
        cell.setCellStyle(style);
    }

    private static CellStyle style(XSSFWorkbook book, String format) {
        CellStyle style = book.createCellStyle();
        style.setDataFormat(book.createDataFormat().getFormat(format));
        return style;
    }

    /** The rows below the header, cells parted by bars. */
    private static List<String> rows(Path file, String sheet) throws IOException {
        List<String> read = new ArrayList<>();
        try (Workbook workbook = Workbook.open(file, FileKind.of(file));
                RowSource rows = workbook.rows(sheet)) {
            HeaderSearch.in(rows, SPECS);
            for (Optional<RowSource.Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                read.add(shown(row.get().cells()));
            }
        }
        return read;
    }

    private static String shown(Cells cells) {
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            boolean isFault = !cells.kind(i).toString().matches("TEXT|TYPED");
            shown.add(isFault ? ("!" + cells.kind(i) + " " + cells.text(i)).strip() : cells.text(i));
        }
        return String.join("|", shown);
    }
}
