package org.covalue.estimation.crosssection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.covalue.estimation.data.Message;
import org.covalue.estimation.inference.Estimate;
import org.covalue.estimation.inference.EstimateState;
import org.covalue.estimation.regression.ErrorRecipe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BadSampleTest {

    private static final double[] OUTCOME = {1, 2, 3, 4, 5, 7, 6, 8};
    private static final double[] TREATED = {0, 0, 0, 0, 1, 1, 1, 1};
    private static final double[] SIZE = {1, 3, 2, 4, 2, 4, 3, 5};

    @ParameterizedTest
    @EnumSource(CrossSectionMethod.class)
    void aConstantOutcomeIsNotEstimable(CrossSectionMethod method) {
        double[] constant = new double[8];
        Arrays.fill(constant, 3);
        refused(estimate(sample(constant, TREATED, SIZE), method), "The outcome is 3 in every row");
    }

    @ParameterizedTest
    @EnumSource(CrossSectionMethod.class)
    void nobodyTreatedOrNobodyUntreatedIsNotEstimable(CrossSectionMethod method) {
        refused(estimate(sample(OUTCOME, new double[8], SIZE), method), "0 treated and 8 untreated rows");
        refused(estimate(sample(OUTCOME, Sample.ones(8), SIZE), method), "8 treated and 0 untreated rows");
    }

    @Test
    void fewerRowsThanTheDesignAsksForAreNotEstimable() {
        Estimate effect = new CrossSection(
                        sample(OUTCOME, TREATED, SIZE), Errors.defaults(), CrossSectionTest.design(10, 20))
                .estimate(List.of(CrossSectionMethod.OLS))
                .estimates()
                .get(0);
        refused(effect, "There are 4 treated and 4 untreated rows; at least 10 and 20 are needed.");
    }

    @ParameterizedTest
    @EnumSource(
            value = CrossSectionMethod.class,
            names = {"NEAREST_NEIGHBOUR", "IPW", "ENTROPY_BALANCING"})
    void withoutOverlapNothingIsEstimatedAndTheVariableIsNamed(CrossSectionMethod method) {
        Estimate effect = estimate(sample(OUTCOME, TREATED, new double[] {1, 2, 3, 4, 11, 12, 13, 15}), method);
        refused(effect, "'size'");
        assertThat(effect.reason()).contains("no overlap");
    }

    @Test
    void treatedRowsFarFromAllControlsAreNotWeighted() {
        double[] treated = new double[40];
        double[] size = new double[40];
        double[] outcome = new double[40];
        for (int i = 0; i < 40; i++) {
            treated[i] = i < 20 ? 0 : 1;
            size[i] = i < 20 ? i % 10 : 20 + i;
            outcome[i] = i;
        }
        size[20] = 5;
        size[3] = 6.5;
        Estimate effect = estimate(sample(outcome, treated, size), CrossSectionMethod.IPW);
        refused(effect, "19 of 20 treated rows have a propensity score outside the range of the controls");
    }

    @Test
    void aCategoryThatOnlyTheTreatedHaveCannotBeBalanced() {
        String[] kind = {"firm", "firm", "firm", "firm", "firm", "other", "firm", "firm"};
        Sample sample = Sample.of(OUTCOME, TREATED, List.of(Covariate.category("kind", kind)), Optional.empty());
        refused(estimate(sample, CrossSectionMethod.ENTROPY_BALANCING), "'kindother'");
        refused(estimate(sample, CrossSectionMethod.IPW), "'kindother'");
    }

    @Test
    void aCategoryThatOnlyControlsHaveLosesItsWeight() {
        String[] kind = {"firm", "firm", "other", "firm", "firm", "firm", "firm", "firm"};
        Sample sample = Sample.of(OUTCOME, TREATED, List.of(Covariate.category("kind", kind)), Optional.empty());
        Estimate effect = estimate(sample, CrossSectionMethod.ENTROPY_BALANCING);
        assertThat(effect.estimate()).isCloseTo(6.5 - 7 / 3.0, within(1e-6));
    }

    @Test
    void aCovariateThatIsTheTreatmentIsRefusedByRegression() {
        refused(
                estimate(sample(OUTCOME, TREATED, TREATED.clone()), CrossSectionMethod.OLS),
                "The covariates determine who is treated");
    }

    @Test
    void aRegressionWithAsManyCoefficientsAsRowsIsRefused() {
        Sample sample = Sample.of(
                new double[] {1, 2, 4},
                new double[] {0, 1, 1},
                List.of(Covariate.number("size", new double[] {1, 1, 3})),
                Optional.empty());
        refused(estimate(sample, CrossSectionMethod.OLS), "as many coefficients as rows");
    }

    @Test
    void aCovariateThatOthersDetermineIsLeftOutAndNamed() {
        Sample sample = Sample.of(
                OUTCOME,
                TREATED,
                List.of(
                        Covariate.number("size", SIZE),
                        Covariate.number(
                                "doubled",
                                Arrays.stream(SIZE).map(size -> 2 * size).toArray())),
                Optional.empty());
        for (CrossSectionMethod method : List.of(CrossSectionMethod.OLS, CrossSectionMethod.IPW)) {
            assertThat(result(sample, method).notes())
                    .extracting(Message::toString)
                    .anyMatch(note -> note.contains("doubled"));
        }
        assertThat(estimate(sample, CrossSectionMethod.ENTROPY_BALANCING).state())
                .isEqualTo(EstimateState.OK);
    }

    @Test
    void fewerControlsThanTreatedLeaveTreatedRowsWithoutAMatch() {
        Sample sample = sample(
                new double[] {1, 2, 3, 4, 5, 6}, new double[] {0, 0, 1, 1, 1, 1}, new double[] {1, 6, 2, 3, 4, 5});
        CrossSection.Result result = result(sample, CrossSectionMethod.NEAREST_NEIGHBOUR);
        Estimate effect = result.estimates().get(0);
        assertThat(effect.counts().n()).isEqualTo(4);
        assertThat(result.notes())
                .extracting(note -> note.in("en"))
                .anyMatch(note -> note.startsWith("2 treated rows, those of the lowest score, have no match"));
    }

    @Test
    void matchingTakesNoWeights() {
        Sample sample =
                Sample.of(OUTCOME, TREATED, List.of(Covariate.number("size", SIZE)), Optional.of(Sample.ones(8)));
        refused(estimate(sample, CrossSectionMethod.NEAREST_NEIGHBOUR), "takes no weights");
    }

    /** The same rule, looked up the slow way: every free control is looked at. */
    @Test
    void matchesAreThoseOfAnExhaustiveSearch() {
        Random random = new Random(20251028);
        for (int trial = 0; trial < 200; trial++) {
            int n = 5 + random.nextInt(60);
            boolean[] treated = new boolean[n];
            double[] score = new double[n];
            for (int i = 0; i < n; i++) {
                treated[i] = random.nextInt(3) == 0;
                score[i] = random.nextInt(20) / 16.0;
            }
            assertThat(NearestNeighbour.match(treated, score)).isEqualTo(exhaustive(treated, score));
        }
    }

    private static int[] exhaustive(boolean[] treated, double[] score) {
        int n = score.length;
        int[] match = new int[n];
        Arrays.fill(match, -1);
        boolean[] used = treated.clone();
        int[] choosers = IntStream.range(0, n)
                .filter(i -> treated[i])
                .boxed()
                .sorted((a, b) -> score[a] != score[b] ? Double.compare(score[b], score[a]) : a - b)
                .mapToInt(i -> i)
                .toArray();
        for (int chooser : choosers) {
            int left = -1;
            int right = -1;
            for (int i = 0; i < n; i++) {
                boolean isLeft = score[i] < score[chooser] || score[i] == score[chooser] && i < chooser;
                if (used[i]) {
                    continue;
                }
                if (isLeft && (left < 0 || score[i] >= score[left])) {
                    left = i;
                }
                if (!isLeft && (right < 0 || score[i] < score[right])) {
                    right = i;
                }
            }
            boolean takesLeft = right < 0 || left >= 0 && score[chooser] - score[left] <= score[right] - score[chooser];
            match[chooser] = takesLeft ? left : right;
            if (match[chooser] >= 0) {
                used[match[chooser]] = true;
            }
        }
        return match;
    }

    private static void refused(Estimate effect, String sentence) {
        assertThat(effect.state()).isEqualTo(EstimateState.NOT_ESTIMABLE);
        assertThat(effect.estimate()).isNaN();
        assertThat(effect.reason()).contains(sentence);
    }

    private static Sample sample(double[] outcome, double[] treated, double[] size) {
        return Sample.of(outcome, treated, List.of(Covariate.number("size", size)), Optional.empty());
    }

    private static Estimate estimate(Sample sample, CrossSectionMethod method) {
        return CrossSectionTest.estimate(sample, method, ErrorRecipe.HC1);
    }

    private static CrossSection.Result result(Sample sample, CrossSectionMethod method) {
        return new CrossSection(sample, Errors.defaults(), CrossSectionTest.WHATEVER).estimate(List.of(method));
    }
}
