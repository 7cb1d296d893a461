package org.covalue.estimation.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.covalue.estimation.data.Design;
import org.junit.jupiter.api.Test;

class MultipleTestingTest {

    /**
     * Benjamini and Hochberg 1995, section 4: of these 15 p values their procedure at 0.05 finds four, Bonferroni's
     * three.
     */
    private static final double[] PAPER = {
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590,
        1.0000
    };

    @Test
    void theExampleOfThePaperFindsFourWithAControlledShareOfFalseOnes() {
        double[] adjusted = MultipleTesting.benjaminiHochberg(PAPER);
        assertThat(IntStream.range(0, 15).filter(i -> adjusted[i] <= 0.05)).containsExactly(0, 1, 2, 3);
        assertThat(adjusted[3]).isCloseTo(0.0095 * 15 / 4, within(1e-15));
        assertThat(adjusted[4]).isCloseTo(0.0201 * 15 / 5, within(1e-15));
    }

    @Test
    void holmMultipliesTheSmallestByAllAndNeverGoesDown() {
        double[] adjusted = MultipleTesting.holm(new double[] {0.03, 0.01, Double.NaN, 0.02, 0.9});
        assertThat(adjusted[1]).isCloseTo(0.04, within(1e-15));
        assertThat(adjusted[3]).isCloseTo(0.06, within(1e-15));
        assertThat(adjusted[0]).isCloseTo(0.06, within(1e-15));
        assertThat(adjusted[4]).isCloseTo(0.9, within(1e-15));
        assertThat(adjusted[2]).isNaN();
        assertThat(IntStream.range(0, 15).filter(i -> MultipleTesting.holm(PAPER)[i] <= 0.05))
                .containsExactly(0, 1, 2);
    }

    /** Two statistics that are always equal are one question; independent ones are two. */
    @Test
    void steppingDownKnowsWhichQuestionsAreTheSame() {
        double[] t = {2.2, 2.2};
        double single = 0.0278;
        double[] same = MultipleTesting.romanoWolf(t, UniformBands.draws(new double[][] {{4, 4}, {4, 4}}, 99_999, 5));
        double[] apart = MultipleTesting.romanoWolf(t, UniformBands.draws(new double[][] {{4, 0}, {0, 9}}, 99_999, 5));
        assertThat(same[0]).isCloseTo(single, within(0.002));
        assertThat(apart[0]).isCloseTo(1 - (1 - single) * (1 - single), within(0.003));
        double[] stepped = MultipleTesting.romanoWolf(
                new double[] {5, 2.2}, UniformBands.draws(new double[][] {{1, 0}, {0, 1}}, 99_999, 5));
        assertThat(stepped[1]).isCloseTo(single, within(0.002));
    }

    @Test
    void theSmallestEffectFoundFourTimesOutOfFiveIsTwoPointEightStandardErrors() {
        assertThat(Power.minimumDetectableEffect(1, 0.95)).isCloseTo(2.8015852, within(1e-6));
    }

    /** By hand: of four draws one reaches the first statistic, two the second; what is missing does not count. */
    @Test
    void steppingDownCountsDrawsThatReachAStatisticWhateverTheirSign() {
        double[] adjusted = MultipleTesting.romanoWolf(
                new double[] {-2, Double.NaN, 1}, new double[][] {{0, 9, 0}, {2.5, 9, 0}, {1.5, 9, -1}, {0, 9, 1.2}});
        assertThat(adjusted).containsExactly(2 / 5.0, Double.NaN, 3 / 5.0);
        assertThat(MultipleTesting.romanoWolf(new double[] {2, 1.9}, new double[][] {{3, 0}, {3, 0}, {0, 2}}))
                .as("never goes down")
                .containsExactly(1, 1);
    }

    @Test
    void termsOfOneKindOfOneEstimatorAreAdjustedTogether() {
        List<Estimate> estimates = List.of(
                estimate("event_study", "event(0)", 10, 2, 0.03),
                estimate("twfe", "treated", 1, 1, 0.01),
                estimate("event_study", "event(1)", 6.6, 3, 0.04));
        assertThat(adjusted(estimates, "holm")).containsExactly(0.06, 0.01, 0.06);
        assertThat(adjusted(estimates, "benjamini_hochberg")).containsExactly(0.04, 0.01, 0.04);
        List<Double> stepped = adjusted(estimates, "romano_wolf");
        assertThat(stepped.get(0)).isEqualTo(1 / 20_000.0);
        assertThat(stepped.get(1)).as("of no family").isEqualTo(0.5);
        assertThat(stepped.get(2)).isCloseTo(0.0278, within(0.005));
    }

    private static List<Double> adjusted(List<Estimate> estimates, String how) {
        Design design = Design.parse(
                "joining",
                "{kind: panel, unit: firm, time: year, outcome: sales, treated_from: joined, "
                        + "estimators: [event_study], draws: 19999, adjust: " + how + "}",
                Design.Minimum.OF_A_PANEL);
        Findings findings = new Findings(
                estimates,
                List.of(new Findings.Family(
                        "event_study", List.of("event(0)", "event(1)"), new double[][] {{4, 0}, {0, 9}})),
                List.of(),
                List.of());
        return MultipleTesting.adjusted(findings, design).stream()
                .map(Estimate::pAdjusted)
                .toList();
    }

    private static Estimate estimate(String estimator, String term, double value, double standardError, double p) {
        return new Estimate(
                "joining",
                estimator,
                term,
                value,
                new Uncertainty(standardError, 0, 0, p, 0.5, "firm", 30),
                new Counts(100, 10, 20),
                EstimateState.OK,
                Optional.empty());
    }
}
