package org.covalue.exports.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.covalue.TestDatabase;
import org.covalue.TestRun;
import org.covalue.inputs.Deliveries;
import org.covalue.inputs.form.FormRows;
import org.covalue.inputs.landing.FileTables;
import org.covalue.inputs.landing.LandingFile;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.inputs.spec.RecordSpecs;
import org.covalue.run.JobRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Templates, and that what is filled into them comes in whole. */
class TemplateWorkbookTest {

    private static final RecordSpecs SPECS = RecordSpecs.load();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void aFilledTemplateOfAllRecordTypesLoadsWholeAndWithoutAWarning(String language) throws IOException {
        FilledTemplate.write(folder.resolve("all.xlsx"), language);
        try (TestDatabase database = TestDatabase.create()) {
            JobRunner.Outcome run = TestRun.load(database, folder, Instant.parse("2025-06-30T20:00:00Z"));
            List<Deliveries.Outcome> outcomes = new Deliveries(database.dataSource(), SPECS).outcomes(run.runId());

            assertThat(outcomes).hasSize(SPECS.all().size()).allSatisfy(one -> {
                assertThat(one.state()).as(one.toString()).isEqualTo("complete");
                assertThat(one.rowsRejected()).as(one.toString()).isZero();
                assertThat(one.notice())
                        .isEqualTo("rows passed over as examples: 1, the first is row 2; to load one, take the "
                                + "word in brackets out of its first cell");
            });
            Map<String, Integer> counts = FilledTemplate.counts();
            assertThat(outcomes)
                    .allSatisfy(one ->
                            assertThat(one.rowsLoaded()).as(one.record()).isEqualTo((long) counts.get(one.record())));
            counts.forEach((record, rows) -> assertThat(
                            database.jdbc().queryForObject("select count(*) from raw." + record, Integer.class))
                    .as(record)
                    .isEqualTo(rows));
            assertThat(database.jdbc()
                            .queryForObject("select count(*) from covalue.unresolved_reference", Integer.class))
                    .isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void theHeadingsAreTitlesWithNotesAndCellsKnowWhatTheyTake(String language) throws IOException {
        RecordSpec funding = SPECS.of("funding");
        try (XSSFWorkbook workbook = template(List.of(funding), language)) {
            assertThat(workbook.getNumberOfSheets()).isEqualTo(3);
            XSSFSheet sheet = workbook.getSheetAt(1);
            assertThat(sheet.getSheetName()).isEqualTo(funding.title().get(language));
            for (int i = 0; i < funding.fields().size(); i++) {
                RecordSpec.Field field = funding.fields().get(i);
                Cell heading = sheet.getRow(0).getCell(i);
                assertThat(heading.getStringCellValue())
                        .isEqualTo(field.titleIn(language) + (field.required() ? " *" : ""));
                assertThat(heading.getCellComment().getString().getString())
                        .contains(field.description().get(language));
            }
            assertThat(sheet.getColumnStyle(funding.indexOf("funding_id")).getDataFormatString())
                    .isEqualTo("@");
            assertThat(sheet.getColumnStyle(funding.indexOf("received_on")).getDataFormatString())
                    .isEqualTo("yyyy-mm-dd");
            assertThat(choices(sheet, funding.indexOf("source"))).contains("membership_fees", "other");
            assertThat(choices(sheet, funding.indexOf("in_kind"))).contains("yes", "no");
            assertThat(choices(sheet, funding.indexOf("currency")))
                    .contains(workbook.getSheetAt(2).getSheetName());
        }
    }

    @Test
    void allSheetsHaveNamesOfTheirOwnAndNothingIsHidden() throws IOException {
        for (String language : List.of("en", "es")) {
            try (XSSFWorkbook workbook = template(SPECS.inReferenceOrder(), language)) {
                List<String> names = new ArrayList<>();
                workbook.sheetIterator().forEachRemaining(sheet -> names.add(sheet.getSheetName()));
                assertThat(names).doesNotHaveDuplicates().hasSize(SPECS.all().size() + 2);
                for (int i = 0; i < names.size(); i++) {
                    assertThat(workbook.isSheetHidden(i) || workbook.isSheetVeryHidden(i))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void anEmptyTemplateHasTablesWithoutRowsAndNothingElseToTell() throws IOException {
        Path file = folder.resolve("empty.xlsx");
        try (var out = java.nio.file.Files.newOutputStream(file)) {
            TemplateWorkbook.write(List.of(SPECS.of("member"), SPECS.of("revenue")), "es", FormRows.NONE, out);
        }

        List<FileTables.Table> tables = FileTables.of(new LandingFile("empty.xlsx", file), SPECS);

        assertThat(tables)
                .extracting(table -> table.header().record().orElseThrow())
                .containsExactly("member", "revenue");
        assertThat(tables)
                .allSatisfy(table -> assertThat(table.header().notice()).isEmpty());
    }

    private static XSSFWorkbook template(List<RecordSpec> specs, String language) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TemplateWorkbook.write(specs, language, FormRows.NONE, out);
        return new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()));
    }

    private static String choices(XSSFSheet sheet, int column) {
        return sheet.getDataValidations().stream()
                .filter(one -> one.getRegions().getCellRangeAddress(0).getFirstColumn() == column)
                .map(DataValidation::getValidationConstraint)
                .map(one -> one.getExplicitListValues() == null
                        ? one.getFormula1()
                        : String.join(",", one.getExplicitListValues()))
                .findFirst()
                .orElse("");
    }
}
