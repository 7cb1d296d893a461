package org.covalue.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.covalue.Csv;
import org.covalue.SampleNight;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code evaluate} as a person gives it: the files it leaves. */
class EvaluateCommandTest {

    private static final String DESIGN = """
            kind: panel
            unit: firm
            time: year
            outcome: ln(revenue)
            treated_from: joined
            covariates: [size, sector]
            weights: employees
            se_clustered_by: region
            control_group: not_yet_treated
            estimators: [twfe, event_study, sun_abraham, imputation, bacon, callaway_santanna, callaway_santanna_reg,
                         callaway_santanna_ipw, callaway_santanna_dr]
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void writePanelAndDesign() throws IOException {
        Files.writeString(folder.resolve("firms.csv"), panel());
        Files.writeString(folder.resolve("joining.yml"), DESIGN);
    }

    @Test
    void leavesTheTablesOfTheContract() {
        assertThat(evaluate()).isZero();
        List<List<String>> estimates = Csv.read(folder.resolve("out/estimates.csv"));
        assertThat(estimates.get(0))
                .containsExactly(
                        "study",
                        "estimator",
                        "term",
                        "estimate",
                        "standard_error",
                        "ci_lower",
                        "ci_upper",
                        "p_value",
                        "p_adjusted",
                        "n",
                        "n_treated",
                        "n_control",
                        "se_clustered_by",
                        "clusters",
                        "state");
        Map<String, String> twfe = Csv.byName(estimates).stream()
                .filter(row -> row.get("term").equals("treated"))
                .findFirst()
                .orElseThrow();
        assertThat(twfe)
                .containsEntry("study", "joining")
                .containsEntry("n", "960")
                .containsEntry("n_treated", "80")
                .containsEntry("n_control", "40")
                .containsEntry("se_clustered_by", "region")
                .containsEntry("clusters", "30")
                .containsEntry("state", "ok");
        assertThat(Csv.byName(estimates))
                .extracting(row -> row.get("estimator") + " " + row.get("term"))
                .contains(
                        "event_study pretrend",
                        "callaway_santanna_dr att(2014,2016)",
                        "callaway_santanna group(2016)",
                        "callaway_santanna calendar(2015)",
                        "callaway_santanna event_average",
                        "sun_abraham average",
                        "imputation average",
                        "imputation event(2)",
                        "bacon later_vs_earlier")
                .doesNotHaveDuplicates();
        List<List<String>> bacon = Csv.read(folder.resolve("out/bacon.csv"));
        assertThat(bacon.get(0)).containsExactly("comparison", "weight", "estimate");
        assertThat(Csv.byName(bacon))
                .extracting(row -> row.get("comparison"))
                .containsExactly("earlier_vs_later", "later_vs_earlier", "treated_vs_untreated");
        assertThat(Csv.byName(bacon).stream()
                        .mapToDouble(row -> Double.parseDouble(row.get("weight")))
                        .sum())
                .isEqualTo(1, org.assertj.core.api.Assertions.within(1e-12));
        assertThat(folder.resolve("out/replicate/design.yml")).hasContent(DESIGN);
        assertThat(Csv.read(folder.resolve("out/replicate/panel.csv")))
                .hasSize(961)
                .first()
                .isEqualTo(List.of("unit", "time", "treated_from", "d", "y", "x1", "x2", "x3", "w", "g_region"));
        assertThat(folder.resolve("out/replicate/replicate.do"))
                .content()
                .contains("local estimators twfe event_study");
    }

    /** The script is written in R's own words, so it is a second implementation of every formula. */
    @Test
    void theScriptReproducesEveryNumberInR() throws Exception {
        assumeTrue(isInstalled("Rscript"), "R is not installed");
        assertThat(evaluate()).isZero();
        reproduce("", "out");
    }

    @Test
    @Tag("slow")
    void theScriptReproducesEveryNumberOfEveryDesignInR() throws Exception {
        assumeTrue(isInstalled("Rscript"), "R is not installed");
        for (String more : List.of(
                "base_period: universal",
                "standard_errors: hc3",
                "standard_errors: hc1",
                "standard_errors: classical",
                "anticipation: 1")) {
            Files.writeString(folder.resolve("joining.yml"), DESIGN + more + "\n");
            assertThat(evaluate()).isZero();
            reproduce(more, "out");
        }
    }

    @Tag("slow")
    @Test
    void theScriptReproducesEveryNumberInRWhereFirmsMissYearsAndCountriesHaveTrendsOfTheirOwn() throws Exception {
        assumeTrue(isInstalled("Rscript"), "R is not installed");
        Random random = new Random(7);
        Files.writeString(
                folder.resolve("firms.csv"),
                panel().lines()
                        .filter(line -> line.startsWith("firm") || random.nextInt(8) > 0)
                        .collect(java.util.stream.Collectors.joining("\n")));
        for (String more : List.of(
                "balance: pairs", "balance: pairs\ntrends_by: country", "trends_by: country\nbase_period: universal")) {
            Files.writeString(folder.resolve("joining.yml"), DESIGN.replace("bacon, ", "") + more + "\n");
            assertThat(evaluate()).isZero();
            reproduce(more, "out");
        }
    }

    private void reproduce(String design, String estimates) throws Exception {
        Path log = folder.resolve("r.log");
        Process r = new ProcessBuilder("Rscript", "replicate.R")
                .directory(folder.resolve(estimates).resolve("replicate").toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(r.waitFor()).as(design + "\n" + Files.readString(log)).isZero();
        assertThat(log).content().containsPattern("\\d{3} numbers, largest relative difference");
    }

    @Test
    void aDesignThatIsChangedAfterwardsIsADeviationFromThePlanThatWasSeenFirst() throws IOException {
        assertThat(evaluate()).isZero();
        List<Map<String, String>> first = Csv.byName(Csv.read(folder.resolve("out/plans.csv")));
        Files.writeString(
                folder.resolve("joining.yml"),
                "# the same, said otherwise\n" + DESIGN.replace("control_group: not_yet_treated\n", "")
                        + "control_group:   not_yet_treated\n");
        assertThat(evaluate()).isZero();
        assertThat(Csv.byName(Csv.read(folder.resolve("out/plans.csv"))))
                .isEqualTo(first)
                .hasSize(1);
        assertThat(sheets()).doesNotContain("Deviations");
        Files.writeString(folder.resolve("joining.yml"), DESIGN.replace("not_yet_treated", "never_treated"));
        assertThat(evaluate()).isZero();
        assertThat(Csv.byName(Csv.read(folder.resolve("out/plans.csv"))))
                .hasSize(2)
                .startsWith(first.get(0));
        assertThat(sheets()).contains("Deviations");
        Files.writeString(
                folder.resolve("out/plans.csv"),
                Files.readString(folder.resolve("out/plans.csv")).replace("never_treated", "not_yet_treated"));
        assertThat(evaluate()).as("somebody has changed the register").isEqualTo(ExitCode.FAILED);
    }

    private List<String> sheets() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(folder.resolve("out/report.xlsx")))) {
            return java.util.stream.IntStream.range(0, workbook.getNumberOfSheets())
                    .mapToObj(workbook::getSheetName)
                    .toList();
        }
    }

    /** What is not told in the edition is not told here either, and rows leave with {@code --internal} only. */
    @Test
    void aStudyOfTheDeliveredDataTellsWhatTheEditionTells() throws Exception {
        SampleNight night = SampleNight.get();
        assertThat(study("joining:exports")).isZero();
        List<Map<String, String>> told = Csv.byName(Csv.read(folder.resolve("study/estimates.csv")));
        Map<String, String> edition = Csv.byName(night.exported("estimates")).stream()
                .filter(row -> row.get("study").startsWith("joining:exports"))
                .collect(java.util.stream.Collectors.toMap(
                        row -> row.get("study") + row.get("estimator") + row.get("term"),
                        row -> row.get("state") + row.get("estimate")));
        assertThat(told)
                .hasSameSizeAs(edition.keySet())
                .allSatisfy(row -> assertThat(row.get("state") + row.get("estimate"))
                        .isEqualTo(edition.get(row.get("study") + row.get("estimator") + row.get("term"))));
        assertThat(told).extracting(row -> row.get("state")).contains("suppressed");
        assertThat(folder.resolve("study/replicate")).doesNotExist();
        assertThat(folder.resolve("study/report.pdf")).isNotEmptyFile();
        assertThat(study("joining:exports", "--internal")).isZero();
        assertThat(Csv.byName(Csv.read(folder.resolve("study/estimates.csv"))))
                .extracting(row -> row.get("state"))
                .doesNotContain("suppressed");
        assertThat(folder.resolve("study/replicate/panel.csv")).isNotEmptyFile();
        assertThat(night.database().jdbc().queryForList("select table_name from covalue.internal_export", String.class))
                .contains("evaluate joining:exports");
        if (isInstalled("Rscript")) {
            reproduce("joining:exports", "study");
        }
        assertThat(study("leaving")).isEqualTo(ExitCode.WRONG_USAGE);
    }

    private int study(String name, String... more) {
        List<String> words = new java.util.ArrayList<>(List.of(
                "evaluate",
                name,
                "--out",
                folder.resolve("study").toString(),
                "--home",
                folder.resolve("home").toString(),
                "--database",
                SampleNight.get().database().url(),
                "--quiet"));
        words.addAll(List.of(more));
        return Commands.run(words.toArray(String[]::new));
    }

    @Test
    void sameInputsGiveTheSameFiles() throws IOException {
        evaluate();
        String first = Files.readString(folder.resolve("out/estimates.csv"))
                + Files.readString(folder.resolve("out/details.csv"));
        evaluate();
        assertThat(Files.readString(folder.resolve("out/estimates.csv"))
                        + Files.readString(folder.resolve("out/details.csv")))
                .isEqualTo(first);
    }

    @Test
    void tablesOfAnEarlierStudyDoNotStay() throws IOException {
        evaluate();
        assertThat(folder.resolve("out/bacon.csv")).exists();
        assertThat(folder.resolve("out/honest_bounds.csv")).exists();
        Files.writeString(
                folder.resolve("joining.yml"), DESIGN.replaceAll("(?s)estimators: .*", "estimators: [twfe]\n"));
        evaluate();
        assertThat(folder.resolve("out/bacon.csv")).doesNotExist();
        assertThat(folder.resolve("out/honest_bounds.csv")).doesNotExist();
        assertThat(Csv.read(folder.resolve("out/estimates.csv"))).hasSize(2);
    }

    @Test
    void aFileThatIsNotThereIsWrongUsageAndAPanelThatCannotBeUsedFails() throws IOException {
        assertThat(Commands.run(
                        "evaluate",
                        "--panel",
                        folder.resolve("none.csv").toString(),
                        "--design",
                        folder.resolve("joining.yml").toString(),
                        "--out",
                        folder.resolve("out").toString()))
                .isEqualTo(ExitCode.WRONG_USAGE);
        Files.writeString(folder.resolve("firms.csv"), panel().replaceFirst("F1,2011,", "F1,2010,"));
        assertThat(evaluate()).isEqualTo(ExitCode.FAILED);
        assertThat(folder.resolve("out/estimates.csv")).doesNotExist();
    }

    private int evaluate() {
        return Commands.run(
                "evaluate",
                "--panel",
                folder.resolve("firms.csv").toString(),
                "--design",
                folder.resolve("joining.yml").toString(),
                "--out",
                folder.resolve("out").toString(),
                "--quiet");
    }

    private static boolean isInstalled(String program) {
        return java.util.Arrays.stream(System.getenv("PATH").split(java.io.File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    /** 120 firms in 30 regions over eight years; a third joins in 2014, a third in 2016. */
    private static String panel() {
        Random random = new Random(42);
        StringBuilder text = new StringBuilder("firm,year,revenue,joined,size,sector,employees,region,country\n");
        for (int firm = 0; firm < 120; firm++) {
            double level = random.nextGaussian();
            int joined = new int[] {0, 2014, 2016}[firm % 3];
            String sector = List.of("metal", "food", "wood").get(random.nextInt(3));
            double employees = 5 + random.nextInt(90);
            for (int year = 2010; year < 2018; year++) {
                double size = level * 0.2 + random.nextGaussian();
                double revenue = Math.exp(level
                        + 0.05 * (year - 2010)
                        + 0.1 * size
                        + (joined > 0 && year >= joined ? 0.3 : 0)
                        + 0.2 * random.nextGaussian());
                text.append("F%d,%d,%s,%s,%s,%s,%s,R%d,%s\n"
                        .formatted(
                                firm,
                                year,
                                revenue,
                                joined == 0 ? "" : joined,
                                size,
                                sector,
                                employees,
                                firm / 3 % 30,
                                List.of("AR", "ES", "PL").get(firm / 3 % 3)));
            }
        }
        return text.toString();
    }
}
