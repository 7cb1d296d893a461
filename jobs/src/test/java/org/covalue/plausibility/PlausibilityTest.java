package org.covalue.plausibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.covalue.TestDatabase;
import org.covalue.TestRun;
import org.covalue.disclosure.Edition;
import org.covalue.disclosure.Editions;
import org.covalue.inputs.spec.RecordSpecs;
import org.covalue.layers.Layers;
import org.covalue.reports.Reports;
import org.covalue.reports.model.Language;
import org.covalue.reports.model.ReportModel;
import org.covalue.reports.model.ReportRequest;
import org.covalue.reports.model.Wording;
import org.covalue.request.RunParameters;
import org.covalue.run.JobRunner;
import org.covalue.run.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Slips planted into the revenue files of the samples: which are found, and what else is asked about. */
class PlausibilityTest {

    private static final Path SAMPLES = Path.of("jobs", "samples");

    @TempDir
    private Path folder;

    private TestDatabase database;
    private Path landing;

    /** Where a slip stands, and what it is. */
    private final Map<String, String> planted = new TreeMap<>();

    @BeforeEach
    void create() throws IOException {
        database = TestDatabase.create();
        landing = Files.createDirectory(folder.resolve("landing"));
        Files.copy(SAMPLES.resolve("organisations.csv"), landing.resolve("organisations.csv"));
        try (Stream<Path> files = Files.list(SAMPLES.resolve("reference"))) {
            for (Path file : files.toList()) {
                Files.copy(file, landing.resolve(file.getFileName().toString()));
            }
        }
    }

    @AfterEach
    void drop() {
        database.close();
    }

    private void copy(String file) throws IOException {
        Files.copy(SAMPLES.resolve(file), landing.resolve(file.replace('/', '_')));
    }

    /** Loads what lies there and asks the rules. */
    private List<Warning> ask() {
        Instant now = Instant.now();
        RunParameters run = TestRun.parameters("load", landing, now, now.toEpochMilli(), "none", folder);
        try (JobRunner runner = new JobRunner(database.dataSource(), new Progress(Optional.empty()))) {
            JobRunner.Outcome outcome = runner.run("loadOnly", run);
            assertThat(outcome.message()).isEmpty();
            runner.part(Layers.class).doubt(run, outcome.runId());
            runner.part(Warnings.class).renew(outcome.runId());
        }
        return standing().all();
    }

    private StandingWarnings standing() {
        return new StandingWarnings(database.jdbc());
    }

    /** Every so many rows one slip; the file says revenue in its fourth column. */
    private void plant(String file, String separator, double factor, String what, int first) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(SAMPLES.resolve(file)));
        for (int i = first; i < lines.size(); i += 113) {
            String[] cells = lines.get(i).split(separator, -1);
            if (cells.length > 7
                    && !cells[1].equals("2023")
                    && cells[3].matches("[1-9][0-9]{3,}")
                    && hasOtherYears(lines, cells[0] + separator)) {
                cells[3] = String.format(Locale.ROOT, "%.0f", Double.parseDouble(cells[3]) * factor);
                cells[4] = cells[5] = cells[6] = "";
                lines.set(i, String.join(separator, cells));
                planted.put(cells[0] + "," + cells[1], what);
            }
        }
        Files.write(landing.resolve(file.replace('/', '_')), lines);
    }

    private static boolean hasOtherYears(List<String> lines, String member) {
        return lines.stream().filter(line -> line.startsWith(member)).count() > 3;
    }

    /** The samples hold ten rows in thousands, which a later file corrects. */
    @Test
    void ofTheSamplesTenRowsInThousandsAreAskedAboutUntilTheirCorrectionComes() throws IOException {
        for (String country : List.of("ar", "co")) {
            copy(country + "/miembros.csv");
            copy(country + "/ingresos.csv");
            copy(country + "/membresias.csv");
            copy(country + "/financiacion.csv");
            copy(country + "/sostenibilidad.csv");
        }
        assertThat(ask())
                .hasSize(10)
                .allMatch(one -> one.rule().equals("unit_slip")
                        && one.key().endsWith(",2023")
                        && one.file().equals("co_ingresos.csv"));
        copy("zz_corrections/2025-02_revenue_correction.csv");
        assertThat(ask()).isEmpty();
    }

    @Test
    void slipsOfUnitAndCurrencyAreFoundWithFileAndRowAndNothingElseIsAskedAbout() throws IOException {
        copy("ar/miembros.csv");
        plant("ar/ingresos.csv", ",", 1000, "unit_slip", 40);
        copy("co/miembros.csv");
        copy("zz_corrections/2025-02_revenue_correction.csv");
        plant("co/ingresos.csv", ";", 1.0 / 3500, "currency_slip", 60);
        List<Warning> warnings = ask();
        Map<String, String> found = new TreeMap<>();
        warnings.forEach(one -> found.put(one.key(), one.rule()));
        assertThat(planted).hasSizeGreaterThan(30).containsValues("unit_slip", "currency_slip");
        assertThat(found.keySet()).isEqualTo(planted.keySet());
        // A thousand and the rate of a peso are not always told apart; any sentence leads to the fault.
        assertThat(found).allSatisfy((key, rule) -> {
            if (key.startsWith("AR")) {
                assertThat(rule).isEqualTo("unit_slip");
            }
        });
        assertThat(warnings)
                .allMatch(one -> one.column().equals("revenue")
                        && one.row() > 1
                        && one.sender().isEmpty());
        assertThat(warnings).extracting(Warning::file).containsOnly("ar_ingresos.csv", "co_ingresos.csv");
        assertThat(warnings).extracting(one -> one.says("en")).noneMatch(text -> text.contains("{"));
        assertThat(warnings).extracting(one -> one.says("es")).anyMatch(text -> text.contains("encajaría"));
    }

    @Test
    void aConfirmationIsKeptAndCountsForThatValueOnly() throws IOException {
        Files.writeString(landing.resolve("m.csv"), "member_id,member_name,member_type\nF1,One,firm\n");
        revenue("1000000");
        Warning asked = ask().get(0);
        assertThat(asked.subject()).isEqualTo("revenue F1,2023 revenue");
        assertThat(asked.says("en"))
                .isEqualTo("1\u202f000\u202f000 is 1\u202f000 times what the other years come to "
                        + "(1\u202f000): as if written in another unit");
        Confirmations confirmations = new Confirmations(database.jdbc());
        assertThat(confirmations.confirm(asked, " a merger ", "ana")).isTrue();
        assertThat(ask())
                .singleElement()
                .satisfies(one -> assertThat(one.confirmed().orElseThrow())
                        .matches(
                                said -> said.by().equals("ana") && said.reason().equals("a merger")));
        revenue("1100000");
        assertThat(ask()).singleElement().matches(one -> one.confirmed().isEmpty());
        assertThat(confirmations.confirm(asked, "once more", "ana"))
                .as("the value has changed meanwhile")
                .isFalse();
        revenue("1100");
        assertThat(ask()).isEmpty();
        assertThat(database.jdbc().queryForObject("select count(*) from covalue.plausibility_confirmation", Long.class))
                .isEqualTo(1);
    }

    @Test
    void aPlainLoadAsksTooAndNamesMemberAndColumnAsPeopleDo() throws IOException {
        Files.writeString(landing.resolve("m.csv"), "member_id,member_name,member_type\nF1,Uno S.A.,firm\n");
        revenue("1000000");
        try (JobRunner runner = new JobRunner(database.dataSource(), new Progress(Optional.empty()))) {
            Instant now = Instant.now();
            JobRunner.Outcome loaded =
                    runner.loadAndDoubt(TestRun.parameters("load", landing, now, now.toEpochMilli(), "none", folder));
            assertThat(loaded.message()).isEmpty();
            assertThat(standing().counted(loaded.runId())).singleElement().matches(one -> one.open() == 1);
            Instant later = now.plusSeconds(1);
            JobRunner.Outcome same = runner.loadAndDoubt(
                    TestRun.parameters("load", landing, later, later.toEpochMilli(), "none", folder));
            assertThat(standing().counted(same.runId()))
                    .as("it brought nothing to ask about")
                    .isEmpty();
        }
        assertThat(standing().all()).singleElement().satisfies(one -> {
            assertThat(one.memberName()).contains("Uno S.A.");
            assertThat(one.columnTitle("es")).isEqualTo("Ingresos");
        });
    }

    @Test
    void reportsTellHowMuchIsAskedAboutAndWhoHasConfirmedWhatAndWhy() throws IOException {
        Files.writeString(
                landing.resolve("o.csv"),
                "organisation_id,organisation_name,country,founded_on\no1,One,ES,2010-01-01\n");
        Files.writeString(landing.resolve("m.csv"), "member_id,member_name,member_type\nF1,One,firm\nF2,Two,firm\n");
        Files.writeString(
                landing.resolve("s.csv"), "organisation_id,member_id,joined_on\no1,F1,2019-01-01\no1,F2,2019-01-01\n");
        Files.writeString(landing.resolve("r.csv"), """
                member_id,year,currency,revenue
                F1,2021,USD,1000
                F1,2022,USD,1000
                F1,2023,USD,1000000
                F2,2021,USD,1000
                F2,2022,USD,1000
                F2,2023,USD,1100000
                """);
        ask();
        new Confirmations(database.jdbc()).confirm(standing().all().get(0), "a merger", "ana");
        assertThat(TestRun.night(database, landing, TestRun.BUSINESS_DATE, "none", folder.resolve("editions"))
                        .message())
                .isEmpty();
        Edition edition = new Editions(database.dataSource()).open(Optional.empty());
        ReportModel funders = Reports.build(
                edition, new ReportRequest("funder_report", 2023, Optional.of("o1"), Optional.empty(), Language.ES));
        assertThat(texts(funders))
                .containsExactly(
                        List.of("ingresos", "Miles o unidades", "Ingresos", "1", "por confirmar"),
                        List.of("ingresos", "Miles o unidades", "Ingresos", "1", "confirmado", "ana", "a merger"));
        ReportModel portfolio = Reports.build(
                edition, new ReportRequest("portfolio_report", 2023, Optional.empty(), Optional.empty(), Language.EN));
        assertThat(texts(portfolio))
                .containsExactly(List.of("revenue", "Thousands or single units", "Revenue", "2", "1", "1"));
    }

    private static List<List<String>> texts(ReportModel model) {
        return model.exhibits().stream()
                .filter(one -> one.id().equals("values_to_confirm"))
                .flatMap(one -> one.table().rows().stream())
                .map(row -> row.cells().stream()
                        .map(cell -> cell.text())
                        .filter(text -> !text.isEmpty())
                        .toList())
                .toList();
    }

    @Test
    void reportsCallRulesAndColumnsAsTheirOwnFilesDo() {
        for (Language language : Language.values()) {
            Wording words = Wording.of(language);
            for (PlausibilityRule rule : PlausibilityRule.all()) {
                assertThat(words.say("doubt", rule.name())).isEqualTo(rule.title(language.code()));
            }
            Map.of(
                            "revenue",
                            List.of("revenue", "value_added", "employees_fte"),
                            "sustainability",
                            List.of("headcount"),
                            "funding",
                            List.of("amount"))
                    .forEach((record, columns) -> columns.forEach(column -> assertThat(
                                    words.say("doubted_column", column))
                            .isEqualTo(
                                    RecordSpecs.load().of(record).field(column).titleIn(language.code()))));
        }
    }

    private void revenue(String ofLastYear) throws IOException {
        Files.writeString(
                landing.resolve("r.csv"),
                "member_id,year,currency,revenue\nF1,2021,USD,1000\nF1,2022,USD,1000\nF1,2023,USD," + ofLastYear
                        + "\n");
    }
}
