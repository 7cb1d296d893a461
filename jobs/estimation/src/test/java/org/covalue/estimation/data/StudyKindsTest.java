package org.covalue.estimation.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.covalue.estimation.Csv;
import org.covalue.estimation.Evaluation;
import org.covalue.estimation.PublicData;
import org.covalue.estimation.data.Design.Minimum;
import org.covalue.estimation.replication.EvaluationFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Designs of kind cross_section and synthetic_control, from file to files. */
class StudyKindsTest {

    private static final String SMALL = """
            firm,joined,sales,staff,sector,region
            a,0,1,1,food,n
            b,0,2,3,food,n
            c,0,3,2,wood,s
            d,0,4,4,wood,s
            e,1,5,2,food,e
            f,1,7,4,wood,e
            g,1,6,3,wood,w
            h,1,8,3,food,w
            """;

    @TempDir
    private Path folder;

    @Test
    void lalondeGoesFromFileToEstimatesAndBalance() throws IOException {
        PublicData.of("lalonde/lalonde_matchit_614.csv");
        Path panel = Path.of(System.getenv("COVALUE_TEST_DATA"), "lalonde/lalonde_matchit_614.csv");
        evaluate(panel, """
                kind: cross_section
                unit: id
                outcome: re78
                treated: treat
                covariates: [age, educ, race, married, nodegree, re74, re75]
                estimators: [difference_in_means, ols, nearest_neighbour, ipw, entropy_balancing]
                """);

        Map<String, Map<String, String>> estimates = byKey("estimates.csv", "estimator");
        assertThat(estimates).hasSize(5).allSatisfy((name, row) -> {
            assertThat(row.get("term")).isEqualTo("att");
            assertThat(row.get("state")).isEqualTo("ok");
            assertThat(row.get("n_treated")).isEqualTo("185");
        });
        assertThat(number(estimates, "nearest_neighbour", "estimate")).isCloseTo(894.367480270274, within(1e-4));
        assertThat(estimates.get("nearest_neighbour"))
                .containsEntry("n", "370")
                .containsEntry("n_control", "185")
                .containsEntry("clusters", "185")
                .containsEntry("se_clustered_by", "pair");
        assertThat(number(estimates, "nearest_neighbour", "standard_error")).isCloseTo(705.229764061618, within(1e-4));
        assertThat(number(estimates, "ipw", "estimate")).isCloseTo(1214.07122329292, within(1e-4));
        assertThat(number(estimates, "ipw", "standard_error")).isCloseTo(825.397103564815, within(1e-4));
        assertThat(number(estimates, "entropy_balancing", "estimate")).isCloseTo(1273.26181391191, within(1e-3));

        List<Map<String, String>> balance = table("balance.csv");
        assertThat(balance.get(0).keySet())
                .startsWith(
                        "variable",
                        "mean_treated",
                        "mean_control",
                        "smd_before",
                        "smd_after",
                        "variance_ratio_before",
                        "variance_ratio_after");
        assertThat(balance.stream()
                        .filter(row -> row.get("estimator").equals("nearest_neighbour"))
                        .map(row -> row.get("variable")))
                .containsExactly(
                        "distance",
                        "age",
                        "educ",
                        "raceblack",
                        "racehispan",
                        "racewhite",
                        "married",
                        "nodegree",
                        "re74",
                        "re75");
        assertThat(folder.resolve("out/replicate/panel.csv")).exists();
        assertThat(Csv.read(folder.resolve("out/replicate/panel.csv"))).hasSize(615);
    }

    @Test
    void proposition99GoesFromFileToEstimatesAndWeights() throws IOException {
        PublicData data = PublicData.of("synth_prop99/smoking_1209.csv");
        StringBuilder panel = new StringBuilder("state,year,cigsale,from\n");
        data.rows()
                .forEach(row -> panel.append("%s,%s,%s,%s%n"
                        .formatted(
                                row.get("state"),
                                row.get("year"),
                                row.get("cigsale"),
                                row.get("state").equals("California") ? "1989" : "")));
        evaluate(write(panel.toString()), """
                kind: synthetic_control
                unit: state
                time: year
                outcome: cigsale
                treated_from: from
                estimators: [synthetic_control, synthetic_did, difference_in_differences]
                """);

        Map<String, Map<String, String>> estimates = byKey("estimates.csv", "estimator");
        assertThat(number(estimates, "synthetic_control", "estimate")).isCloseTo(-19.51362976, within(1e-7));
        assertThat(number(estimates, "synthetic_control", "p_value")).isCloseTo(3 / 39.0, within(1e-12));
        assertThat(estimates.get("synthetic_control").get("standard_error")).isEmpty();
        assertThat(number(estimates, "synthetic_did", "estimate")).isCloseTo(-15.6054, within(1e-4));
        assertThat(number(estimates, "difference_in_differences", "estimate"))
                .isCloseTo(-27.3491110819309, within(1e-6));
        Map<String, Double> donors = table("weights.csv").stream()
                .filter(row -> row.get("estimator").equals("synthetic_control"))
                .collect(Collectors.toMap(row -> row.get("unit"), row -> Double.parseDouble(row.get("weight"))));
        assertThat(donors).hasSize(38);
        assertThat(donors.get("Utah")).isCloseTo(0.3939080236139, within(1e-8));
        assertThat(table("path.csv")).hasSize(31);
        assertThat(table("placebos.csv")).hasSize(39);
    }

    @Test
    void groupsOfRowsAndChosenErrorsAreSaidInTheTable() throws IOException {
        evaluate(write(SMALL), cross("se_clustered_by: region", "estimators: [difference_in_means]"));
        assertThat(byKey("estimates.csv", "estimator").get("difference_in_means"))
                .containsEntry("se_clustered_by", "region")
                .containsEntry("clusters", "4");
        assertThat(number(byKey("estimates.csv", "estimator"), "difference_in_means", "estimate"))
                .isCloseTo(4, within(1e-12));

        evaluate(
                write(SMALL),
                cross("se_clustered_by: region", "standard_errors: hc3", "estimators: [difference_in_means]"));
        assertThat(byKey("estimates.csv", "estimator").get("difference_in_means"))
                .containsEntry("se_clustered_by", "");
    }

    /** One row per group: CR1 is HC1. */
    @Test
    void groupedByTheUnitOfEachRowIsHeteroskedasticityRobust() throws IOException {
        evaluate(write(SMALL), cross("se_clustered_by: firm", "estimators: [ols]", "covariates: [staff]"));
        double grouped = number(byKey("estimates.csv", "estimator"), "ols", "standard_error");
        evaluate(write(SMALL), cross("standard_errors: hc1", "estimators: [ols]", "covariates: [staff]"));
        assertThat(number(byKey("estimates.csv", "estimator"), "ols", "standard_error"))
                .isCloseTo(grouped, within(1e-12));
    }

    @Test
    void rowsThatCannotBeUsedAreNamedByTheirNumberInTheFile() throws IOException {
        String panel = SMALL.replace("b,0,2,3", "b,0,,3")
                .replace("g,1,6,3", "g,1,6,Inf")
                .replace("c,0,3,2,wood", "c,0,3,2,");
        evaluate(write(panel), cross("estimators: [ols]", "covariates: [staff, sector]"));
        assertThat(table("notes.csv"))
                .extracting(row -> row.get("note"))
                .contains(
                        "row 3 has no usable sales and is left out.",
                        "row 8 has no usable staff and is left out.",
                        "row 4 has no usable sector and is left out.");
        assertThat(byKey("estimates.csv", "estimator").get("ols")).containsEntry("n", "5");
    }

    @Test
    void aTreatmentOtherThanZeroOrOneIsRefusedNamingTheRow() {
        assertThatThrownBy(() -> evaluate(write(SMALL.replace("h,1", "h,2")), cross("estimators: [ols]")))
                .isInstanceOf(EstimationProblem.class)
                .hasMessageContaining("row 9 (\"2\")")
                .hasMessageContaining("1 for the treated and 0 for the others");
    }

    @Test
    void refusalsStandInTheTableWithTheirReason() throws IOException {
        evaluate(
                write(SMALL),
                cross("estimators: [ols, ipw]", "covariates: [staff]", "minimum: {treated: 10, controls: 20}"));
        assertThat(table("estimates.csv"))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row)
                        .containsEntry("state", "not_estimable")
                        .containsEntry("estimate", "")
                        .containsEntry("n_treated", "4"));
        assertThat(table("details.csv"))
                .allSatisfy(row -> assertThat(row.get("reason"))
                        .isEqualTo("There are 4 treated and 4 untreated rows; at least 10 and 20 are needed."));
    }

    @Test
    void anEstimatorOfAnotherKindIsWrongUsage() {
        assertThatThrownBy(() -> evaluate(write(SMALL), cross("estimators: [twfe]")))
                .isInstanceOf(DesignProblem.class)
                .hasMessageContaining("no estimator twfe for kind: cross_section")
                .hasMessageContaining("nearest_neighbour");
        assertThatThrownBy(() -> evaluate(write(SMALL), cross("estimators: [ols]", "standard_errors: wild_bootstrap")))
                .isInstanceOf(DesignProblem.class)
                .hasMessageContaining("wild_bootstrap");
    }

    @Test
    void aCrossSectionNeedsNoUnit() throws IOException {
        evaluate(write(SMALL), cross("estimators: [difference_in_means]").replace("unit: firm\n", ""));
        assertThat(number(byKey("estimates.csv", "estimator"), "difference_in_means", "estimate"))
                .isCloseTo(4, within(1e-12));
    }

    @Test
    void aUnitThatNamesSeveralRowsIsSaid() throws IOException {
        evaluate(write(SMALL), cross("estimators: [difference_in_means]").replace("unit: firm", "unit: sector"));
        assertThat(table("notes.csv"))
                .extracting(row -> row.get("note"))
                .contains("Column sector does not name every row differently; each row counts as a unit of its own.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "standard_errors: classical",
                "standard_errors: hc3",
                "standard_errors: cr0",
                "se_clustered_by: race",
                "se_clustered_by: race\nstandard_errors: cr0"
            })
    void theRScriptOfACrossSectionReproducesEveryNumber(String errors) throws Exception {
        PublicData.of("lalonde/lalonde_matchit_614.csv");
        evaluate(Path.of(System.getenv("COVALUE_TEST_DATA"), "lalonde/lalonde_matchit_614.csv"), """
                kind: cross_section
                outcome: re78
                treated: treat
                covariates: [age, educ, race, married, nodegree, re74, re75]
                estimators: [difference_in_means, ols, nearest_neighbour, ipw, entropy_balancing, ipw_ate, standardisation]
                """ + errors);
        assertThat(runR()).contains("7 numbers");
    }

    @Test
    void theRScriptOfAWeightedCrossSectionReproducesEveryNumber() throws Exception {
        PublicData.of("lalonde/lalonde_matchit_614.csv");
        evaluate(Path.of(System.getenv("COVALUE_TEST_DATA"), "lalonde/lalonde_matchit_614.csv"), """
                kind: cross_section
                unit: id
                outcome: re78
                treated: treat
                covariates: [age, married, re75]
                weights: educ
                estimators: [difference_in_means, ols, ipw, entropy_balancing, ipw_ate, standardisation]
                """);
        assertThat(runR()).contains("6 numbers");
    }

    @ParameterizedTest
    @CsvSource({"California, 1", "California Utah, 2"})
    void theRScriptOfTreatedUnitsReproducesEveryNumber(String treated, int units) throws Exception {
        PublicData data = PublicData.of("synth_prop99/smoking_1209.csv");
        StringBuilder panel = new StringBuilder("state,year,cigsale,from\n");
        data.rows()
                .forEach(row -> panel.append("%s,%s,%s,%s%n"
                        .formatted(
                                row.get("state"),
                                row.get("year"),
                                row.get("cigsale"),
                                treated.contains(row.get("state")) ? "1989" : "0")));
        evaluate(write(panel.toString()), """
                kind: synthetic_control
                unit: state
                time: year
                outcome: cigsale
                treated_from: from
                anticipation: 1
                estimators: [synthetic_control, synthetic_did, difference_in_differences]
                """);
        assertThat(runR()).contains(units == 1 ? "3 numbers" : "2 numbers");
    }

    @Test
    void theRScriptPassesOverWhatIsNotEstimable() throws Exception {
        evaluate(
                write(SMALL.replace("e,1,5,2", "e,1,5,12")
                        .replace("f,1,7,4", "f,1,7,14")
                        .replace("g,1,6,3", "g,1,6,13")
                        .replace("h,1,8,3", "h,1,8,13")),
                cross("estimators: [difference_in_means, ipw, entropy_balancing]", "covariates: [staff]"));
        assertThat(byKey("estimates.csv", "estimator").get("ipw")).containsEntry("state", "not_estimable");
        assertThat(runR()).contains("1 numbers");
    }

    /** What the script printed; it ends with an error where a number differs. */
    private String runR() throws Exception {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(place -> Files.isExecutable(Path.of(place, "Rscript"))),
                "R is not installed");
        Process process = new ProcessBuilder("Rscript", "replicate.R")
                .directory(folder.resolve("out/replicate").toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }

    private static String cross(String... more) {
        return "kind: cross_section\nunit: firm\noutcome: sales\ntreated: joined\n" + String.join("\n", more) + "\n";
    }

    private Path write(String panel) throws IOException {
        return Files.writeString(folder.resolve("panel.csv"), panel);
    }

    private void evaluate(Path panel, String design) throws IOException {
        Path plan = Files.writeString(folder.resolve("plan.yml"), design);
        Design read = Design.read(plan, Minimum.OF_A_PANEL);
        EvaluationFiles.write(
                Evaluation.of(Panel.read(panel, read), read), folder.resolve("out"), Files.readString(plan));
    }

    private List<Map<String, String>> table(String name) {
        return Csv.byName(Csv.read(folder.resolve("out").resolve(name)));
    }

    private Map<String, Map<String, String>> byKey(String name, String key) {
        return table(name).stream().collect(Collectors.toMap(row -> row.get(key), row -> row));
    }

    private static double number(Map<String, Map<String, String>> rows, String key, String column) {
        return Double.parseDouble(rows.get(key).get(column));
    }
}
