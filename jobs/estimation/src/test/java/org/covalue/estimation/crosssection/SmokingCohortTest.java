package org.covalue.estimation.crosssection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.io.IOException;
import java.util.Arrays;
import org.assertj.core.data.Percentage;
import org.covalue.estimation.Parity;
import org.covalue.estimation.inference.Estimate;
import org.covalue.estimation.regression.ErrorRecipe;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** NHEFS, against R and against Hernan and Robins: 2.5 unadjusted, 3.4 weighted, 3.5 standardised. */
class SmokingCohortTest {

    private static final Percentage EXACT = withPercentage(1e-6);
    private static final Percentage OF_THE_SCORE = withPercentage(1e-5);

    @AfterAll
    static void keepWhatWasCompared() throws IOException {
        Parity.write();
    }

    @ParameterizedTest
    @CsvSource({
        "DIFFERENCE_IN_MEANS, CLASSICAL, unadjusted_classical",
        "IPW, HC1, ipw_att_HC1",
        "IPW_ATE, HC0, ipw_ate_HC0",
        "IPW_ATE, HC1, ipw_ate_HC1",
        "IPW_ATE, HC3, ipw_ate_HC3"
    })
    void differencesAgreeWithReference(CrossSectionMethod method, ErrorRecipe recipe, String spec) {
        Estimate effect = CrossSectionTest.estimate(SmokingCohort.sample(), method, recipe);
        Percentage tolerance = method == CrossSectionMethod.DIFFERENCE_IN_MEANS ? EXACT : OF_THE_SCORE;

        Parity.agrees("nhefs " + spec, effect.estimate(), SmokingCohort.reference(spec, "qsmk", "estimate"), tolerance);
        Parity.agrees(
                "nhefs " + spec + " standard error",
                effect.standardError(),
                SmokingCohort.reference(spec, "qsmk", "se"),
                tolerance);
        Parity.agrees(
                "nhefs " + spec + " p value",
                effect.pValue(),
                SmokingCohort.reference(spec, "qsmk", "p"),
                withPercentage(1e-4));
        assertThat(effect.term()).isEqualTo(method.term());
    }

    @Test
    void theWeightsOfEverybodyHaveTheMeanOfReference() {
        double[] weights = PropensityScore.inverse(SmokingCohort.sample()).weights();
        assertThat(Arrays.stream(weights).average().orElseThrow())
                .isCloseTo(SmokingCohort.reference("ipw_mean_weight", "w", "estimate"), OF_THE_SCORE);
    }

    @Test
    void standardisationWithTheModifierOfTheBookAgreesWithReference() {
        Sample sample = SmokingCohort.sample();
        Estimate effect = new CrossSection(sample, Errors.defaults(), CrossSectionTest.WHATEVER)
                .estimate(
                        CrossSectionMethod.STANDARDISATION, Standardisation.compare(sample, "smokeintensity"::equals));

        Parity.agrees(
                "nhefs gformula_standardization",
                effect.estimate(),
                SmokingCohort.reference("gformula_standardization", "ate", "estimate"),
                EXACT);
    }

    @Test
    void theIntervalIsThatOfTheTDistribution() {
        Estimate effect = CrossSectionTest.estimate(
                SmokingCohort.sample(), CrossSectionMethod.DIFFERENCE_IN_MEANS, ErrorRecipe.CLASSICAL);

        /* The quantile is that of 1564 degrees of freedom. */
        double half = 1.9614819365491438 * 0.451079904974689;
        assertThat(effect.ciLower()).isCloseTo(2.54058145495588 - half, withPercentage(1e-6));
        assertThat(effect.ciUpper()).isCloseTo(2.54058145495588 + half, withPercentage(1e-6));
    }
}
