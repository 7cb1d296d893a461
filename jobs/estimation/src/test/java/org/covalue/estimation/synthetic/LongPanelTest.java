package org.covalue.estimation.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.covalue.estimation.data.Design.Minimum;
import org.covalue.estimation.data.Message;
import org.covalue.estimation.inference.Estimate;
import org.covalue.estimation.inference.EstimateState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LongPanelTest {

    private static final double NO = Double.NaN;

    @ParameterizedTest
    @EnumSource(SyntheticMethod.class)
    void aJumpOfTenIsFoundWhereAllFollowOnePath(SyntheticMethod method) {
        Estimate effect =
                estimate(method, panel("A 3 1 2 13 14", "B 0 1 2 3 4", "C 0 2 3 4 5", "D 0 0 1 2 3", "E 0 1 2 3 4"));
        assertThat(effect.state()).isEqualTo(EstimateState.OK);
        assertThat(effect.estimate()).isCloseTo(10, within(1e-9));
        assertThat(effect.counts().n()).isEqualTo(20);
    }

    @Test
    void aHistoryThatIsMetExactlyRanksNobody() {
        TreatedUnit.Result result = result(
                SyntheticMethod.SYNTHETIC_CONTROL, panel("A 3 1 2 13 14", "B 0 1 2 3 4", "C 0 2 3 4 5", "D 0 0 1 2 3"));
        assertThat(result.estimates().get(0).pValue()).isNaN();
        assertThat(result.notes()).extracting(Message::toString).anyMatch(note -> note.contains("not unique"));
    }

    @Test
    void untreatedUnitsWithAGapAndUnitsAlwaysTreatedAreLeftOutAndNamed() {
        TreatedUnit.Result result = result(
                SyntheticMethod.SYNTHETIC_DID,
                panel("A 3 1 2 13 14", "B 0 1 2 3 4", "C 0 2 . 4 5", "D 0 0 1 2 3", "E 1 1 2 3 4", "F 0 2 2 4 3"));
        Estimate effect = result.estimates().get(0);
        assertThat(effect.state()).isEqualTo(EstimateState.OK);
        assertThat(result.notes())
                .extracting(note -> note.in("en"))
                .contains(
                        "Left out, as treated in every period: E.",
                        "Left out, as the outcome is missing in some period: C.");
        assertThat(effect.counts().controls()).isEqualTo(3);
    }

    @Test
    void aUnitTreatedAfterTheLastPeriodIsUntreated() {
        Estimate effect = estimate(
                SyntheticMethod.DIFFERENCE_IN_DIFFERENCES, panel("A 3 1 2 13 14", "B 9 1 2 3 4", "C 0 2 3 4 5"));
        assertThat(effect.counts().controls()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(SyntheticMethod.class)
    void aGapInTheHistoryOfTheTreatedIsNotEstimable(SyntheticMethod method) {
        refused(
                estimate(method, panel("A 3 1 . 13 14", "B 0 1 2 3 4", "C 0 2 3 4 5")),
                "The outcome of A is missing in some period");
    }

    @ParameterizedTest
    @EnumSource(SyntheticMethod.class)
    void aConstantOutcomeIsNotEstimable(SyntheticMethod method) {
        refused(estimate(method, panel("A 3 1 1 1 1", "B 0 1 1 1 1", "C 0 1 1 1 1")), "The outcome is 1 in every row");
    }

    @ParameterizedTest
    @EnumSource(SyntheticMethod.class)
    void withoutTreatedUnitsOrPeriodsBeforeNothingIsEstimated(SyntheticMethod method) {
        refused(estimate(method, panel("A 0 1 2 3 4", "B 0 1 2 3 4", "C 0 2 3 4 5")), "No unit is treated");
        refused(
                estimate(method, panel("A 1 1 2 3 4", "B 0 1 2 3 4", "C 0 2 3 4 5")),
                "No unit is treated from a period after the first");
    }

    @Test
    void theLimitsOfTheDesignAreKept() {
        Estimate effect = TreatedUnit.estimate(
                        panel("A 3 1 2 13 14", "B 0 1 2 3 4", "C 0 2 3 4 5"),
                        Tobacco.design(1, new Minimum(1, 20, 5, 2)),
                        List.of(SyntheticMethod.SYNTHETIC_CONTROL))
                .estimates()
                .get(0);
        refused(
                effect,
                "There are 1 treated units, 2 untreated ones and 2 periods before treatment; at least 1, 20 and 5 "
                        + "are needed.");
    }

    @Test
    void oneUntreatedUnitIsNotEnough() {
        refused(estimate(SyntheticMethod.SYNTHETIC_CONTROL, panel("A 3 1 2 13 14", "B 0 1 2 3 4")), "1 untreated ones");
    }

    @Test
    void unitsThatStartAtDifferentTimesAreSentToAPanelEstimator() {
        refused(
                estimate(
                        SyntheticMethod.SYNTHETIC_DID,
                        panel("A 3 1 2 13 14", "B 4 1 2 3 14", "C 0 2 3 4 5", "D 0 2 3 4 6")),
                "A is treated from 3 on and B from 4 on");
    }

    @Test
    void aSyntheticControlOfTwoUnitsIsRefusedAndSyntheticDidTakesTheirMean() {
        LongPanel panel =
                panel("A 3 1 2 13 14", "B 3 3 4 17 18", "C 0 2 3 4 5", "D 0 0 1 2 3", "E 0 1 3 3 4", "F 0 1 2 3 6");
        refused(estimate(SyntheticMethod.SYNTHETIC_CONTROL, panel), "2 units are treated");
        Estimate did = estimate(SyntheticMethod.SYNTHETIC_DID, panel);
        assertThat(did.state()).isEqualTo(EstimateState.OK);
        assertThat(did.standardError()).isPositive();
        assertThat(did).isEqualTo(estimate(SyntheticMethod.SYNTHETIC_DID, panel));
        assertThat(estimate(SyntheticMethod.DIFFERENCE_IN_DIFFERENCES, panel).clusters())
                .isEqualTo(6);
    }

    @Test
    void onePeriodBeforeIsTooFewForSyntheticDid() {
        refused(
                estimate(SyntheticMethod.SYNTHETIC_DID, panel("A 2 1 12 13 14", "B 0 1 2 3 4", "C 0 2 3 4 5")),
                "needs 2");
    }

    @Test
    void anticipationEndsThePeriodsBeforeEarlier() {
        assertThat(panel("A 3 1 2 13 14", "B 0 1 2 3 4", "C 0 2 3 4 5")
                        .balanced(1)
                        .block()
                        .before())
                .isEqualTo(1);
    }

    /** "A 3 1 2 13 14": unit, first treated period, outcomes of periods 1 to 4; a point is a missing one. */
    private static LongPanel panel(String... units) {
        List<String> unit = new ArrayList<>();
        List<Double> time = new ArrayList<>();
        List<Double> outcome = new ArrayList<>();
        List<Double> from = new ArrayList<>();
        for (String one : units) {
            String[] parts = one.split(" ");
            for (int t = 2; t < parts.length; t++) {
                unit.add(parts[0]);
                time.add(t - 1.0);
                outcome.add(parts[t].equals(".") ? NO : Double.parseDouble(parts[t]));
                from.add(Double.parseDouble(parts[1]));
            }
        }
        return new LongPanel(unit.toArray(String[]::new), array(time), array(outcome), array(from));
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static Estimate estimate(SyntheticMethod method, LongPanel panel) {
        return result(method, panel).estimates().get(0);
    }

    private static TreatedUnit.Result result(SyntheticMethod method, LongPanel panel) {
        return TreatedUnit.estimate(panel, Tobacco.design(20251028, Minimum.OF_A_PANEL), List.of(method));
    }

    private static void refused(Estimate effect, String sentence) {
        assertThat(effect.state()).isEqualTo(EstimateState.NOT_ESTIMABLE);
        assertThat(effect.reason()).contains(sentence);
    }
}
