package org.covalue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.covalue.Csv;
import org.covalue.TestDatabase;
import org.covalue.exports.EvaluatorTable;
import org.covalue.exports.TableFormat;
import org.covalue.indicators.Indicator;
import org.covalue.night.SmallLanding;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands as a person gives them: exit codes, files, messages. */
class CommandLineTest {

    private static TestDatabase database;

    @TempDir
    private Path folder;

    /** What a command printed, on both streams, and its exit code. */
    private record Answer(int exit, String text) {}

    @BeforeAll
    static void createDatabase() {
        database = TestDatabase.create();
    }

    @AfterAll
    static void dropDatabase() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "nightly",
                "load",
                "check",
                "measure",
                "report",
                "export",
                "explain",
                "template",
                "runs",
                "evaluate",
                "serve",
                "archive",
                "restore",
                "doctor"
            })
    void everyCommandHasHelp(String command) {
        Answer answer = covalue(command, "--help");
        assertThat(answer.exit()).isZero();
        assertThat(answer.text()).contains("Usage: covalue " + command).contains("--help");
    }

    @Test
    void wrongUsageExitsTwoWithAHint() {
        assertThat(covalue()).satisfies(answer -> {
            assertThat(answer.exit()).isEqualTo(2);
            assertThat(answer.text()).contains("Which command?").contains("demo");
        });
        assertThat(covalue("nihgtly")).satisfies(answer -> {
            assertThat(answer.exit()).isEqualTo(2);
            assertThat(answer.text()).contains("nightly");
        });
        assertThat(covalue("nightly").exit()).isEqualTo(2);
        assertThat(covalue("nightly", "--landing", "x", "--business-date", "31/12/2024"))
                .satisfies(answer -> {
                    assertThat(answer.exit()).isEqualTo(2);
                    assertThat(answer.text()).contains("31/12/2024");
                });
        assertThat(onDatabase("nightly", "--landing", folder.resolve("missing").toString())
                        .exit())
                .isEqualTo(2);
        assertThat(onDatabase("nightly", "--landing", folder.toString(), "--reports", "nosuch")
                        .exit())
                .isEqualTo(2);
        assertThat(onDatabase("load", folder.resolve("missing.csv").toString()).exit())
                .isEqualTo(2);
        assertThat(onDatabase(
                                "export",
                                "indicatorz",
                                "--out",
                                folder.resolve("x.csv").toString())
                        .exit())
                .isEqualTo(2);
        assertThat(onDatabase("measure", "--years", "2024-2020").exit()).isEqualTo(2);
        assertThat(onDatabase("report", "funder_report", "--year", "2024", "--out", folder.toString()))
                .satisfies(answer -> {
                    assertThat(answer.exit()).isEqualTo(2);
                    assertThat(answer.text()).contains("--organisation");
                });
    }

    @Test
    void nothingAUserCausesShowsAStackTrace() {
        List<Answer> answers = List.of(
                onDatabase("load", folder.resolve("missing.csv").toString()),
                onDatabase(
                        "export", "indicatorz", "--out", folder.resolve("x.csv").toString()),
                onDatabase(
                        "export",
                        "indicators",
                        "--format",
                        "pdf",
                        "--out",
                        folder.resolve("x.pdf").toString()),
                onDatabase(
                        "export",
                        "indicators",
                        "--edition",
                        "77",
                        "--out",
                        folder.resolve("x.csv").toString()),
                onDatabase("report", "funder_report", "--year", "2024", "--out", folder.toString()),
                onDatabase("measure", "--years", "2024-2020"),
                covalue("explain", "happiness"),
                covalue(
                        "template",
                        "happiness",
                        "--out",
                        folder.resolve("x.xlsx").toString()),
                covalue("runs", "--home", folder.toString(), "--database", "jdbc:postgresql://127.0.0.1:1/none"),
                covalue("runs", "--home", folder.toString(), "--database", "postgres://127.0.0.1/none"));
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.exit()).isBetween(1, 2);
            assertThat(answer.text()).isNotBlank().doesNotContain("\tat ").doesNotContain("Unexpected");
        });
    }

    @Test
    void aScheduleWithoutALandingFolderKeepsThePortalFromStartingAndSaysSo() throws IOException {
        Files.writeString(folder.resolve("covalue.yml"), "covalue: {schedule: {cron: 1 3 * * *}}");
        assertThat(covalue("serve", "--home", folder.toString(), "--database", database.url(), "--port", "0"))
                .satisfies(answer -> {
                    assertThat(answer.exit()).isEqualTo(2);
                    assertThat(answer.text())
                            .contains("no covalue.schedule.landing")
                            .doesNotContain("Unexpected");
                });
    }

    @Test
    void aMistypedHomeIsRefusedAndNotMade() {
        String missing = folder.resolve("hoem").toString();
        for (List<String> words : List.of(
                List.of("runs"),
                List.of("export", "indicators", "--out", folder.resolve("x.csv").toString()),
                List.of(
                        "report",
                        "portfolio_report",
                        "--year",
                        "2023",
                        "--out",
                        folder.resolve("x").toString()))) {
            List<String> all = new ArrayList<>(words);
            all.addAll(List.of("--home", missing));
            assertThat(covalue(all.toArray(String[]::new))).satisfies(answer -> {
                assertThat(answer.exit()).isEqualTo(1);
                assertThat(answer.text())
                        .contains("no Covalue home at " + missing)
                        .contains("--home");
            });
            assertThat(Commands.logFile(all)).doesNotContain("hoem");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatIsOnlyMeasuredCanBeTakenOutWithItsCatalogueUnlessAMeasureBrokeOff() throws IOException {
        try (TestDatabase measured = TestDatabase.create()) {
            String[] home = {"--home", folder.resolve("home").toString(), "--database", measured.url()};
            assertThat(covalue("load", landing().toString(), home[0], home[1], home[2], home[3])
                            .exit())
                    .isZero();
            assertThat(covalue("measure", home[0], home[1], home[2], home[3]).text())
                    .contains("Base year")
                    .contains("lacks");
            Path file = folder.resolve("catalogue.csv");
            assertThat(covalue(
                                    "export",
                                    "catalogue",
                                    "--internal",
                                    "--out",
                                    file.toString(),
                                    home[0],
                                    home[1],
                                    home[2],
                                    home[3])
                            .exit())
                    .isZero();
            assertThat(Csv.read(file)).hasSize(1 + Indicator.all().size());

            measured.jdbc().execute("comment on schema indicators is '999'");
            Answer answer = covalue(
                    "export", "indicators", "--internal", "--out", file.toString(), home[0], home[1], home[2], home[3]);
            assertThat(answer.exit()).isEqualTo(1);
            assertThat(answer.text())
                    .contains("groups of run 2, indicators of run 999, studies of run 2")
                    .contains("./covalue measure");
        }
    }

    @Test
    void anEmptyFolderIsNothingToMeasure() throws IOException {
        try (TestDatabase empty = TestDatabase.create()) {
            Answer answer = covalue(
                    "nightly",
                    "--landing",
                    Files.createDirectory(folder.resolve("empty")).toString(),
                    "--home",
                    folder.toString(),
                    "--database",
                    empty.url());
            assertThat(answer.exit()).isEqualTo(1);
            assertThat(answer.text())
                    .contains("no landing file under")
                    .contains("Nothing to measure")
                    .contains("Nothing of this run is published");
        }
    }

    @Test
    void aNightCanBeReadBackAndIsNotRunTwice() throws IOException {
        Path landing = landing();
        Answer night = onDatabase(
                "nightly",
                "--landing",
                landing.toString(),
                "--business-date",
                "2024-12-31",
                "--out",
                folder.resolve("out").toString(),
                "--strict");
        assertThat(night.exit()).as(night.text()).isEqualTo(3);
        assertThat(night.text())
                .contains("Published edition 1")
                .contains("funding.csv row 3 column source: found lottery; expected one of");
        assertThat(folder.resolve("out/reports/funder_report/o1/fund_2023.pdf")).isNotEmptyFile();
        assertThat(folder.resolve("out/tables/indicators.csv")).isNotEmptyFile();
        assertThat(night.text())
                .as("a base year that lacks something is said")
                .contains("notice")
                .contains("Base year 2023 lacks a price index (cpi) for ES.");
        try (PDDocument pdf = Loader.loadPDF(
                folder.resolve("out/reports/funder_report/o1/fund_2023.pdf").toFile())) {
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "))
                    .contains("2023, though it lacks a price index for ES. Real figures");
        }
        Answer stranger = onDatabase(
                "report",
                "funder_report",
                "--year",
                "2023",
                "--organisation",
                "o1",
                "--funder",
                "nobody",
                "--out",
                folder.resolve("none").toString());
        assertThat(stranger.exit()).isEqualTo(1);
        assertThat(folder.resolve("none")).doesNotExist();

        assertThat(onDatabase("nightly", "--landing", landing.toString(), "--business-date", "2024-12-31")
                        .text())
                .contains("published already as edition 1")
                .contains("--again");
        Answer again = onDatabase(
                "nightly",
                "--landing",
                landing.toString(),
                "--business-date",
                "2024-12-31",
                "--again",
                "--reports",
                "none");
        assertThat(again.text()).contains("Published edition 2").contains("2 skipped as they came before");
        assertThat(onDatabase("runs").text())
                .contains("nightly")
                .contains("completed")
                .contains("2024-12-31");

        for (String format :
                Stream.of(TableFormat.values()).map(TableFormat::ending).toList()) {
            for (String table :
                    EvaluatorTable.all().stream().map(EvaluatorTable::name).toList()) {
                Path file = folder.resolve(table + "." + format);
                assertThat(onDatabase("export", table, "--format", format, "--out", file.toString())
                                .exit())
                        .isZero();
                assertThat(file).isNotEmptyFile();
            }
        }
        Path panel = folder.resolve("panel.csv");
        Answer refused = onDatabase("export", "panel", "--out", panel.toString());
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.text()).contains("figures of members before disclosure");
        assertThat(panel).doesNotExist();
        assertThat(onDatabase("export", "panel", "--internal", "--out", panel.toString())
                        .text())
                .contains("UNPROTECTED");
        assertThat(onDatabase("export", "--help").text()).contains("panel (with --internal)", "parquet", "dta");
        assertThat(Csv.read(folder.resolve("indicators.csv")).get(0))
                .containsExactly(
                        "organisation_id",
                        "year",
                        "indicator",
                        "value",
                        "unit",
                        "state",
                        "numerator",
                        "denominator",
                        "contributors",
                        "eligible",
                        "coverage",
                        "age_band",
                        "funding_class",
                        "edition",
                        "outlier",
                        "coverage_by_revenue");
        assertThat(Csv.read(folder.resolve("groups.csv")).get(0))
                .containsExactly(
                        "year",
                        "age_band",
                        "funding_class",
                        "indicator",
                        "statistic",
                        "value",
                        "unit",
                        "state",
                        "organisations",
                        "edition",
                        "interval_lower",
                        "interval_upper");
        assertThat(Csv.read(folder.resolve("funding_mix.csv")).get(0))
                .containsExactly(
                        "year",
                        "age_band",
                        "funding_class",
                        "share_mean",
                        "share_pooled",
                        "amount",
                        "organisations",
                        "state");
        assertThat(Csv.read(folder.resolve("group_tests.csv")).get(0))
                .containsExactly(
                        "year",
                        "indicator",
                        "grouping",
                        "statistic",
                        "degrees_of_freedom",
                        "organisations",
                        "p_value",
                        "epsilon_squared",
                        "state",
                        "p_holm",
                        "p_bh");
        assertThat(Csv.read(folder.resolve("rejected.csv")).get(0))
                .containsExactly("file", "sheet", "row", "column", "record", "found", "expected", "rule", "message");
        assertThat(Csv.read(folder.resolve("catalogue.csv")).get(0))
                .containsExactly(
                        "indicator",
                        "code",
                        "title_en",
                        "title_es",
                        "family",
                        "dimension",
                        "unit",
                        "better",
                        "numerator",
                        "denominator",
                        "sdg",
                        "source");
        assertThat(onDatabase(
                                "export",
                                "indicators",
                                "--edition",
                                "1",
                                "--out",
                                folder.resolve("first.csv").toString())
                        .exit())
                .isZero();
        assertThat(Csv.byName(Csv.read(folder.resolve("first.csv"))).get(0)).containsEntry("edition", "1");
    }

    @Test
    void aNightThatTheGateKeepsBackSaysWhyAndIsPublishedWithAReason() throws IOException {
        Path landing = SmallLanding.write(folder.resolve("landing"), 4);
        String[] night = {
            "nightly",
            "--landing",
            landing.toString(),
            "--reports",
            "none",
            "--home",
            folder.resolve("home").toString(),
            "--business-date"
        };
        try (TestDatabase gated = TestDatabase.create()) {
            String[] on = {"--database", gated.url()};
            assertThat(covalue(words(night, "2024-03-01", on)).exit()).isZero();
            SmallLanding.funding(landing, 4, 3);
            Answer blocked = covalue(words(night, "2024-03-02", on));
            assertThat(blocked.exit()).isEqualTo(1);
            assertThat(blocked.text())
                    .contains("Step gate failed")
                    .contains("coverage: o4")
                    .contains("Readers keep edition 1.")
                    .doesNotContain("Published");
            assertThat(gated.jdbc()
                            .queryForList("select fault from covalue.alarm where recovered_at is null", String.class))
                    .as("the alarm hears of it")
                    .containsExactly("night/2024-03-02/gate");
            assertThat(covalue("runs", "--home", folder.resolve("home").toString(), on[0], on[1])
                            .text())
                    .contains("failed")
                    .contains("at gate (coverage)");

            Answer accepted = covalue(words(night, "2024-03-02", on[0], on[1], "--accept-gate", "o4 has left"));
            assertThat(accepted.exit()).as(accepted.text()).isZero();
            assertThat(accepted.text())
                    .contains("resumed")
                    .contains("gate: coverage: o4")
                    .contains("(accepted: o4 has left)")
                    .contains("Published edition 2");
            assertThat(covalue("runs", "--home", folder.resolve("home").toString(), on[0], on[1])
                            .text())
                    .contains("(coverage accepted)  (2 tries)");
            assertThat(gated.jdbc()
                            .queryForObject(
                                    "select count(*) from covalue.alarm where recovered_at is null", Long.class))
                    .isZero();
        }
    }

    @Test
    void aSecondStartIsRefusedOrWaitsAndThenLeavesAPublishedDateAlone() throws Exception {
        Path landing = SmallLanding.write(folder.resolve("landing"), 1);
        String[] night = {
            "nightly",
            "--landing",
            landing.toString(),
            "--reports",
            "none",
            "--home",
            folder.resolve("home").toString(),
            "--business-date",
            "2024-03-01"
        };
        try (TestDatabase busy = TestDatabase.create();
                Connection other = busy.dataSource().getConnection()) {
            other.createStatement().execute("select pg_advisory_lock(" + 0x436f76616c7565L + ")");
            Answer refused = covalue(words(night, "--database", busy.url()));
            assertThat(refused.exit()).isEqualTo(1);
            assertThat(refused.text()).contains("Another run is at work");
            assertThat(busy.jdbc().queryForList("select fault from covalue.alarm", String.class))
                    .as("nobody else is at this night")
                    .containsExactly("night/2024-03-01/start");

            // While this one waits, the other publishes the date.
            CompletableFuture<Void> publication = CompletableFuture.runAsync(() -> {
                waitForAWaiter(busy);
                busy.jdbc().update("""
                        insert into covalue.edition (run_id, business_date, as_of, base_year, reporting_currency, year_from, year_to,
                            software_version, created_at, published_at)
                        values (7, date '2024-03-01', now(), 2020, 'USD', 2020, 2021, 'test', now(), now())
                        """);
                release(other);
            });
            Answer waited = covalue(words(night, "--database", busy.url(), "--wait"));
            publication.join();
            assertThat(waited.exit()).as(waited.text()).isZero();
            assertThat(waited.text()).contains("published already as edition 1");
            assertThat(busy.jdbc().queryForObject("select count(*) from batch.batch_job_execution", Long.class))
                    .isZero();
        }
    }

    /** Whoever waits asks for the lock again and again. */
    private static void waitForAWaiter(TestDatabase database) {
        while (database.jdbc()
                        .queryForObject(
                                "select count(*) from pg_stat_activity where datname = current_database() "
                                        + "and query like 'select pg_try_advisory_lock%'",
                                Long.class)
                == 0) {
            Thread.onSpinWait();
        }
    }

    private static void release(Connection other) {
        try {
            other.createStatement().execute("select pg_advisory_unlock_all()");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String[] words(String[] first, String... rest) {
        return Stream.concat(Stream.of(first), Stream.of(rest)).toArray(String[]::new);
    }

    private static String[] words(String[] first, String next, String[] rest) {
        return words(words(first, next), rest);
    }

    @Test
    void aLandingFolderThatIsNotThereIsWrongUsageAndANightThatDidNotStart() {
        try (TestDatabase fresh = TestDatabase.create()) {
            Answer answer = covalue(
                    "nightly",
                    "--landing",
                    folder.resolve("unmounted").toString(),
                    "--business-date",
                    "2024-03-01",
                    "--home",
                    folder.toString(),
                    "--database",
                    fresh.url());
            assertThat(answer.exit()).isEqualTo(2);
            assertThat(answer.text()).contains("unmounted: no such folder");
            assertThat(fresh.jdbc().queryForList("select fault from covalue.alarm", String.class))
                    .containsExactly("night/2024-03-01/start");
        }
    }

    @Test
    void aDatabaseThatIsAwayIsToldToTheWebhook() throws IOException {
        List<String> posted = new CopyOnWriteArrayList<>();
        HttpServer hook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hook.createContext("/", exchange -> {
            posted.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        hook.start();
        System.setProperty(
                "covalue.alarm.webhook", "http://127.0.0.1:" + hook.getAddress().getPort());
        try {
            Answer answer = covalue(
                    "nightly",
                    "--landing",
                    SmallLanding.write(folder.resolve("landing"), 1).toString(),
                    "--home",
                    folder.toString(),
                    "--database",
                    "jdbc:postgresql://127.0.0.1:1/none");
            assertThat(answer.exit()).isEqualTo(1);
            assertThat(posted)
                    .singleElement()
                    .satisfies(json -> assertThat(json)
                            .contains("did not start")
                            .contains("cannot be reached")
                            .contains("Start the database"));
        } finally {
            System.clearProperty("covalue.alarm.webhook");
            hook.stop(0);
        }
    }

    @Test
    void aSettingThatCannotBeReadIsNamedWithWhatWasFound() throws IOException {
        System.setProperty("covalue.schedule.catch-up-days", "many");
        try {
            Answer answer = onDatabase(
                    "nightly",
                    "--landing",
                    SmallLanding.write(folder.resolve("landing"), 1).toString());
            assertThat(answer.exit()).isEqualTo(2);
            assertThat(answer.text()).contains("covalue.schedule").contains("many");
        } finally {
            System.clearProperty("covalue.schedule.catch-up-days");
        }
    }

    @Test
    void whatIsCheckedIsNotLoaded() throws IOException {
        try (TestDatabase empty = TestDatabase.create()) {
            Answer answer =
                    covalue("check", landing().toString(), "--home", folder.toString(), "--database", empty.url());
            assertThat(answer.exit()).isZero();
            assertThat(answer.text()).contains("1 rejected").contains("found lottery");
            assertThat(empty.jdbc().queryForObject("select count(*) from raw.funding", Long.class))
                    .isZero();
            assertThat(empty.jdbc().queryForObject("select count(*) from covalue.delivery", Long.class))
                    .isZero();
        }
    }

    @Test
    void whatIsArchivedInOneHomeIsRestoredInAnother() throws IOException {
        Path archive = folder.resolve("all.zip");
        try (TestDatabase from = TestDatabase.create();
                TestDatabase to = TestDatabase.createWithoutSchema()) {
            String[] old = {"--home", folder.resolve("old").toString(), "--database", from.url()};
            assertThat(covalue(
                                    "nightly",
                                    "--landing",
                                    landing().toString(),
                                    "--business-date",
                                    "2024-12-31",
                                    "--reports",
                                    "none",
                                    old[0],
                                    old[1],
                                    old[2],
                                    old[3])
                            .exit())
                    .isZero();
            assertThat(covalue("archive", "--out", archive.toString(), old[0], old[1], old[2], old[3])
                            .text())
                    .contains("Archived")
                    .contains(EvaluatorTable.all().size() + 1 + " files");
            String[] home = {"--home", folder.resolve("new").toString(), "--database", to.url()};
            assertThat(covalue("restore", archive.toString(), home[0], home[1], home[2], home[3])
                            .text())
                    .contains("Restored");
            assertThat(covalue("restore", archive.toString(), home[0], home[1], home[2], home[3]))
                    .satisfies(again -> {
                        assertThat(again.exit()).isEqualTo(1);
                        assertThat(again.text()).contains("not empty");
                    });
            Path before = folder.resolve("before.csv");
            Path after = folder.resolve("after.csv");
            assertThat(covalue("export", "indicators", "--out", before.toString(), old[0], old[1], old[2], old[3])
                            .exit())
                    .isZero();
            assertThat(covalue("export", "indicators", "--out", after.toString(), home[0], home[1], home[2], home[3])
                            .exit())
                    .isZero();
            assertThat(after).hasSameBinaryContentAs(before);
            assertThat(covalue(
                                    "nightly",
                                    "--landing",
                                    landing().toString(),
                                    "--business-date",
                                    "2024-12-31",
                                    "--out",
                                    folder.resolve("out").toString(),
                                    home[0],
                                    home[1],
                                    home[2],
                                    home[3])
                            .text())
                    .contains("published already as edition 1");
            assertThat(folder.resolve("out/tables/indicators.csv")).hasSameBinaryContentAs(before);
        }
        Files.writeString(archive, "cut");
        assertThat(covalue(
                        "restore",
                        archive.toString(),
                        "--home",
                        folder.resolve("none").toString()))
                .satisfies(answer -> {
                    assertThat(answer.exit()).isEqualTo(1);
                    assertThat(answer.text()).contains("no whole archive");
                });
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void theDoctorExitsOneWhereSomethingFails() {
        assertThat(onDatabase("doctor", "--port", "0")).satisfies(answer -> {
            assertThat(answer.exit()).as(answer.text()).isZero();
            assertThat(answer.text()).contains("ok    Java").contains(" 0 failed");
        });
        assertThat(covalue(
                        "doctor",
                        "--port",
                        "0",
                        "--home",
                        folder.toString(),
                        "--database",
                        "jdbc:postgresql://127.0.0.1:1/none"))
                .satisfies(answer -> {
                    assertThat(answer.exit()).isEqualTo(1);
                    assertThat(answer.text())
                            .contains("fail  database")
                            .contains("-> Check host")
                            .contains("1 failed");
                });
    }

    @Test
    void anIndicatorIsExplainedByIdAndByCode() {
        assertThat(covalue("explain", "export_intensity").text())
                .contains("CMP-11")
                .contains("Example:")
                .contains("select");
        assertThat(covalue("explain", "cmp-11").text())
                .isEqualTo(covalue("explain", "export_intensity").text());
    }

    @Test
    void anIndicatorIsExplainedInSpanish() {
        assertThat(covalue("explain", "cmp-11", "--language", "es").text())
                .contains("Intensidad exportadora")
                .contains("Ingresos de las mismas empresas")
                .doesNotContain("Revenue of the same firms");
    }

    @Test
    void aTemplateIsAWorkbook() throws IOException {
        Path file = folder.resolve("revenue.xlsx");
        assertThat(covalue("template", "revenue", "--out", file.toString()).exit())
                .isZero();
        try (ZipFile workbook = new ZipFile(file.toFile())) {
            assertThat(workbook.getEntry("xl/workbook.xml")).isNotNull();
        }
    }

    @Test
    void aTemplateOfSomeRecordTypesIsCheckedWithoutAFault() {
        Path file = folder.resolve("form.xlsx");
        assertThat(covalue("template", "member", "revenue", "--language", "es", "--out", file.toString())
                        .text())
                .contains("deliver it as it is");
        Answer checked = onDatabase("check", file.toString());
        assertThat(checked.exit()).isZero();
        assertThat(checked.text())
                .contains("sheet Miembros: member, 0 rows")
                .contains("sheet Ingresos de los miembros: revenue, 0 rows")
                .contains("0 rejected")
                .doesNotContain("refused");
    }

    @Test
    void aTemplateOfNothingAndOneOfAnUnknownRecordTypeAreRefusedWithWhatThereIs() {
        Path file = folder.resolve("none.xlsx");
        assertThat(covalue("template", "--out", file.toString()).exit()).isEqualTo(2);
        assertThat(covalue("template", "member", "--all", "--out", file.toString())
                        .exit())
                .isEqualTo(2);
        assertThat(covalue("template", "renevue", "--out", file.toString()).text())
                .contains("There is no record type renevue; there are asset_use");
        assertThat(file).doesNotExist();
    }

    private Path landing() throws IOException {
        Path landing = Files.createDirectories(folder.resolve("landing"));
        Files.writeString(
                landing.resolve("organisation.csv"),
                "organisation_id,organisation_name,country,founded_on\no1,One,ES,2010-01-01\n");
        Files.writeString(landing.resolve("funding.csv"), """
                funding_id,organisation_id,received_on,source,funder_id,funder_name,amount,currency
                f1,o1,2023-05-01,services,fund,The Fund,100,USD
                f2,o1,2023-05-01,lottery,fund,The Fund,100,USD
                """);
        return landing;
    }

    private Answer onDatabase(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--home", folder.resolve("home").toString(), "--database", database.url()));
        return covalue(all.toArray(String[]::new));
    }

    private static Answer covalue(String... words) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        PrintStream out = System.out;
        PrintStream err = System.err;
        System.setOut(both);
        System.setErr(both);
        try {
            int exit = Commands.run(words);
            return new Answer(exit, bytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
