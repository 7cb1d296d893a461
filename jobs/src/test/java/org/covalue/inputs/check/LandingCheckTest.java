package org.covalue.inputs.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.covalue.inputs.landing.Senders;
import org.covalue.platform.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a check says of a delivery, and the sender's workbook as it comes back. */
class LandingCheckTest {

    @TempDir
    private Path folder;

    @Test
    void faultsAreToldWithTheirCellsAndIdsThatNoFileBringsApart() throws IOException {
        Files.writeString(
                folder.resolve("members.csv"), "member_id,member_name,member_type\nM1,Uno,firm\nM2,Dos,shop\n");
        Files.writeString(
                folder.resolve("revenue.csv"),
                "year,currency,member_id,revenue\n2023,EUR,M1,1\n2023,EUR,M2,about 5\n2023,EUR,M3,7\n");
        Files.writeString(folder.resolve("notes.md"), "x");

        LandingCheck.Checked checked = check(folder);

        CheckedFile revenue = checked.files().get(1);
        assertThat(revenue.rows()).isEqualTo(3);
        assertThat(revenue.groups()).singleElement().satisfies(group -> {
            assertThat(group.cause().rule()).isEqualTo("type number");
            assertThat(revenue.place(group, group.rows().get(0))).isEqualTo("D3");
        });
        assertThat(checked.open()).isEqualTo(Map.of("member", Set.of("M3")));
        assertThat(checked.leftOut())
                .singleElement()
                .satisfies(one -> assertThat(one.isMeant()).isTrue());
        assertThat(checked.isGood()).isFalse();
    }

    @Test
    void whatTheLastRowsShowToBeWrittenOtherwiseIsReadAgainAndToldOnce() throws IOException {
        StringBuilder text = new StringBuilder("member_id;year;currency;revenue\n");
        for (int i = 1; i <= 1_500; i++) {
            text.append("M").append(i).append(";2023;EUR;100\n");
        }
        text.append("M1501;2023;EUR;1.234,56\nM1502;2023;EUR;about 5\n");
        Files.writeString(folder.resolve("revenue.csv"), text);

        LandingCheck.Checked checked = check(folder);

        CheckedFile revenue = checked.files().get(0);
        assertThat(revenue.rows()).isEqualTo(1_502);
        assertThat(revenue.rejected()).isEqualTo(1);
        assertThat(revenue.groups())
                .flatExtracting(FaultGroup::rows)
                .extracting(FaultGroup.Row::number)
                .containsExactly(1_503);
        assertThat(revenue.groups()).extracting(FaultGroup::count).containsExactly(1L);
        assertThat(checked.open().get("member"))
                .hasSize(1_501)
                .contains("M1501")
                .doesNotContain("M1502");
    }

    @Test
    void theCopyNamesARowInItsLanguage() throws IOException {
        Path file = folder.resolve("member.csv");
        Files.writeString(file, "member_id,member_name,member_type\nF1,One,firm\nF2,Two,firm,more\n");
        try (Workbook book = WorkbookFactory.create(annotate(file, "es").toFile())) {
            List<String> places = new ArrayList<>();
            book.getSheetAt(0).forEach(row -> row.forEach(cell -> places.add(cell.toString())));
            assertThat(places).contains("fila 3").doesNotContain("row 3");
        }
    }

    @Test
    void theAnnotatedCopyKeepsTheWorkbookAndMarksWhatIsWrong() throws IOException {
        Path file = folder.resolve("oficina.xlsx");
        try (XSSFWorkbook book = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            Sheet sheet = book.createSheet("Ingresos d'ella");
            row(sheet, 0, "Cámara, 2023");
            row(sheet, 1, "member_id", "year", "currency", "revenue", "exports");
            Row good = row(sheet, 2, "M1", "2023", "ARS");
            CellStyle money = book.createCellStyle();
            money.setDataFormat(book.createDataFormat().getFormat("#,##0.00"));
            Cell amount = good.createCell(3);
            amount.setCellValue(1250.5);
            amount.setCellStyle(money);
            good.createCell(4).setCellFormula("D3/2");
            row(sheet, 3, "M2", "2023", "ARS", "unos 500");
            row(sheet, 4, "M3", "dos mil", "ARS", "10", "20");
            book.getCreationHelper().createFormulaEvaluator().evaluateAll();
            book.write(out);
        }

        Path annotated = annotate(file, "es");

        try (Workbook book = WorkbookFactory.create(annotated.toFile())) {
            assertThat(book.getSheetName(0)).isEqualTo("Problemas");
            Sheet problems = book.getSheetAt(0);
            assertThat(cells(problems, 0))
                    .containsExactly("Hoja", "Celda", "Se encontró", "Qué está mal", "Se esperaba");
            assertThat(List.of(
                            cells(problems, 1).get(1),
                            cells(problems, 2).get(1),
                            cells(problems, 3).get(1)))
                    .containsExactlyInAnyOrder("D4", "B5", "E5");
            assertThat(problems.getRow(1).getCell(1).getHyperlink().getAddress())
                    .startsWith("'Ingresos d''ella'!");
            Sheet sheet = book.getSheetAt(1);
            assertThat(sheet.getRow(2).getCell(3).getCellStyle().getDataFormatString())
                    .isEqualTo("#,##0.00");
            assertThat(sheet.getRow(2).getCell(4).getCellFormula()).isEqualTo("D3/2");
            assertThat(sheet.getRow(2).getCell(3).getCellComment()).isNull();
            Cell wrong = sheet.getRow(3).getCell(3);
            assertThat(wrong.getStringCellValue()).isEqualTo("unos 500");
            assertThat(wrong.getCellStyle().getFillPattern()).isEqualTo(FillPatternType.SOLID_FOREGROUND);
            assertThat(wrong.getCellComment().getString().getString()).contains("no se puede leer como número");
        }
        assertThat(check(annotated).files().get(0).tables())
                .as("corrected or not, it can be sent again")
                .filteredOn(table -> table.record().isPresent())
                .singleElement()
                .satisfies(table -> assertThat(table.rowsRead()).isEqualTo(3));
    }

    @Test
    void theCopyOfATextFileIsAWorkbookInWhichNothingIsCalculated() throws IOException {
        Path file = Files.writeString(
                folder.resolve("members.csv"), "member_id,member_name,member_type\nM1,=1+1,firm\nM2,Dos,shop\n");

        try (Workbook book = WorkbookFactory.create(annotate(file, "en").toFile())) {
            Sheet sheet = book.getSheet("members.csv");
            assertThat(sheet.getRow(1).getCell(1).getStringCellValue()).isEqualTo("=1+1");
            assertThat(sheet.getRow(2).getCell(2).getCellComment().getString().getString())
                    .isEqualTo("unknown code");
        }
    }

    @Test
    void theCopyOfAFileWhoseCharactersAreAQuestionHoldsItsRowsOnceTheSenderIsKnown() throws IOException {
        Path file = Files.writeString(
                folder.resolve("miembros.csv"),
                "member_id;member_name;member_type\nA;España;firm\nB;Año;gremio\n",
                Charset.forName("windows-1252"));

        assertThat(rowsOfCopy(file, Optional.empty())).isZero();
        assertThat(rowsOfCopy(file, Optional.of("es"))).isEqualTo(3);
    }

    private int rowsOfCopy(Path file, Optional<String> locale) throws IOException {
        LandingCheck.Checked checked =
                new LandingCheck(LocalDate.of(2025, 6, 30), Senders.UNKNOWN, locale).check(List.of(file));
        Path out = folder.resolve("copy.xlsx");
        try (OutputStream to = Files.newOutputStream(out)) {
            AnnotatedCopy.write(file, checked.files().get(0), "es", to);
        }
        try (XSSFWorkbook copy = new XSSFWorkbook(Files.newInputStream(out))) {
            return copy.getSheetAt(copy.getNumberOfSheets() - 1).getPhysicalNumberOfRows();
        }
    }

    @Test
    void aWorkbookThatIsCutOffIsTheOneThatCannotBeAnnotated() throws IOException {
        Path file = folder.resolve("cut.xlsx");
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            Sheet sheet = book.createSheet("s");
            for (int i = 0; i < 2_000; i++) {
                row(sheet, i, "M" + i * 7919);
            }
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            book.write(whole);
            Files.write(file, Arrays.copyOf(whole.toByteArray(), whole.size() / 2));
        }

        assertThatThrownBy(() -> annotate(file, "en"))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith(file + " cannot be annotated: ");
    }

    @Test
    void columnsAreNamedAsSpreadsheetsDo() {
        assertThat(List.of(CellAddress.of(0, 1), CellAddress.of(25, 7), CellAddress.of(26, 7), CellAddress.of(701, 2)))
                .containsExactly("A1", "Z7", "AA7", "ZZ2");
        assertThat(CellAddress.of(702, 3)).isEqualTo("AAA3");
    }

    @Test
    void theAnnotatedCopyOfAMappedFileMarksTheSendersCells() throws IOException {
        Files.writeString(folder.resolve("a.mapping.yml"), """
                tables:
                  - record: revenue
                    files: "*.csv"
                    columns: {member_id: Socio, year: {fixed: 2023}, currency: {fixed: EUR}, revenue: Ventas}
                    only: {Tipo: [Socio]}
                """);
        Path sheet = Files.writeString(
                folder.resolve("ventas.csv"), "Tipo,Socio,Ventas\nOtro,X,x\nSocio,M1,5\nSocio,M2,mucho\n");
        try (Workbook book = WorkbookFactory.create(annotate(sheet, "es").toFile())) {
            Cell faulty = book.getSheetAt(1).getRow(3).getCell(2);
            assertThat(faulty.getStringCellValue()).isEqualTo("mucho");
            assertThat(faulty.getCellComment().getString().getString())
                    .isEqualTo("no se puede leer como número (columna Ventas del archivo)");
            assertThat(cells(book.getSheetAt(0), 1)).startsWith("ventas.csv", "C4", "mucho");
        }
        Path document = Files.writeString(
                folder.resolve("g.json"),
                "{\"grants\": [{\"id\": \"G1\", \"recipientOrganization\": [{\"id\": \"O\"}], "
                        + "\"awardDate\": \"2024-01-31\", \"amountAwarded\": \"a lot\", \"currency\": \"GBP\"}]}");
        try (Workbook book = WorkbookFactory.create(annotate(document, "en").toFile())) {
            assertThat(cells(book.getSheetAt(0), 1)).startsWith("funding", "element 1, amountAwarded", "a lot");
            assertThat(book.getSheet("funding").getRow(1).getCell(5).getStringCellValue())
                    .isEqualTo("a lot");
            assertThat(book.getSheet("funding").getRow(1).getCell(5).getCellComment())
                    .isNotNull();
        }
    }

    private Path annotate(Path file, String language) throws IOException {
        Path out = folder.resolve("annotated.xlsx");
        try (OutputStream to = Files.newOutputStream(out)) {
            AnnotatedCopy.write(file, check(file).files().get(0), language, to);
        }
        return out;
    }

    private static LandingCheck.Checked check(Path path) {
        return new LandingCheck(LocalDate.of(2025, 6, 30), Senders.UNKNOWN, Optional.empty()).check(List.of(path));
    }

    private static List<String> cells(Sheet sheet, int row) {
        List<String> cells = new ArrayList<>();
        sheet.getRow(row).forEach(cell -> cells.add(cell.getStringCellValue()));
        return cells;
    }

    private static Row row(Sheet sheet, int at, String... cells) {
        Row row = sheet.createRow(at);
        for (int i = 0; i < cells.length; i++) {
            row.createCell(i).setCellValue(cells[i]);
        }
        return row;
    }
}
