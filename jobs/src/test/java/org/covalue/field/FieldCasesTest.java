package org.covalue.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.covalue.TestDatabase;
import org.covalue.run.JobRunner;
import org.covalue.run.Progress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;

/**
 * Files as people really send them: one folder a case, under {@code $COVALUE_TEST_DATA/field}, where {@code EXPECT.txt}
 * says what must come of it. A folder that nothing here looks at fails.
 */
class FieldCasesTest {

    private static final String DATA = System.getenv("COVALUE_TEST_DATA");

    @FunctionalInterface
    private interface Case {
        void look(Path in) throws IOException;
    }

    @TempDir
    private static Path home;

    private static TestDatabase database;
    private static JobRunner runner;
    private final Map<String, Case> cases = cases();

    @BeforeAll
    static void loadKnownMembers() {
        assumeTrue(DATA != null, "COVALUE_TEST_DATA is not set");
        database = TestDatabase.create();
        runner = new JobRunner(database.dataSource(), new Progress(Optional.empty()));
        load(field().resolve("known")).loads("members.csv", 5);
    }

    @AfterAll
    static void drop() {
        if (database != null) {
            runner.close();
            database.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyCaseComesOutAsExpected() throws IOException {
        return folders().stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    assertThat(cases)
                            .as("what must come of " + name + " is looked at")
                            .containsKey(name);
                    cases.get(name).look(field().resolve(name).resolve("in"));
                }));
    }

    @Test
    void noCaseIsLookedAtThatIsNotThere() throws IOException {
        assertThat(folders()).containsAll(cases.keySet());
    }

    private Map<String, Case> cases() {
        Map<String, Case> all = new TreeMap<>();
        numbers(all);
        texts(all);
        headers(all);
        rows(all);
        ids(all);
        kinds(all);
        shownElsewhere(all);
        return all;
    }

    private static void numbers(Map<String, Case> all) {
        all.put("01_semicolon_decimal_comma", in -> {
            with(
                    in,
                    landed -> assertThat(landed.loads("ingresos.csv", 3)
                                    .tells("ingresos.csv", "read with a decimal comma, 1.234,5: employees_fte, revenue")
                                    .stored("revenue", "revenue"))
                            .containsExactly(1234567.89, 1000.0, 1234567.89));
            with(in, Optional.of("es"), landed -> {
                assertThat(landed.loads("ingresos.csv", 3).stored("revenue", "revenue"))
                        .containsExactly(1234567.89, 1000.0, 1234567.89);
                assertThat(landed.stored("employees_fte", "revenue")).containsExactly(12.5, 3.0, 4.0);
                assertThat(landed.file("ingresos.csv").notice()).contains("locale es");
            });
        });
        all.put("01b_thousands_point_only", in -> {
            with(
                    in,
                    landed -> assertThat(landed.refuses(
                                            "ingresos.csv",
                                            "12.500 in row 2 is 12500 with a decimal comma and 12.5 with a decimal "
                                                    + "point")
                                    .stored("revenue", "revenue"))
                            .isEmpty());
            with(
                    in,
                    Optional.of("es"),
                    landed -> assertThat(landed.loads("ingresos.csv", 3).stored("revenue", "revenue"))
                            .containsExactly(12500.0, 980.0, 1250.0));
            with(
                    in,
                    Optional.of("en"),
                    landed -> assertThat(landed.loads("ingresos.csv", 3).stored("revenue", "revenue"))
                            .containsExactly(12.5, 980.0, 1.25));
        });
        all.put(
                "02_nbsp_thousands",
                in -> with(
                        in,
                        landed -> assertThat(landed.loads("fr.csv", 3).stored("revenue", "revenue"))
                                .containsExactly(1234567.5, 1234567.0, 1234567.0)));
        all.put(
                "11_numbers",
                in -> with(in, landed -> {
                    for (int row : List.of(
                            2, 4, 7, 8, 9, 10, 11, 15, 16, 17, 18, 19, 20, 21, 25, 27, 28, 29, 30, 31, 32, 33, 34)) {
                        assertThat(landed.rejectedFor(row)).as("row " + row).hasSize(1);
                    }
                    assertThat(landed.stored("revenue", "revenue"))
                            .containsExactly(
                                    1000.0, -500.0, -500.0, 5.0, -500.0, 100000.0, 500.0, 500.0, 0.5, 1000.0, 12.0);
                }));
        all.put(
                "23_year_forms",
                in -> with(
                        in,
                        landed -> assertThat(landed.rejects("rev.csv", 5).stored("year", "revenue"))
                                .containsExactly(2023)));
        all.put(
                "24_bool_forms",
                in -> with(in, landed -> {
                    assertThat(landed.rejects("rev.csv", 6).stored("product_innovation", "revenue"))
                            .containsExactly(true, true, true, true, true, true, false, false);
                    assertThat(database.jdbc()
                                    .queryForList(
                                            "select distinct expected from covalue.rejected_row where rule = 'type "
                                                    + "boolean'",
                                            String.class))
                            .containsExactly("yes or no");
                }));
        all.put(
                "25_huge",
                in -> with(in, landed -> {
                    assertThat(landed.rejects("rev.csv", 5).stored("revenue", "revenue"))
                            .isEmpty();
                    assertThat(landed.rejectedFor(2))
                            .singleElement()
                            .satisfies(fault -> assertThat(fault).contains("at most 15 significant digits"));
                }));
        all.put(
                "10_dates",
                in -> with(in, landed -> {
                    assertThat(landed.loads("m.csv", 8).stored("member_id || ' ' || member_founded_on", "member"))
                            .containsExactly(
                                    "A1 2024-12-31",
                                    "A2 2024-01-01",
                                    "A3 2024-12-31",
                                    "A4 2024-12-31",
                                    "A5 2024-12-31",
                                    "A6 2024-12-31",
                                    "A7 2016-10-25",
                                    "A8 2016-10-25");
                }));
    }

    private static void texts(Map<String, Case> all) {
        all.put(
                "03_utf16_unicode_text",
                in -> with(
                        in,
                        landed -> assertThat(landed.loads("miembros.txt", 3).stored("member_name", "member"))
                                .contains("Ñandú Software", "Łódź Metal")));
        all.put(
                "04_cp1252",
                in -> with(
                        in,
                        landed -> assertThat(landed.loads("miembros.csv", 1)
                                        .tells("miembros.csv", "read as windows-1252")
                                        .stored("member_name", "member"))
                                .containsExactly("Ñandú “Software” – S.A. €")));
        all.put(
                "04c_mojibake_utf8_twice",
                in -> with(
                        in,
                        landed -> assertThat(landed.loads("miembros.csv", 1).stored("member_name", "member"))
                                .containsExactly("Ã\u0091andÃº")));
        all.put(
                "13_smart_quotes_embedded_newline",
                in -> with(in, landed -> {
                    assertThat(landed.loads("members.csv", 3).stored("member_name", "member"))
                            .containsExactly("Smart “Quotes” Ltd", "Two\nLines", "Say \"hi\", Ltd");
                    assertThat(landed.rejected()).containsExactly("5 member_name: (blank): this column is required");
                }));
        all.put(
                "13b_unclosed_quote",
                in -> with(in, landed -> {
                    assertThat(landed.rejected())
                            .containsExactly("3 : an open quote: a quote is opened and never properly closed");
                    assertThat(landed.stored("member_id", "member")).containsExactly("U1", "U3", "U4");
                }));
        all.put(
                "13c_quote_inside",
                in -> with(
                        in,
                        landed -> assertThat(landed.rejects("members.csv", 1).stored("member_name", "member"))
                                .containsExactly("12\" Tubes", "Next")));
        all.put("14_cr_only", in -> with(in, landed -> landed.loads("rev.csv", 2)));
        all.put("14b_mixed_line_ends", in -> with(in, landed -> landed.loads("rev.csv", 3)));
        all.put(
                "16_nul_byte",
                in -> with(
                        in,
                        landed -> assertThat(landed.rejects("members.csv", 1).stored("member_id", "member"))
                                .containsExactly("N1", "N3")));
        all.put(
                "16b_invalid_utf8_midfile",
                in -> with(in, landed -> {
                    assertThat(landed.stored("member_id", "member")).containsExactly("N1", "N3");
                    assertThat(landed.rejectedFor(3)).singleElement().asString().contains("not UTF-8");
                }));
        all.put(
                "21_formula_injection",
                in -> with(
                        in,
                        landed -> assertThat(landed.loads("members.csv", 2).stored("member_name", "member"))
                                .containsExactly("=cmd|' /C calc'!A0", "@SUM(1)")));
    }

    private static void headers(Map<String, Case> all) {
        all.put(
                "05_title_rows_above",
                in -> with(in, landed -> landed.loads("kpi.csv", 2).tells("kpi.csv", "the header stands in row 4")));
        all.put("05b_blank_first_line", in -> with(in, landed -> landed.loads("kpi.csv", 2)));
        all.put(
                "07_trailing_blank_columns",
                in -> with(in, landed -> landed.loads("rev.csv", 2).rejects("rev.csv", 0)));
        all.put(
                "08_duplicate_header",
                in -> with(in, landed -> landed.refuses("rev.csv", "one column twice", "revenue")));
        all.put(
                "08b_duplicate_header_case",
                in -> with(in, landed -> landed.refuses("rev.csv", "one column twice", "revenue")));
        all.put(
                "09_header_variants",
                in -> with(
                        in, landed -> landed.loads("a.csv", 1).loads("b.csv", 1).loads("c.csv", 1)));
        all.put(
                "09b_local_language",
                in -> with(
                        in,
                        landed -> landed.loads("es.csv", 1)
                                .tells(
                                        "es.csv",
                                        "id_miembro = member_id, año = year, moneda = currency, ingresos = revenue")
                                .loads("pl.csv", 1)
                                .tells("pl.csv", "id_czlonka = member_id, rok = year")));
        all.put("15_sep_line", in -> with(in, landed -> landed.loads("rev.csv", 2)));
        all.put("17_pipe_delimited", in -> with(in, landed -> landed.loads("rev.csv", 1)));
        all.put("20_header_only", in -> with(in, landed -> landed.loads("rev.csv", 0)));
        all.put("20b_zero_bytes", in -> with(in, landed -> landed.refuses("rev.csv", "the file is empty")));
        all.put("20c_bom_only", in -> with(in, landed -> landed.refuses("rev.csv", "the file is empty")));
        all.put("20d_bom_blank_lines", in -> with(in, landed -> landed.refuses("rev.csv", "the file is empty")));
        all.put("28_many_columns", in -> with(in, landed -> landed.refuses("wide.csv", "more than 16,384 cells")));
        all.put(
                "29_unknown_columns",
                in -> with(
                        in,
                        landed -> assertThat(landed.loads("rev.csv", 1)
                                        .file("rev.csv")
                                        .notice())
                                .contains("columns nobody reads: member_name, comments")));
    }

    private static void rows(Map<String, Case> all) {
        all.put(
                "06_totals_row",
                in -> with(in, landed -> {
                    landed.loads("rev.csv", 2).rejects("rev.csv", 0).tells("rev.csv", "a row of totals");
                    landed.loads("rev2.csv", 2).rejects("rev2.csv", 0).tells("rev2.csv", "3000");
                    assertThat(database.jdbc()
                                    .queryForList(
                                            "select member_id from raw.member where lower(member_id) = 'total'",
                                            String.class))
                            .isEmpty();
                }));
        all.put(
                "18_same_name_two_folders",
                in -> with(in, landed -> landed.loads("ar/revenue.csv", 2).loads("co/revenue.csv", 2)));
        all.put(
                "19b_header_repeated",
                in -> with(
                        in,
                        landed -> assertThat(landed.loads("rev.csv", 2)
                                        .rejects("rev.csv", 1)
                                        .rejectedFor(3))
                                .isNotEmpty()));
        all.put(
                "26_dup_key_in_file",
                in -> with(
                        in,
                        landed -> assertThat(landed.loads("rev.csv", 2).rejected())
                                .anyMatch(fault -> fault.startsWith("3 ") && fault.contains("already in row 2"))
                                .anyMatch(fault -> fault.startsWith("5 ") && fault.contains("already in row 4"))));
        all.put(
                "30_units_row",
                in -> with(
                        in,
                        landed -> assertThat(landed.loads("rev.csv", 1).rejectedFor(2))
                                .isNotEmpty()));
    }

    private static void ids(Map<String, Case> all) {
        all.put(
                "12_leading_zero_ids",
                in -> with(in, landed -> {
                    assertThat(landed.rejects("members.csv", 3).rejected())
                            .allMatch(fault -> fault.contains("a spreadsheet has") && fault.contains("as text"));
                    assertThat(database.jdbc()
                                    .queryForList(
                                            "select distinct member_id from raw.member where member_id in ('7', "
                                                    + "'007') order by 1",
                                            String.class))
                            .containsExactly("007", "7");
                }));
        all.put(
                "22b_nfc_nfd",
                in -> with(in, landed -> {
                    assertThat(landed.loads("members.csv", 1).stored("member_id", "member"))
                            .containsExactly("\u00D11");
                    assertThat(landed.rejectedFor(3))
                            .singleElement()
                            .asString()
                            .contains("the key stands already in row 2");
                }));
    }

    private static void kinds(Map<String, Case> all) {
        all.put(
                "32_json_xml_ods",
                in -> with(
                        in,
                        landed -> landed.loads("a.json, sheet funding", 0)
                                .loads("b.xml, sheet project", 0)
                                .refuses("c.ods", "cut off or damaged")
                                .doesNotTake("e.pdf", "a PDF")
                                .doesNotTake("g.html", "a web page")
                                .doesNotTake("rev.csv.gz", "compressed", "unpack")
                                .doesNotTake("rev.csv.tmp", "still being written")
                                .doesNotTake("readme.md", "not read")
                                .refuses("d.xls", "an older Excel")
                                .refuses("f.csv", "zip archive")
                                .ignores(".DS_Store")
                                .ignores("Thumbs.db")
                                .ignores("~$revenue.xlsx")));
        all.put(
                "44_ignored_kinds",
                in -> with(
                        in,
                        landed -> landed.loads("organisations.csv", 40)
                                .refuses("ingresos.ods", "cut off or damaged")
                                .loads("convocatoria.json, sheet funding", 0)
                                .loads("iati.xml, sheet funding", 0)
                                .doesNotTake("ingresos.csv.gz", "unpack")));
        all.put("46_unreadable_file", FieldCasesTest::unreadable);
    }

    /** Who may read everything, as in a container, is given a file that the system itself cannot read. */
    private static void unreadable(Path in) throws IOException {
        Path landing = Files.createDirectories(home.resolve("unreadable"));
        Path file = Files.copy(in.resolve("organisations.csv"), landing.resolve("organisations.csv"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        String reason = "permission denied";
        if (Files.isReadable(file)) {
            Files.delete(file);
            Files.createSymbolicLink(file, Path.of("/proc/self/mem"));
            reason = "Input/output error";
        }
        try (Landed landed = load(landing)) {
            landed.refuses("organisations.csv", "cannot be read: " + reason);
            assertThat(landed.rejected()).hasSize(1);
        }
    }

    /** What needs a process, a zone or a server of its own is shown by a class of its own. */
    private static void shownElsewhere(Map<String, Case> all) {
        all.put("41_connection_lost_in_load", in -> shows("org.covalue.inputs.RestartTest"));
        all.put("42_lang_C_accented_names", in -> shows("org.covalue.field.Case42AccentedNamesTest"));
        all.put("43_runs_utc", in -> shows("org.covalue.field.Case43RunsInUtcTest"));
        all.put("45_future_business_date", in -> shows("org.covalue.field.Case45FutureDateTest"));
        all.put("47_latin1_database", in -> shows("org.covalue.cli.Case47And48DatabaseTest"));
        all.put("48_doctor_nocreate", in -> shows("org.covalue.cli.Case47And48DatabaseTest"));
    }

    private static void shows(String test) {
        assertThatCode(() -> assertThat(Class.forName(test).getDeclaredMethods())
                        .anyMatch(method -> method.isAnnotationPresent(Test.class)
                                || method.isAnnotationPresent(ParameterizedTest.class)))
                .doesNotThrowAnyException();
    }

    @FunctionalInterface
    private interface DoctorCheck {
        void at(Landed landed) throws IOException;
    }

    private static void with(Path in, DoctorCheck look) throws IOException {
        with(in, Optional.empty(), look);
    }

    private static void with(Path in, Optional<String> locale, DoctorCheck look) throws IOException {
        try (Landed landed = Landed.load(database, runner, in, locale)) {
            look.at(landed);
        }
    }

    private static Landed load(Path folder) {
        return Landed.load(database, runner, folder, Optional.empty());
    }

    private static Path field() {
        return Path.of(DATA, "field");
    }

    private static List<String> folders() throws IOException {
        try (Stream<Path> folders = Files.list(field())) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> !name.equals("known"))
                    .sorted()
                    .toList();
        }
    }
}
