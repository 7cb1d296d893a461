package org.covalue.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.covalue.TestDatabase;
import org.covalue.TestRun;
import org.covalue.inputs.check.FileCheck;
import org.covalue.inputs.landing.LandingFile;
import org.covalue.inputs.spec.RecordSpecs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TotalsRowTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"TOTAL,,,3000", "Suma:,,,3000", ",,Total general,3000", "Sumas,,EUR,3000"})
    void aRowOfTotalsIsToldAndNeitherLoadedNorRejected(String totals) throws IOException {
        Path file = folder.resolve("price.csv");
        Files.writeString(
                file, "country,year,source_name,price_index\nES,2022,INE,1000\nES,2023,INE,2000\n" + totals + "\n");
        FileCheck.Outcome checked = new FileCheck(RecordSpecs.load(), 2025)
                .check(new LandingFile("price.csv", file), (spec, rows) -> List.of(), (record, sheet, fault) -> {
                    throw new AssertionError(fault);
                })
                .get(0);
        assertThat(checked.rowsRead()).isEqualTo(2);
        assertThat(checked.rowsRejected()).isZero();
        assertThat(checked.notices()).extracting(one -> one.in("es")).anyMatch(text -> text.contains("totales"));
        try (TestDatabase database = TestDatabase.create()) {
            Deliveries.Outcome loaded = TestRun.firstLoaded(database, folder, Optional.empty());
            assertThat(loaded.rowsRead()).isEqualTo(2);
            assertThat(loaded.rowsLoaded()).isEqualTo(2);
            assertThat(loaded.rowsRejected()).isZero();
            assertThat(loaded.notice()).contains("a row of totals, neither loaded nor rejected: 4");
        }
    }

    @Test
    void whoIsCalledTotalIsLoadedAndARowThatLacksSomethingIsRejectedAllTheSame() throws IOException {
        Files.writeString(
                folder.resolve("member.csv"),
                "member_name,member_id,member_type\nTotal,T1,firm\nTotal SA,T2,firm\nTotal SA,T3,\nOther,Total,firm\n");
        try (TestDatabase database = TestDatabase.create()) {
            Deliveries.Outcome loaded = TestRun.firstLoaded(database, folder, Optional.empty());
            assertThat(loaded.rowsLoaded()).isEqualTo(3);
            assertThat(loaded.rowsRejected()).isEqualTo(1);
        }
    }

    /** What a check and a load make of a file of figures of members that there are. */
    private Deliveries.Outcome loaded(String members, String figures) throws IOException {
        Files.writeString(folder.resolve("member.csv"), "member_id,member_name,member_type\n" + members);
        Files.writeString(folder.resolve("revenue.csv"), figures);
        try (TestDatabase database = TestDatabase.create()) {
            return TestRun.loaded(database, folder, Instant.now()).stream()
                    .filter(one -> one.file().equals("revenue.csv"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private FileCheck.Outcome checked(Path file) throws IOException {
        return new FileCheck(RecordSpecs.load(), 2025)
                .check(
                        new LandingFile(file.getFileName().toString(), file),
                        (spec, rows) -> List.of(),
                        (record, sheet, fault) -> {})
                .get(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Total,2022,EUR,3000",
                ",2022,EUR,3000",
                ",,,3000",
                "TOTAL GENERAL,2022,EUR,3000",
                "Subtotal,2022,EUR,3000",
                "Total 2022:,2022,EUR,3000.00",
                "Total (EUR),2022,EUR,3000.001"
            })
    void aRowWhoseFiguresAreTheSumsOfThoseAboveIsProvenAndNotLoaded(String totals) throws IOException {
        String figures = "member_id,year,currency,revenue\nM1,2022,EUR,1000\nM2,2022,EUR,2000\n" + totals + "\n";
        Deliveries.Outcome loaded = loaded("M1,One,firm\nM2,Two,firm\n", figures);
        assertThat(loaded.rowsRead()).isEqualTo(2);
        assertThat(loaded.rowsLoaded()).isEqualTo(2);
        assertThat(loaded.rowsRejected()).isZero();
        assertThat(loaded.notice()).contains("4; its figures are the sums of the rows above");
        FileCheck.Outcome checked = checked(folder.resolve("revenue.csv"));
        assertThat(checked.rowsRead()).isEqualTo(2);
        assertThat(checked.rowsRejected()).isZero();
        assertThat(checked.notices())
                .extracting(one -> one.in("es"))
                .anyMatch(text -> text.contains("son las sumas de las filas anteriores"));
    }

    @Test
    void sumsOfYearsAndOfPartsAreProvenToo() throws IOException {
        String figures = """
                member_id,year,currency,revenue,employees_fte
                M1,2021,EUR,1000,10
                M2,2021,EUR,2000,20
                Subtotal,2021,EUR,3000,30
                M1,2022,EUR,1100,11
                M2,2022,EUR,2200,22
                Subtotal,2022,EUR,3300,33
                Total,2022,EUR,6300,63
                Total,2021,EUR,3000,30
                """;
        Deliveries.Outcome loaded = loaded("M1,One,firm\nM2,Two,firm\n", figures);
        assertThat(loaded.rowsLoaded()).isEqualTo(4);
        assertThat(loaded.rowsRejected()).isZero();
        assertThat(loaded.notice()).contains("rows of totals, neither loaded nor rejected: 4, 7, 8, 9; their");
    }

    @Test
    void aWorkbookIsAddedUpToo() throws IOException {
        Path file = folder.resolve("revenue.xlsx");
        try (XSSFWorkbook book = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            Sheet sheet = book.createSheet("2022");
            List<List<Object>> rows = List.of(
                    List.of("ID del miembro", "Año", "Moneda", "Ingresos"),
                    List.of("M1", 2022d, "EUR", 1000.5),
                    List.of("M2", 2022d, "EUR", 2000.25),
                    List.of("Suma", 2022d, "EUR", 0d));
            for (int i = 0; i < rows.size(); i++) {
                Row row = sheet.createRow(i);
                for (int j = 0; j < 4; j++) {
                    if (rows.get(i).get(j) instanceof Double number) {
                        row.createCell(j).setCellValue(number);
                    } else {
                        row.createCell(j).setCellValue((String) rows.get(i).get(j));
                    }
                }
            }
            sheet.getRow(3).getCell(3).setCellFormula("SUM(D2:D3)");
            book.getCreationHelper().createFormulaEvaluator().evaluateAll();
            book.write(out);
        }
        FileCheck.Outcome checked = checked(file);
        assertThat(checked.rowsRead()).isEqualTo(2);
        assertThat(checked.rowsRejected()).isZero();
        assertThat(checked.notices())
                .extracting(one -> one.in("en"))
                .anyMatch(text -> text.contains("4; its figures are the sums of the rows above"));
    }

    @Test
    void aTotalThatDoesNotAddUpIsToldWithBothFiguresAndNotLoaded() throws IOException {
        String above = "member_id,year,currency,revenue\nM1,2022,EUR,1000\nM2,2022,EUR,1950\n";
        Deliveries.Outcome named = loaded("M1,One,firm\nM2,Two,firm\n", above + "Total,,,3000\n");
        assertThat(named.rowsRejected()).isZero();
        assertThat(named.notice()).contains("its figures do not add up: revenue 3000 against 2950");
        Deliveries.Outcome complete = loaded("M1,One,firm\nM2,Two,firm\n", above + "Total,2022,EUR,3000\n");
        assertThat(complete.rowsLoaded()).isEqualTo(2);
        assertThat(complete.rowsRejected()).as("no member is called so").isEqualTo(1);
        assertThat(complete.notice()).contains("row 4 calls itself a total", "revenue 3000 against 2950");
        assertThat(loaded("M1,One,firm\nM2,Two,firm\n", above + ",2022,EUR,3000\n")
                        .rowsRejected())
                .as("neither a word nor its figures say what it is")
                .isEqualTo(1);
    }

    @Test
    void membersWhoAreCalledSoAreLoaded() throws IOException {
        String members = "M1,One,firm\nM2,Two,firm\nTotal,Total SA,firm\nTotal Energies,Total Energies,firm\n";
        Deliveries.Outcome loaded = loaded(members, """
                member_id,year,currency,revenue
                M1,2022,EUR,1000
                M2,2022,EUR,1950
                Total,2022,EUR,3000
                Total Energies,2022,EUR,5950
                """);
        assertThat(loaded.rowsLoaded()).isEqualTo(4);
        assertThat(loaded.rowsRejected()).isZero();
    }
}
