package org.covalue.estimation.crosssection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Percentage.withPercentage;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.covalue.estimation.Parity;
import org.covalue.estimation.PublicData;
import org.covalue.estimation.data.NotEstimable;
import org.covalue.estimation.data.Regressor;
import org.covalue.estimation.regression.Logit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against R's glm(family = binomial). */
class LogitTest {

    private static final Percentage EXACT = withPercentage(1e-5);

    @AfterAll
    static void keepWhatWasCompared() throws IOException {
        Parity.write();
    }

    @Test
    void theScoreOfTheMatchItDataAgreesWithReference() {
        Logit logit = PropensityScore.fit(Lalonde.matchIt());

        agrees(
                logit,
                PublicData.of("lalonde/reference/matchit614_logit_coef.csv").rows());
        assertThat(logit.logLikelihood()).isCloseTo(Lalonde.reference("matchit614_logit_loglik", "estimate"), EXACT);
        PublicData scores = PublicData.of("lalonde/reference/matchit614_pscore.csv");
        for (int i = 0; i < logit.fitted().length; i++) {
            assertThat(logit.fitted()[i]).isCloseTo(scores.numbers("pscore")[i], EXACT);
            assertThat(logit.linear()[i]).isCloseTo(scores.numbers("linkscore")[i], EXACT);
        }
    }

    /** R takes standard errors from the weights before its last step; at the maximum itself one differs by 1.07e-7. */
    @Test
    void theScoreOfDehejiaAndWahbaAgreesWithReferenceThoughMostOfItIsNearZero() {
        agrees(
                PropensityScore.fit(dehejiaWahba()),
                PublicData.of("lalonde/reference/cps_dw_logit_coef.csv").rows(),
                withPercentage(2e-5));
    }

    @Test
    void theScoreOfTheSmokingCohortAgreesWithReference() {
        agrees(
                PropensityScore.fit(SmokingCohort.sample()),
                PublicData.of("nhefs/reference/estimates.csv")
                        .where("spec", "ps_logit_coef")
                        .rows());
    }

    /** Completely; for some rows only; with a value that only treated rows have. */
    @ParameterizedTest
    @CsvSource({
        "0 1 2 3 4 5 6 7, 0 0 0 0 1 1 1 1",
        "0 0 0 0 0 0 1 1, 0 1 0 1 0 1 1 1",
        "1 1 1 1 2 2 2 2, 0 1 0 1 1 1 1 1"
    })
    void separationIsRefusedAndNamesTheColumn(String x, String y) {
        boolean[] success = new boolean[8];
        for (int i = 0; i < 8; i++) {
            success[i] = y.split(" ")[i].equals("1");
        }
        double[] values =
                Stream.of(x.split(" ")).mapToDouble(Double::parseDouble).toArray();
        double[] noise = {1, 2, 2, 1, 1, 2, 2, 1};

        assertThatThrownBy(() -> Logit.fit(
                        List.of(
                                new Regressor("(Intercept)", Sample.ones(8)),
                                new Regressor("noise", noise),
                                new Regressor("size", values)),
                        success,
                        Sample.ones(8)))
                .isInstanceOf(NotEstimable.class)
                .hasMessageContaining("'size'")
                .hasMessageContaining("no overlap");
    }

    @Test
    void aColumnThatOthersDetermineIsLeftOutAndNamed() {
        boolean[] success = {false, true, false, true, true, false};
        double[] x = {1, 2, 3, 4, 5, 6};
        Logit logit = Logit.fit(
                List.of(
                        new Regressor("(Intercept)", Sample.ones(6)),
                        new Regressor("x", x),
                        new Regressor("twice", new double[] {2, 4, 6, 8, 10, 12})),
                success,
                Sample.ones(6));

        assertThat(logit.names()).containsExactly("(Intercept)", "x");
        assertThat(logit.dropped()).containsExactly("twice");
    }

    @Test
    void aWeightOfTwoCountsLikeTheRowTwice() {
        double[] x = {1, 2, 3, 4, 5, 6, 6};
        boolean[] success = {false, true, false, true, true, false, false};
        Logit twice =
                Logit.fit(List.of(new Regressor("a", Sample.ones(7)), new Regressor("x", x)), success, Sample.ones(7));
        Logit weighted = Logit.fit(
                List.of(new Regressor("a", Sample.ones(6)), new Regressor("x", Arrays.copyOf(x, 6))),
                Arrays.copyOf(success, 6),
                new double[] {1, 1, 1, 1, 1, 2});

        assertThat(weighted.coefficient("x")).isCloseTo(twice.coefficient("x"), withPercentage(1e-10));
        assertThat(weighted.standardError("x")).isCloseTo(twice.standardError("x"), withPercentage(1e-10));
    }

    /** The specification of Dehejia and Wahba 1999 for the Current Population Survey. */
    static Sample dehejiaWahba() {
        PublicData data = Lalonde.treatedAndSurvey();
        double[] age = data.numbers("age");
        double[] educ = data.numbers("educ");
        Covariate square = Lalonde.product("agesq", age, age);
        return Sample.of(
                data.numbers("re78"),
                data.numbers("treat"),
                List.of(
                        Covariate.number("age", age),
                        square,
                        Lalonde.product("I(age^3)", square.numbers(), age),
                        Covariate.number("educ", educ),
                        Lalonde.product("I(educ^2)", educ, educ),
                        Covariate.number("marr", data.numbers("marr")),
                        Covariate.number("nodegree", data.numbers("nodegree")),
                        Covariate.number("black", data.numbers("black")),
                        Covariate.number("hisp", data.numbers("hisp")),
                        Covariate.number("re74", data.numbers("re74")),
                        Covariate.number("re75", data.numbers("re75")),
                        zero("u74", data.numbers("re74")),
                        zero("u75", data.numbers("re75")),
                        Lalonde.product("educ:re74", educ, data.numbers("re74"))),
                Optional.empty());
    }

    private static Covariate zero(String name, double[] values) {
        return Covariate.number(
                name, Arrays.stream(values).map(value -> value == 0 ? 1 : 0).toArray());
    }

    private static void agrees(Logit logit, List<Map<String, String>> reference) {
        agrees(logit, reference, EXACT);
    }

    private static void agrees(Logit logit, List<Map<String, String>> reference, Percentage ofErrors) {
        assertThat(logit.names()).hasSize(reference.size());
        for (Map<String, String> row : reference) {
            String term = row.get("term");
            String what = "logit of %d regressors %s".formatted(reference.size(), term);
            Parity.agrees(what, logit.coefficient(term), Double.parseDouble(row.get("estimate")), EXACT);
            Parity.agrees(
                    what + " standard error", logit.standardError(term), Double.parseDouble(row.get("se")), ofErrors);
        }
    }
}
