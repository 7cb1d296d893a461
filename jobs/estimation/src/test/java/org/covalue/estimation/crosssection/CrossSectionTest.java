package org.covalue.estimation.crosssection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.covalue.estimation.Parity;
import org.covalue.estimation.PublicData;
import org.covalue.estimation.data.Design;
import org.covalue.estimation.inference.Estimate;
import org.covalue.estimation.inference.EstimateState;
import org.covalue.estimation.regression.ErrorRecipe;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Against R: lm with sandwich, glm, MatchIt, WeightIt, ebal. */
class CrossSectionTest {

    /** Least numbers that every sample has. */
    static final Design WHATEVER = design(1, 1);

    private static final Percentage EXACT = withPercentage(1e-6);
    private static final Percentage OF_THE_SCORE = withPercentage(1e-5);
    private static final Percentage OF_THE_BALANCE = withPercentage(1e-4);

    @AfterAll
    static void keepWhatWasCompared() throws IOException {
        Parity.write();
    }

    @ParameterizedTest
    @CsvSource({"CLASSICAL, 632.853392", "HC1, 670.824491", "HC3, 672.682147"})
    void theExperimentOfLalondeHasItsPublishedEffect(ErrorRecipe recipe, double standardError) {
        Estimate effect = estimate(Lalonde.experiment(), CrossSectionMethod.DIFFERENCE_IN_MEANS, recipe);

        assertThat(effect.estimate()).isCloseTo(1794.342382, withPercentage(1e-7));
        assertThat(effect.standardError()).isCloseTo(standardError, withPercentage(1e-6));
        assertThat(effect.counts().treated()).isEqualTo(185);
        assertThat(effect.counts().controls()).isEqualTo(260);
    }

    @ParameterizedTest
    @EnumSource(ErrorRecipe.class)
    void differencesInMeansAgreeWithReferenceAgainstTheSurvey(ErrorRecipe recipe) {
        agrees(
                estimate(Lalonde.survey(), CrossSectionMethod.DIFFERENCE_IN_MEANS, recipe),
                "nswT_vs_cps1_diff_in_means_" + name(recipe),
                EXACT);
    }

    @ParameterizedTest
    @EnumSource(ErrorRecipe.class)
    void regressionAgreesWithReferenceAgainstTheSurvey(ErrorRecipe recipe) {
        PublicData data = Lalonde.treatedAndSurvey();
        Covariate square = Lalonde.product("agesq", data.numbers("age"), data.numbers("age"));
        Sample sample = Lalonde.survey(
                Stream.concat(Stream.of(square), Stream.of(Lalonde.plain(data))).toArray(Covariate[]::new));

        agrees(estimate(sample, CrossSectionMethod.OLS, recipe), "nswT_vs_cps1_ols_adj_" + name(recipe), EXACT);
    }

    @ParameterizedTest
    @CsvSource({"HC0", "HC1"})
    void weightingByTheOddsAgreesWithReference(ErrorRecipe recipe) {
        Sample sample = Lalonde.matchIt();
        agrees(estimate(sample, CrossSectionMethod.IPW, recipe), "ipw_hajek_ATT_wls_" + recipe, OF_THE_SCORE);
        Parity.agrees(
                "lalonde ipw_ATT_ESS_control",
                PropensityScore.odds(sample).effectiveControls(sample.treated()),
                Lalonde.reference("ipw_ATT_ESS_control", "estimate"),
                OF_THE_SCORE);
    }

    @Test
    void weightingByTheOddsAgreesWithReferenceAgainstTheSurvey() {
        Estimate effect = estimate(LogitTest.dehejiaWahba(), CrossSectionMethod.IPW, ErrorRecipe.HC1);
        agrees(effect, "nswT_vs_cps1_ipw_hajek_ATT_DWspec", OF_THE_SCORE);
    }

    @Test
    void matchingAgreesWithReferenceAndSoDoItsPairs() {
        CrossSection.Result result = new CrossSection(Lalonde.matchIt(), Errors.defaults(), WHATEVER)
                .estimate(List.of(CrossSectionMethod.NEAREST_NEIGHBOUR));
        Estimate effect = result.estimates().get(0);
        agrees(effect, "nn1_largest_wmeandiff", OF_THE_SCORE);
        assertThat(effect.counts().n()).isEqualTo(370);
        assertThat(effect.clusters()).isEqualTo(185);
        assertThat(result.notes())
                .extracting(note -> note.in("en"))
                .contains("The weights leave the controls an effective size of 185.0 of 429 rows.");

        String[] id = PublicData.of("lalonde/lalonde_matchit_614.csv").texts("id");
        int[] match = NearestNeighbour.match(
                Lalonde.matchIt().treated(),
                PropensityScore.fit(Lalonde.matchIt()).fitted());
        Map<String, String> pairs = new HashMap<>();
        for (int i = 0; i < match.length; i++) {
            if (match[i] >= 0) {
                pairs.put(id[i], id[match[i]]);
            }
        }
        Map<String, String> expected = new HashMap<>();
        PublicData.of("lalonde/reference/pairs_nn1_largest.csv")
                .rows()
                .forEach(row -> expected.put(row.get("treated"), row.get("V1")));
        assertThat(pairs).hasSize(185).isEqualTo(expected);
    }

    @Test
    void entropyBalancingAgreesWithReferenceAndBalancesExactly() {
        CrossSection.Result result = new CrossSection(Lalonde.matchIt(), Errors.defaults(), WHATEVER)
                .estimate(List.of(CrossSectionMethod.ENTROPY_BALANCING));

        Parity.agrees(
                "lalonde ebal_m1_ATT",
                result.estimates().get(0).estimate(),
                Lalonde.reference("ebal_m1_ATT", "estimate"),
                OF_THE_BALANCE);
        assertThat(result.balance())
                .hasSize(9)
                .allSatisfy(row -> assertThat(row.smdAfter().orElseThrow())
                        .as(row.variable())
                        .isBetween(-1e-9, 1e-9));
    }

    @Test
    void theBalanceTableOfAMatchAgreesWithReference() {
        List<BalanceRow> rows = new CrossSection(Lalonde.matchIt(), Errors.defaults(), WHATEVER)
                .estimate(List.of(CrossSectionMethod.NEAREST_NEIGHBOUR))
                .balance();
        PublicData reference = PublicData.of("lalonde/reference/balance_nn1_largest.csv");
        assertThat(rows.stream().map(BalanceRow::variable))
                .containsExactly(reference.where("sample", "all").texts("var"));
        for (BalanceRow row : rows) {
            PublicData before = reference.where("sample", "all").where("var", row.variable());
            PublicData after = reference.where("sample", "matched").where("var", row.variable());
            assertThat(row.meanTreated()).isCloseTo(before.numbers("Means_Treated")[0], OF_THE_SCORE);
            assertThat(row.meanControl()).isCloseTo(before.numbers("Means_Control")[0], OF_THE_SCORE);
            assertThat(row.meanControlAfter()).isCloseTo(after.numbers("Means_Control")[0], OF_THE_SCORE);
            agrees("lalonde smd_before " + row.variable(), row.smdBefore(), before.numbers("Std_Mean_Diff_")[0]);
            agrees("lalonde smd_after " + row.variable(), row.smdAfter(), after.numbers("Std_Mean_Diff_")[0]);
            agrees(
                    "lalonde variance_ratio_before " + row.variable(),
                    row.varianceRatioBefore(),
                    before.numbers("Var_Ratio")[0]);
            agrees(
                    "lalonde variance_ratio_after " + row.variable(),
                    row.varianceRatioAfter(),
                    after.numbers("Var_Ratio")[0]);
        }
    }

    @Test
    void methodsComeInOneOrderWhateverTheOrderAsked() {
        CrossSection.Result result = new CrossSection(Lalonde.matchIt(), Errors.defaults(), design(10, 20))
                .estimate(List.of(
                        CrossSectionMethod.ENTROPY_BALANCING,
                        CrossSectionMethod.IPW,
                        CrossSectionMethod.OLS,
                        CrossSectionMethod.NEAREST_NEIGHBOUR,
                        CrossSectionMethod.DIFFERENCE_IN_MEANS));

        assertThat(result.estimates())
                .extracting(Estimate::estimator)
                .containsExactly("difference_in_means", "ols", "nearest_neighbour", "ipw", "entropy_balancing");
        assertThat(result.estimates()).extracting(Estimate::state).containsOnly(EstimateState.OK);
        assertThat(result.balance().stream().map(BalanceRow::estimator).distinct())
                .containsExactly("nearest_neighbour", "ipw", "entropy_balancing");
    }

    static Design design(int treated, int controls) {
        return Design.of(
                "lalonde",
                Map.of("kind", "cross_section", "outcome", "re78", "treated", "treat", "estimators", List.of("ols")),
                new Design.Minimum(treated, controls, 0, 2));
    }

    static Estimate estimate(Sample sample, CrossSectionMethod method, ErrorRecipe recipe) {
        return new CrossSection(sample, Errors.of(recipe), WHATEVER)
                .estimate(List.of(method))
                .estimates()
                .get(0);
    }

    private static void agrees(Estimate effect, String spec, Percentage tolerance) {
        assertThat(effect.reason()).isEmpty();
        Parity.agrees("lalonde " + spec, effect.estimate(), Lalonde.reference(spec, "estimate"), tolerance);
        Parity.agrees(
                "lalonde " + spec + " standard error",
                effect.standardError(),
                Lalonde.reference(spec, "se"),
                tolerance);
    }

    private static void agrees(String what, OptionalDouble found, double expected) {
        if (Double.isNaN(expected)) {
            assertThat(found).isEmpty();
        } else {
            Parity.agrees(what, found.orElseThrow(), expected, OF_THE_SCORE);
        }
    }

    private static String name(ErrorRecipe recipe) {
        return recipe == ErrorRecipe.CLASSICAL ? "const" : recipe.name();
    }
}
