package org.covalue.inputs.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.covalue.inputs.reading.FileKind;
import org.covalue.inputs.reading.RowSource;
import org.covalue.inputs.reading.UnreadableFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Workbooks of {@code $COVALUE_TEST_DATA} that are damaged, made to harm, or just odd. */
class TortureTest {

    private static final String DATA = System.getenv("COVALUE_TEST_DATA");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            external_entity_in_sheet.xlsx             | the part xl/worksheets/sheet1.xml of the workbook defines entities
            iso_date_cell_t_d.xlsx                    | 1: 2018-04-01
            lying_dimension_A1_XFD1048576.xlsx        | 1: 1
            numbers_as_text_and_float_noise.xlsx      | 1: 0.3,1.1,1\\,234.50,1000000000000000,12345678901234567890,#N/A,TRUE
            row_beyond_limit_1048577.xlsx             | a row has the number 1048577; a sheet has at most 1048576
            rows_out_of_order_and_duplicate_cells.xlsx| row 1 stands behind row 3
            sst_index_out_of_range.xlsx               | a cell names the shared text 5 of 1
            truncated_half.xlsx                       | the workbook is cut off or damaged
            zipbomb_300MB_one_cell.xlsx               | a cell of the workbook holds more than 1048576 characters
            """)
    void eachLoadsOrIsRefusedWithItsReason(String name, String expected) throws IOException {
        assumeTrue(DATA != null, "COVALUE_TEST_DATA is not set");
        Path file = Path.of(DATA, "excel_torture", "made", name);
        assertThat(FileKind.of(file)).isEqualTo(FileKind.WORKBOOK);

        assertThat(result(file)).startsWith(expected);
    }

    @Test
    void whatOnlyHasTheNameOfAWorkbookIsTold() throws IOException {
        assumeTrue(DATA != null, "COVALUE_TEST_DATA is not set");
        Path folder = Path.of(DATA, "excel_torture", "made");

        assertThat(FileKind.of(folder.resolve("csv_renamed.xlsx"))).isEqualTo(FileKind.TEXT);
        assertThat(FileKind.of(folder.resolve("html_renamed.xls"))).isEqualTo(FileKind.WEB_PAGE);
    }

    @Test
    void everyWorkbookOfGrantsIsReadToItsEnd() throws IOException {
        assumeTrue(DATA != null, "COVALUE_TEST_DATA is not set");
        List<Path> workbooks = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of(DATA, "grants_360g", "fixtures"))) {
            for (Path file : files.toList()) {
                if (Workbook.isRead(FileKind.of(file))) {
                    workbooks.add(file);
                }
            }
        }

        assertThat(workbooks)
                .hasSizeGreaterThan(8)
                .allSatisfy(file -> assertThat(result(file)).contains(": "));
    }

    /** The first rows of all sheets, or why they cannot be read. */
    private static String result(Path file) throws IOException {
        List<String> read = new ArrayList<>();
        try (Workbook workbook = Workbook.open(file, FileKind.WORKBOOK)) {
            for (Workbook.Sheet sheet : workbook.sheets()) {
                try (RowSource rows = workbook.rows(sheet.name())) {
                    for (Optional<RowSource.Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                        if (read.size() < 10) {
                            List<String> cells = row.get().cells().texts().stream()
                                    .map(cell -> cell.replace(",", "\\,"))
                                    .toList();
                            read.add(row.get().number() + ": " + String.join(",", cells));
                        }
                    }
                }
            }
        } catch (UnreadableFile e) {
            return e.reason().in("en");
        }
        return String.join("; ", read);
    }
}
