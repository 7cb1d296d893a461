package org.covalue.night.rejected;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.covalue.TestDatabase;
import org.covalue.TestRun;
import org.covalue.platform.FileFolders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The faults of a night, marked in copies of the files. */
class RejectedCopiesTest {

    @TempDir
    private Path folder;

    @Test
    void everyFileWithAFaultIsMarkedInACopyAlsoWhatOnlyTheLoadCouldFind() throws Exception {
        Path landing = Files.createDirectories(folder.resolve("landing/ebro")).getParent();
        Files.writeString(
                landing.resolve("organisation.csv"),
                "organisation_id,organisation_name,country,founded_on\no1,One,ES,2010-01-01\n");
        Files.writeString(
                landing.resolve("member.csv"), "member_id,member_name,member_type\nM1,One,firm\nM2,Two,planet\n");
        Files.writeString(landing.resolve("refused.csv"), "member_id,colour\nM1,red\n");
        workbook(
                landing.resolve("ebro/membership.xlsx"),
                List.of("organisation_id", "member_id", "joined_on"),
                List.of("o1", "M1", "2015-01-01"),
                List.of("o1", "M1", "soon"),
                List.of("o1", "M9", "2015-01-01"));
        FileFolders folders = new FileFolders(folder.resolve("home/editions"), folder.resolve("home/logs"));
        try (TestDatabase database = TestDatabase.create()) {
            long run = TestRun.load(database, landing, Instant.parse("2025-06-01T10:00:00Z"))
                    .runId();
            new RejectedCopies(database.dataSource(), folders).write(run);
            assertThat(folders.rejected(run).resolve("organisation.csv.xlsx")).doesNotExist();
            assertThat(notes(folders.rejected(run, "member.csv")))
                    .singleElement()
                    .satisfies(note -> assertThat(note).startsWith("C3: "));
            assertThat(notes(folders.rejected(run, "ebro/membership.xlsx")))
                    .anySatisfy(note -> assertThat(note).startsWith("C3: "))
                    .anySatisfy(note -> assertThat(note).startsWith("B4: ").contains("unknown member"));
            assertThat(folders.rejected(run, "refused.csv")).exists();
            try (var files = Files.walk(landing)) {
                assertThat(files.filter(Files::isRegularFile))
                        .as("the landing folder is the senders'")
                        .hasSize(4);
            }
        }
    }

    @Test
    void aFileThatHasChangedSinceOrIsGoneIsLeftOut() throws Exception {
        Path landing = Files.createDirectories(folder.resolve("landing"));
        Files.writeString(
                landing.resolve("member.csv"), "member_id,member_name,member_type\nM1,One,firm\nM2,Two,planet\n");
        Files.writeString(
                landing.resolve("organisation.csv"),
                "organisation_id,organisation_name,country,founded_on\no1,One,ES,2010-13-01\n");
        FileFolders folders = new FileFolders(folder.resolve("home/editions"), folder.resolve("home/logs"));
        try (TestDatabase database = TestDatabase.create()) {
            long run = TestRun.load(database, landing, Instant.parse("2025-06-01T10:00:00Z"))
                    .runId();
            Files.writeString(landing.resolve("member.csv"), "member_id,member_name,member_type\nM2,Two,firm\n");
            Files.delete(landing.resolve("organisation.csv"));
            new RejectedCopies(database.dataSource(), folders).write(run);
            assertThat(folders.rejected(run)).doesNotExist();
        }
    }

    private static void workbook(Path file, List<?>... rows) throws Exception {
        try (XSSFWorkbook book = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            Sheet sheet = book.createSheet("membership");
            for (int i = 0; i < rows.length; i++) {
                Row row = sheet.createRow(i);
                for (int j = 0; j < rows[i].size(); j++) {
                    row.createCell(j).setCellValue(String.valueOf(rows[i].get(j)));
                }
            }
            book.write(out);
        }
    }

    private static List<String> notes(Path copy) throws Exception {
        List<String> notes = new ArrayList<>();
        try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(copy))) {
            for (Sheet sheet : book) {
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        if (cell.getCellComment() != null) {
                            notes.add(cell.getAddress() + ": "
                                    + cell.getCellComment().getString().getString());
                        }
                    }
                }
            }
        }
        return notes;
    }
}
