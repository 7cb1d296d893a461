package org.covalue.inputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.covalue.TestDatabase;
import org.covalue.TestRun;
import org.covalue.inputs.spec.RecordSpecs;
import org.covalue.inputs.workbook.RawWorkbook;
import org.covalue.run.JobRunner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workbook of an office: a cover sheet, two tables, and one that nobody should see. */
class WorkbookLoadTest {

    private static final Instant FIRST = Instant.parse("2025-06-30T20:00:00Z");

    @TempDir
    private Path landing;

    private TestDatabase database;

    @BeforeEach
    void create() {
        database = TestDatabase.create();
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void everySheetWithATableIsADeliveryAndTheOthersAreTold() throws IOException {
        write("oficina.xlsx", 2023, 1250.5);
        List<Deliveries.Outcome> outcomes = load(FIRST);

        assertThat(outcomes)
                .extracting(Deliveries.Outcome::file, Deliveries.Outcome::state, Deliveries.Outcome::rowsLoaded)
                .containsExactly(
                        tuple("oficina.xlsx, sheet Socios", "complete", 2L),
                        tuple("oficina.xlsx, sheet Ingresos", "complete", 1L));
        assertThat(outcomes.get(0).notice())
                .contains("sheets not read: Carátula (no record type knows any column")
                .contains("borrador (it is hidden)");
        assertThat(outcomes.get(1).notice()).contains("the header stands in row 3");
        assertThat(outcomes.get(1).rowsRejected()).isEqualTo(1);
        assertThat(database.jdbc().queryForList("select revenue from raw.revenue", Double.class))
                .containsExactly(1250.5);
        assertThat(database.jdbc()
                        .queryForList(
                                "select file || '|' || sheet || '|' || row_number || '|' || column_name || '|' || rule "
                                        + "from covalue.standing_rejection",
                                String.class))
                .containsExactly("oficina.xlsx|Ingresos|5|revenue|cell");
    }

    @Test
    void onlyTheSheetThatChangedChangesAnything() throws IOException {
        write("oficina.xlsx", 2023, 1250.5);
        load(FIRST);
        assertThat(load(FIRST.plusSeconds(60)))
                .extracting(Deliveries.Outcome::state)
                .containsOnly("skipped");
        write("oficina.xlsx", 2023, 1300);

        List<Deliveries.Outcome> again = load(FIRST.plusSeconds(120));

        assertThat(again).extracting(Deliveries.Outcome::rowsLoaded).containsExactly(0L, 1L);
        assertThat(again).extracting(Deliveries.Outcome::rowsUnchanged).containsExactly(2L, 0L);
    }

    @Test
    void aSheetThatIsDamagedBehindItsHeaderIsRefusedAndNothingOfItStays() throws IOException {
        StringBuilder rows = new StringBuilder("<worksheet><sheetData><row r=\"1\">");
        for (String name : List.of("member_id", "member_name", "member_type")) {
            rows.append("<c t=\"inlineStr\"><is><t>").append(name).append("</t></is></c>");
        }
        rows.append("</row>");
        for (int row = 2; row < 30_000; row++) {
            rows.append("<row r=\"").append(row).append("\">");
            for (String value : List.of("M" + row, "Uno", "firm")) {
                rows.append("<c t=\"inlineStr\"><is><t>").append(value).append("</t></is></c>");
            }
            rows.append("</row>");
        }
        RawWorkbook.write(landing.resolve("roto.xlsx"), rows + "<row r=\"30001\"><c>");

        List<Deliveries.Outcome> outcomes = load(FIRST);

        assertThat(outcomes).extracting(Deliveries.Outcome::state).containsExactly("refused");
        assertThat(outcomes.get(0).message()).contains("is damaged");
        assertThat(database.jdbc().queryForObject("select count(*) from raw.member", Long.class))
                .isZero();
    }

    private List<Deliveries.Outcome> load(Instant asOf) {
        JobRunner.Outcome outcome = TestRun.load(database, landing, asOf);
        return new Deliveries(database.dataSource(), RecordSpecs.load()).outcomes(outcome.runId());
    }

    private void write(String name, int year, double revenue) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(landing.resolve(name))) {
            book.createSheet("Carátula").createRow(0).createCell(0).setCellValue("Informe anual");
            Sheet members = book.createSheet("Socios");
            row(members, 0, "member_id", "member_name", "member_type");
            row(members, 1, "M1", "Ñandú S.A.", "firm");
            row(members, 2, "M2", "Łódź", "university");
            Sheet revenues = book.createSheet("Ingresos");
            row(revenues, 0, "Ingresos declarados, en pesos");
            row(revenues, 2, "member_id", "year", "currency", "revenue");
            Row good = row(revenues, 3, "M1", "", "ARS");
            good.createCell(1).setCellValue(year);
            Cell amount = good.createCell(3);
            amount.setCellValue(revenue);
            CellStyle style = book.createCellStyle();
            style.setDataFormat(book.createDataFormat().getFormat("#,##0.00"));
            amount.setCellStyle(style);
            Row broken = row(revenues, 4, "M2", "", "ARS");
            broken.createCell(1).setCellValue(year);
            broken.createCell(3).setCellFormula("B5/0");
            book.createSheet("borrador");
            book.setSheetHidden(3, true);
            book.write(out);
        }
    }

    private static Row row(Sheet sheet, int at, String... cells) {
        Row row = sheet.createRow(at);
        for (int i = 0; i < cells.length; i++) {
            if (!cells[i].isEmpty()) {
                row.createCell(i).setCellValue(cells[i]);
            }
        }
        return row;
    }
}
