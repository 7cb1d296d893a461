package org.covalue.estimation.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.covalue.estimation.Parity;
import org.covalue.estimation.PublicData;
import org.covalue.estimation.data.Design.Minimum;
import org.covalue.estimation.inference.Estimate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Proposition 99, against the exact optimum of a quadratic programme and published figures. */
class TreatedUnitTest {

    @AfterAll
    static void keepWhatWasCompared() throws IOException {
        Parity.write();
    }

    @Test
    void differenceInDifferencesAgreesWithReference() {
        Estimate effect =
                estimate(SyntheticMethod.DIFFERENCE_IN_DIFFERENCES).estimates().get(0);

        Parity.agrees(
                "prop99 did",
                effect.estimate(),
                Tobacco.reference("did.csv").numbers("estimate")[0],
                withPercentage(1e-6));
        assertThat(effect.counts().treated()).isEqualTo(1);
        assertThat(effect.counts().controls()).isEqualTo(38);
    }

    @Test
    void theSyntheticControlReachesTheExactOptimum() {
        TreatedUnit.Result result = estimate(SyntheticMethod.SYNTHETIC_CONTROL);
        Parity.agrees("prop99 synthetic control", result.estimates().get(0).estimate(), -19.51362976, within(1e-8));

        PublicData weights = Tobacco.reference("weights_outcome_only_exactQP.csv");
        assertThat(result.weights())
                .hasSize(38)
                .allSatisfy(weight -> Parity.agrees(
                        "prop99 weight " + weight.name(),
                        weight.weight(),
                        weights.number("w", "unit", weight.name()),
                        within(1e-8)));
        assertThat(result.weights().stream()
                        .mapToDouble(TreatedUnit.Weight::weight)
                        .sum())
                .isCloseTo(1, within(1e-12));

        PublicData path = Tobacco.reference("path_outcome_only_exactQP.csv");
        assertThat(result.path()).hasSize(31).allSatisfy(period -> {
            assertThat(period.synthetic()).isCloseTo(path.number("synthetic", "year", period.period()), within(1e-7));
            assertThat(period.gap()).isCloseTo(path.number("gap", "year", period.period()), within(1e-7));
            assertThat(period.isAfter()).isEqualTo(period.period().compareTo("1989") >= 0);
        });
    }

    @Test
    void placeboRanksAgreeWithReference() {
        TreatedUnit.Result result = estimate(SyntheticMethod.SYNTHETIC_CONTROL);
        PublicData reference = Tobacco.reference("placebo_outcome_only.csv");

        assertThat(result.placebos()).hasSize(39).allSatisfy(placebo -> {
            Parity.agrees(
                    "prop99 pre_mspe " + placebo.unit(),
                    placebo.before(),
                    reference.number("pre_mspe", "unit", placebo.unit()),
                    withPercentage(1e-8));
            Parity.agrees(
                    "prop99 post_mspe " + placebo.unit(),
                    placebo.after(),
                    reference.number("post_mspe", "unit", placebo.unit()),
                    withPercentage(1e-8));
            assertThat(placebo.rank()).as(placebo.unit()).isEqualTo((int)
                    reference.number("rank", "unit", placebo.unit()));
        });
        assertThat(result.estimates().get(0).pValue()).isEqualTo(3 / 39.0);
        assertThat(result.estimates().get(0).standardError()).isNaN();
        assertThat(result.notes())
                .extracting(note -> note.in("en"))
                .contains(
                        "Rank 3 of 39 by the ratio of mean square gaps after and before.",
                        "Before treatment the gap has a root mean square of 1.65640.");
    }

    /** The authors' package, which stops early, prints -15.604; the exact optimum is -15.60540. */
    @Test
    void syntheticDifferenceInDifferencesIsThatOfTheArticle() {
        TreatedUnit.Result result = estimate(SyntheticMethod.SYNTHETIC_DID);
        Estimate effect = result.estimates().get(0);

        assertThat(effect.estimate()).isCloseTo(-15.605, within(0.0005));
        Map<String, Double> periods = result.weights().stream()
                .filter(weight -> weight.kind().equals("period"))
                .filter(weight -> weight.weight() > 1e-6)
                .collect(Collectors.toMap(TreatedUnit.Weight::name, TreatedUnit.Weight::weight));
        assertThat(periods).containsOnlyKeys("1986", "1987", "1988");
        assertThat(periods.get("1986")).isCloseTo(0.366, within(0.001));
        assertThat(periods.get("1987")).isCloseTo(0.206, within(0.001));
        assertThat(periods.get("1988")).isCloseTo(0.427, within(0.001));
        assertThat(effect.pValue()).isBetween(0.05, 0.15);
    }

    @Test
    void itsWeightsMeetTheConditionsOfAnOptimum() {
        Block block = Tobacco.panel().balanced(0).block();
        SyntheticDid fit = SyntheticDid.of(block);
        double[] differences = Arrays.stream(block.ofControls())
                .flatMapToDouble(row -> IntStream.range(1, 19).mapToDouble(t -> row[t] - row[t - 1]))
                .toArray();
        double mean = Arrays.stream(differences).average().orElseThrow();
        double variance = Arrays.stream(differences)
                        .map(one -> (one - mean) * (one - mean))
                        .sum()
                / (differences.length - 1);
        double penalty = Math.sqrt(12) * variance * 19;

        double[] residual = new double[19];
        double intercept = 0;
        for (int t = 0; t < 19; t++) {
            residual[t] = -block.treatedMean()[t];
            for (int i = 0; i < 38; i++) {
                residual[t] += fit.omega()[i] * block.ofControls()[i][t];
            }
            intercept += residual[t] / 19;
        }
        double[] slope = new double[38];
        for (int i = 0; i < 38; i++) {
            slope[i] = penalty * fit.omega()[i];
            for (int t = 0; t < 19; t++) {
                slope[i] += (residual[t] - intercept) * block.ofControls()[i][t];
            }
        }
        double lowest = Arrays.stream(slope).min().orElseThrow();
        for (int i = 0; i < 38; i++) {
            if (fit.omega()[i] > 0) {
                assertThat(slope[i] - lowest).as(block.controls().get(i)).isLessThan(1e-6 * penalty);
            }
        }
    }

    /** Enumerated, so no seed matters; an independent computation gives 9.3684161. */
    @Test
    void itsPlaceboErrorIsTheSameForEverySeed() {
        double first =
                estimate(SyntheticMethod.SYNTHETIC_DID).estimates().get(0).standardError();
        double second = TreatedUnit.estimate(
                        Tobacco.panel(), Tobacco.design(99, Minimum.OF_A_PANEL), List.of(SyntheticMethod.SYNTHETIC_DID))
                .estimates()
                .get(0)
                .standardError();

        assertThat(first).isEqualTo(second).isCloseTo(9.368416095, within(1e-5));
    }

    /** LaLonde's treated against the Current Population Survey, 1975 and 1978: R's feols with unit and year effects. */
    @Test
    void manyTreatedUnitsHaveTheErrorsOfTwoWayFixedEffects() {
        PublicData data = PublicData.of("lalonde/nsw_dw_445.csv")
                .where("treat", "1")
                .and(PublicData.of("lalonde/cps1_controls_15992.csv"));
        double[] before = data.numbers("re75");
        double[] after = data.numbers("re78");
        double[][] rows = IntStream.range(0, before.length)
                .mapToObj(i -> new double[] {before[i], after[i]})
                .toArray(double[][]::new);
        List<String> names =
                IntStream.range(0, rows.length).mapToObj(String::valueOf).toList();
        TwoByTwo fit = TwoByTwo.of(new Block(
                names.subList(185, rows.length),
                names.subList(0, 185),
                List.of("1975", "1978"),
                Arrays.copyOfRange(rows, 185, rows.length),
                Arrays.copyOf(rows, 185),
                1));

        PublicData reference = PublicData.of("lalonde/reference/estimates.csv");
        String spec = "nswT_vs_cps1_DiD_re75_re78_clusterid";
        Parity.agrees(
                "lalonde " + spec, fit.effect(), reference.number("estimate", "spec", spec), withPercentage(1e-6));
        Parity.agrees(
                "lalonde " + spec + " standard error",
                fit.standardError(),
                reference.number("se", "spec", spec),
                withPercentage(1e-6));
    }

    private static TreatedUnit.Result estimate(SyntheticMethod method) {
        return TreatedUnit.estimate(Tobacco.panel(), Tobacco.design(20251028, Minimum.OF_A_PANEL), List.of(method));
    }
}
