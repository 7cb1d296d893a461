package org.covalue.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.covalue.TestDatabase;
import org.covalue.TestRun;
import org.covalue.inputs.spec.RecordSpecs;
import org.covalue.run.JobRunner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One landing folder with every bad file in it beside good ones, loaded once. */
class LoadTest {

    private static final String HEADER = "member_id,year,currency,revenue,price_basis\n";
    private static final int LONG = 10 << 20;

    @TempDir
    private static Path home;

    private static TestDatabase database;
    private static JobRunner.Outcome outcome;
    private static Map<String, Deliveries.Outcome> files;

    @BeforeAll
    static void loadEverything() throws IOException {
        database = TestDatabase.create();
        Path landing = Files.createDirectory(home.resolve("landing"));
        goodFiles(landing);
        refusedFiles(landing);
        filesWithBadRows(landing);
        filesThatAreNoLandingFiles(landing);
        outcome = TestRun.load(database, landing, Instant.parse("2025-06-30T20:00:00Z"));
        files = new Deliveries(database.dataSource(), RecordSpecs.load())
                .outcomes(outcome.runId()).stream()
                        .collect(Collectors.toMap(Deliveries.Outcome::file, Function.identity()));
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    private static void goodFiles(Path landing) throws IOException {
        write(landing, "members.csv", "member_id,member_name,member_type\nM1,Uno,firm\nM2,Dos,firm\nM3,Tres,firm\n");
        write(landing, "bom.csv", "\uFEFF" + HEADER + rows(2001));
        write(landing, "crlf.csv", (HEADER + rows(2002)).replace("\n", "\r\n"));
        write(landing, "cr.csv", (HEADER + rows(2003)).replace("\n", "\r"));
        write(landing, "semicolon.csv", (HEADER + rows(2004)).replace(',', ';'));
        write(landing, "tab.tsv", (HEADER + rows(2005)).replace(',', '\t'));
        write(Files.createDirectories(landing.resolve("deep/er")), "below.csv", HEADER + rows(2006));
        Files.write(landing.resolve("utf16.csv"), ("\uFEFF" + HEADER + rows(2007)).getBytes(StandardCharsets.UTF_16LE));
        write(landing, "blank_lines.csv", "\n\n" + HEADER + "\n" + rows(2008).replace("\n", "\n\n"));
        write(
                landing,
                "unknown_columns.csv",
                HEADER.replace("revenue,", "revenue,remarks,")
                        + rows(2009).replace(",nominal", ",\"said so, twice\",nominal"));
        write(landing, "header_only.csv", HEADER);
        write(landing, "header_only_without_line_end.csv", HEADER.strip());
    }

    private static void refusedFiles(Path landing) throws IOException {
        write(landing, "empty.csv", "");
        write(landing, "blank.csv", "\n\n  \n");
        write(landing, "unknown_header.csv", "member,sales\nM1,5\n");
        write(landing, "nearly.csv", HEADER.replace("year,", "") + rows(2010));
        write(landing, "no_header.csv", rows(2010));
        write(landing, "broken_header.csv", "\"" + HEADER + rows(2010));
        write(landing, "twice.csv", HEADER.replace("price_basis", "revenue") + rows(2010));
        byte[] binary = new byte[100_000];
        new Random(20251028).nextBytes(binary);
        Files.write(landing.resolve("binary.csv"), binary);
        Files.write(
                landing.resolve("picture.csv"),
                new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13});
        Files.write(landing.resolve("zeros.csv"), new byte[50_000]);
        String nulColumns = "remark\0,remark\0," + HEADER.strip() + "\nx,x,M1,2010,EUR,1,\n";
        Files.write(
                landing.resolve("nul_columns_in_utf16.csv"),
                ("\uFEFF" + nulColumns).getBytes(StandardCharsets.UTF_16BE));
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream entries = new ZipOutputStream(zip)) {
            entries.putNextEntry(new ZipEntry("xl/workbook.xml"));
        }
        Files.write(landing.resolve("workbook.csv"), zip.toByteArray());
        Files.write(landing.resolve("workbook.xlsx"), zip.toByteArray());
    }

    private static void filesWithBadRows(Path landing) throws IOException {
        write(landing, "cut.csv", HEADER + rows(2011) + "M1,2012,EU");
        write(
                landing,
                "never_closing.csv",
                HEADER + "M1,2013,EUR,13,nominal\n\"M2,2013,EUR,13,nominal\nM3,2013,EUR,13,nominal\n");
        write(
                landing,
                "long_field.csv",
                HEADER + "M1,2014,EUR,14,nominal\nM2,2014,EUR,14," + "x".repeat(LONG) + "\nM3,2014,EUR,14,nominal\n");
        write(
                landing,
                "long_quoted.csv",
                HEADER + "M1,2015,EUR,15,nominal\nM2,2015,\"" + "\n".repeat(LONG) + "\",15,\nM3,2015,EUR,15,nominal\n");
        write(landing, "nul.csv", HEADER + "M1,2016,EUR,16,nominal\nM2,2016,EU\0R,16,\nM3,2016,EUR,16,nominal\n");
        Files.write(
                landing.resolve("latin.csv"),
                ("member_id,member_name,member_type\nL1,Plain,firm\nL2,Córdoba,firm\nL3,Plain,firm\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
        write(
                landing,
                "cells.csv",
                HEADER + "M1,2018,EUR,18,nominal\nM2,2018,EUR,1,8,nominal\nM3,2018,EUR,18,nominal,,\n");
        write(
                landing,
                "many_faults.csv",
                HEADER + "M1,2019,EUR,19,nominal\n,19,euro,\"1,9,\",fixed\nM3,2019,EUR,19,nominal\n");
        write(
                landing,
                "emoji.csv",
                HEADER + "M1,2020,EUR,20,nominal\nM2,2020,EUR,20," + "x".repeat(199) + "😀".repeat(9)
                        + "\nM3,2020,EUR,20,nominal\n");
        write(
                landing,
                "nul_beyond.csv",
                "x".repeat(600) + "," + HEADER.strip() + ",no\0te\n,M1,2021,EUR,21,nominal,\n");
    }

    private static void filesThatAreNoLandingFiles(Path landing) throws IOException {
        write(landing, "README.md", "not for loading");
        write(landing, ".hidden.csv", HEADER + rows(2022));
        write(landing, "~$open.xlsx", "a lock file");
        write(landing, "data.csv.part", HEADER + rows(2022));
    }

    @Test
    void theRunIsCompleteWhateverTheFilesAre() {
        assertThat(outcome.message()).isEmpty();
        assertThat(outcome.isComplete()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bom.csv",
                "crlf.csv",
                "cr.csv",
                "semicolon.csv",
                "tab.tsv",
                "deep/er/below.csv",
                "utf16.csv",
                "blank_lines.csv",
                "unknown_columns.csv",
                "members.csv"
            })
    void aGoodFileIsLoadedWhole(String file) {
        assertThat(files.get(file))
                .extracting(
                        Deliveries.Outcome::state,
                        Deliveries.Outcome::rowsRead,
                        Deliveries.Outcome::rowsLoaded,
                        Deliveries.Outcome::rowsRejected)
                .containsExactly("complete", 3L, 3L, 0L);
        assertThat(rejected(file)).isEmpty();
    }

    @Test
    void rowsAreNumberedAsASpreadsheetCounts() {
        assertThat(database.jdbc()
                        .queryForList("select row_number from raw.revenue where year = 2008 order by 1", Integer.class))
                .containsExactly(5, 7, 9);
    }

    @Test
    void columnsNobodyReadsAreNoticed() {
        assertThat(files.get("unknown_columns.csv").notice()).isEqualTo("columns nobody reads: remarks");
        assertThat(files.get("bom.csv").notice()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"header_only.csv", "header_only_without_line_end.csv"})
    void aHeaderAloneIsAFileWithoutRows(String file) {
        assertThat(files.get(file))
                .extracting(Deliveries.Outcome::state, Deliveries.Outcome::record, Deliveries.Outcome::rowsRead)
                .containsExactly("complete", "revenue", 0L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "empty.csv            | the file is empty; expected a header row and rows below it",
                "blank.csv            | the file is empty; expected a header row and rows below it",
                "unknown_header.csv   | no record type knows any column of the header; is the first line a header?",
                "nearly.csv           | nearest is revenue, which also needs year",
                "no_header.csv        | is the first line a header?",
                "broken_header.csv    | the header row cannot be read",
                "twice.csv            | the header has one column twice; keep one of the two",
                "binary.csv           | this is no text file",
                "picture.csv          | this is a picture; deliver the table it shows as CSV UTF-8",
                "zeros.csv            | this is no text file (byte 0 in its first line)",
                "nul_columns_in_utf16.csv | the header has one column twice; keep one of the two",
                "workbook.csv         | the part xl/workbook.xml of the workbook is damaged",
                "workbook.xlsx        | the part xl/workbook.xml of the workbook is damaged"
            })
    void aFileThatCannotBeReadIsRefusedWithAReason(String file, String reason) {
        assertThat(files.get(file))
                .extracting(Deliveries.Outcome::state, Deliveries.Outcome::rowsRead, Deliveries.Outcome::rowsLoaded)
                .containsExactly("refused", 0L, 0L);
        assertThat(files.get(file).message()).contains(reason).hasSizeLessThan(2_000);
        assertThat(rejected(file))
                .singleElement()
                .satisfies(row -> assertThat(row).startsWith("1  header"));
    }

    @Test
    void aFileCutInMidRowLosesThatRowOnly() {
        assertThat(loaded(2011)).containsExactly("M1", "M2", "M3");
        assertThat(loaded(2012)).isEmpty();
        assertThat(rejected("cut.csv")).containsExactly("5  cells: 3 cells: the row ends early; was the file cut off?");
    }

    @Test
    void aQuoteThatNeverClosesLosesItsRowOnly() {
        assertThat(loaded(2013)).containsExactly("M1", "M3");
        assertThat(rejected("never_closing.csv"))
                .containsExactly("3  quotes: an open quote: a quote is opened and never properly closed");
    }

    @Test
    void tenMegabytesInAFieldLoseThatRowOnlyAndAreShownShortened() {
        assertThat(loaded(2014)).containsExactly("M1", "M3");
        assertThat(rejected("long_field.csv"))
                .containsExactly("3 price_basis length: " + "x".repeat(200) + "… (" + LONG
                        + " characters): the value is too long");
    }

    @Test
    void tenMegabytesOfLinesWithinQuotesLoseNoOtherRow() {
        assertThat(loaded(2015)).containsExactly("M1", "M3");
        assertThat(rejected("long_quoted.csv"))
                .singleElement()
                .satisfies(row -> assertThat(row).startsWith("3 currency required"));
    }

    @Test
    void aNulByteLosesItsRowOnly() {
        assertThat(loaded(2016)).containsExactly("M1", "M3");
        assertThat(rejected("nul.csv")).containsExactly("3 currency characters: EU\uFFFDR: the value holds a NUL byte");
    }

    @Test
    void bytesThatAreNoUtf8LoseTheirRowOnly() {
        assertThat(database.jdbc()
                        .queryForList(
                                "select member_id from raw.member where member_id like 'L%' order by 1", String.class))
                .containsExactly("L1", "L3");
        assertThat(rejected("latin.csv"))
                .containsExactly("3 member_name characters: C\uFFFDrdoba: "
                        + "the value holds bytes that are not UTF-8; save the file as CSV UTF-8");
    }

    @Test
    void aRowWithMoreCellsThanTheHeaderIsRefusedUnlessTheyAreBlank() {
        assertThat(loaded(2018)).containsExactly("M1", "M3");
        assertThat(rejected("cells.csv"))
                .singleElement()
                .satisfies(row -> assertThat(row).startsWith("3  cells: 6 cells"));
    }

    @Test
    void everyFaultOfARowIsNamed() {
        assertThat(loaded(2019)).containsExactly("M1", "M3");
        assertThat(rejected("many_faults.csv"))
                .containsExactlyInAnyOrder(
                        "3 member_id required: (blank): the key must not be blank",
                        "3 year type year: 19: cannot be read as year",
                        "3 currency pattern: euro: not of the form",
                        "3 revenue type number: 1,9,: this may be a decimal comma; write a decimal point, and no "
                                + "thousands separator, "
                                + "or have the locale of the sender set",
                        "3 price_basis enum: fixed: unknown code");
        assertThat(files.get("many_faults.csv").rowsRejected()).isEqualTo(1);
    }

    @Test
    void aLongValueIsShortenedBetweenCharacters() {
        assertThat(loaded(2020)).containsExactly("M1", "M3");
        assertThat(rejected("emoji.csv"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .startsWith("3 price_basis enum: " + "x".repeat(199))
                        .doesNotContain("?"));
    }

    @Test
    void aNulByteInTheNameOfAColumnNobodyReadsHarmsNothing() {
        assertThat(files.get("nul_beyond.csv").state()).isEqualTo("complete");
        assertThat(files.get("nul_beyond.csv").notice()).contains("no\uFFFDte").hasSizeLessThan(2_000);
        assertThat(loaded(2021)).containsExactly("M1");
    }

    @Test
    void otherFilesAreToldAndLeftAlone() {
        assertThat(files.get("README.md"))
                .extracting(Deliveries.Outcome::state, Deliveries.Outcome::message)
                .containsExactly(
                        "not_taken",
                        "files of this ending are not read; deliver a table as .xlsx, .ods, .csv, .tsv or .txt");
        assertThat(files.get("data.csv.part"))
                .extracting(Deliveries.Outcome::state, Deliveries.Outcome::message)
                .containsExactly(
                        "not_taken",
                        "a file that is still being written is named so; give it its name when it is complete");
        assertThat(List.of(files.get(".hidden.csv"), files.get("~$open.xlsx")))
                .extracting(Deliveries.Outcome::state)
                .containsOnly("ignored");
        assertThat(loaded(2022)).isEmpty();
    }

    @Test
    void theCountsOfEveryFileReconcile() {
        assertThat(files).hasSize(39);
        assertThat(files.values())
                .allSatisfy(file -> assertThat(file.rowsRead())
                        .isEqualTo(file.rowsLoaded() + file.rowsRejected() + file.rowsUnchanged()));
        assertThat(database.jdbc().queryForList("""
                select d.file from covalue.delivery d
                where d.rows_loaded <> (select count(*) from raw.revenue r where r.delivery_id = d.delivery_id)
                                     + (select count(*) from raw.member r where r.delivery_id = d.delivery_id)
                   or d.rows_rejected <> (select count(distinct row_number) from covalue.rejected_row r
                                          where r.delivery_id = d.delivery_id and d.state = 'complete')""", String.class)).isEmpty();
    }

    @Test
    void anEmptyFolderIsARunWithoutFiles() throws IOException {
        try (TestDatabase empty = TestDatabase.create()) {
            JobRunner.Outcome run = TestRun.load(empty, Files.createDirectory(home.resolve("empty")), Instant.now());

            assertThat(run.isComplete()).isTrue();
            assertThat(new Deliveries(empty.dataSource(), RecordSpecs.load()).outcomes(run.runId()))
                    .isEmpty();
        }
    }

    @Test
    void aFolderThatIsNotThereIsSaid() {
        try (TestDatabase empty = TestDatabase.create()) {
            JobRunner.Outcome run = TestRun.load(empty, home.resolve("nowhere"), Instant.now());

            assertThat(run.isComplete()).isFalse();
            assertThat(run.message()).contains("nowhere does not exist; expected a landing folder or a file");
        }
    }

    private static void write(Path folder, String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static String rows(int year) {
        return List.of("M1", "M2", "M3").stream()
                .map(member -> member + "," + year + ",EUR," + (year - 2000) + ",nominal\n")
                .collect(Collectors.joining());
    }

    private static List<String> loaded(int year) {
        return database.jdbc()
                .queryForList(
                        "select member_id from known.revenue where year = ? and revenue = ? order by 1",
                        String.class,
                        year,
                        year - 2000.0);
    }

    private static List<String> rejected(String file) {
        return database.jdbc().queryForList("""
                select r.row_number || ' ' || r.column_name || ' ' || r.rule || coalesce(': ' || r.found, '') || ': ' || r.message
                from covalue.rejected_row r inner join covalue.delivery d on d.delivery_id = r.delivery_id
                where d.file = ?""", String.class, file);
    }
}
