package org.covalue.estimation.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.covalue.estimation.data.Design;
import org.covalue.estimation.inference.Findings.Family;
import org.covalue.estimation.inference.UniformBands.Band;
import org.junit.jupiter.api.Test;

/** Bands whose critical values are known: one question, two independent ones, and two that are the same. */
class UniformBandsTest {

    private static final Design DESIGN = Design.parse(
            "joining",
            "{kind: panel, unit: firm, time: year, outcome: sales, treated_from: joined, "
                    + "estimators: [event_study], draws: 40000}",
            Design.Minimum.OF_A_PANEL);
    private static final double POINTWISE = 1.959964;
    /** Of the larger of two independent |z|: the quantile at the root of 0.95. */
    private static final double OF_TWO = 2.236477;

    @Test
    void aBandOverIndependentTermsIsWiderByWhatTwoQuestionsCost() {
        List<Band> bands = bands(new double[][] {{4, 0}, {0, 9}});
        assertThat(bands).extracting(Band::term).containsExactly("event(0)", "event(1)");
        assertThat(bands).extracting(Band::estimator).containsOnly("event_study");
        for (Band band : bands) {
            assertThat(band.criticalValue()).isCloseTo(OF_TWO, within(0.03));
        }
        assertThat(bands.get(0).lower()).isCloseTo(1 - 2 * bands.get(0).criticalValue(), within(1e-12));
        assertThat(bands.get(0).upper()).isCloseTo(1 + 2 * bands.get(0).criticalValue(), within(1e-12));
        assertThat(bands.get(1).upper()).isCloseTo(2 + 3 * bands.get(1).criticalValue(), within(1e-12));
    }

    @Test
    void termsThatAlwaysGoTogetherAreOneQuestion() {
        assertThat(bands(new double[][] {{4, 6}, {6, 9}}))
                .extracting(Band::criticalValue)
                .allSatisfy(critical -> assertThat(critical).isCloseTo(POINTWISE, within(0.03)));
    }

    @Test
    void noBandIsNarrowerThanTheIntervalOfOneTerm() {
        assertThat(UniformBands.criticalValue(new double[][] {{0.1, -0.2}, {0.3, 0.1}}, 0.95))
                .isCloseTo(POINTWISE, within(1e-5));
        assertThat(UniformBands.criticalValue(new double[][] {{0.1, -0.2}, {0.3, 0.1}}, 0.5))
                .isCloseTo(0.674490, within(1e-5));
    }

    /** The largest of each draw, sign or none; of four draws three quarters lie at or below the third. */
    @Test
    void theCriticalValueIsTheQuantileOfTheLargest() {
        double[][] draws = {{-5, 1}, {2, -3}, {4, 0}, {0, 2}};
        assertThat(UniformBands.criticalValue(draws, 0.75)).isEqualTo(4);
        assertThat(UniformBands.criticalValue(draws, 0.76)).isEqualTo(5);
        assertThat(UniformBands.criticalValue(draws, 0.99)).isEqualTo(5);
    }

    @Test
    void drawsHaveTheCorrelationOfTheEstimatesAndVarianceOne() {
        double[][] draws = UniformBands.draws(new double[][] {{4, 3}, {3, 9}}, 40_000, 7);
        assertThat(mean(draws, 0, 0)).isCloseTo(1, within(0.03));
        assertThat(mean(draws, 1, 1)).isCloseTo(1, within(0.03));
        assertThat(mean(draws, 0, 1)).isCloseTo(0.5, within(0.03));
    }

    @Test
    void anEstimateWithoutAStandardErrorAndOneOfAnotherEstimatorHaveNoBand() {
        Findings findings = new Findings(
                List.of(
                        estimate("event_study", "event(0)", 1, 2),
                        estimate("event_study", "event(1)", 2, 0),
                        estimate("twfe", "event(0)", 1, 2)),
                List.of(new Family("event_study", List.of("event(0)", "event(1)"), new double[][] {{4, 0}, {0, 9}})),
                List.of(),
                List.of());
        assertThat(UniformBands.of(findings, DESIGN))
                .singleElement()
                .satisfies(
                        band -> assertThat(band.estimator() + " " + band.term()).isEqualTo("event_study event(0)"));
    }

    private static double mean(double[][] draws, int j, int k) {
        return IntStream.range(0, draws.length)
                .mapToDouble(i -> draws[i][j] * draws[i][k])
                .average()
                .orElseThrow();
    }

    private static List<Band> bands(double[][] covariance) {
        return UniformBands.of(
                new Findings(
                        List.of(estimate("event_study", "event(0)", 1, 2), estimate("event_study", "event(1)", 2, 3)),
                        List.of(new Family("event_study", List.of("event(0)", "event(1)"), covariance)),
                        List.of(),
                        List.of()),
                DESIGN);
    }

    private static Estimate estimate(String estimator, String term, double value, double standardError) {
        return new Estimate(
                "joining",
                estimator,
                term,
                value,
                new Uncertainty(standardError, 0, 0, 0.5, 0.5, "firm", 30),
                new Counts(100, 10, 20),
                EstimateState.OK,
                Optional.empty());
    }
}
