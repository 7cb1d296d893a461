package org.covalue.estimation.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.covalue.estimation.data.ReferenceData.assertNear;
import static org.covalue.estimation.data.ReferenceData.evaluate;
import static org.covalue.estimation.data.ReferenceData.folder;
import static org.covalue.estimation.data.ReferenceData.rows;
import static org.covalue.estimation.data.ReferenceData.term;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.covalue.estimation.Evaluation;
import org.covalue.estimation.data.Numerals;
import org.covalue.estimation.data.ReferenceData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Estimators of panels beside R's fixest, did, bacondecomp and didimputation, on published data. */
class PanelReferenceTest {

    private static final double EXACT = 1e-8;
    private static final String MPDTA = """
            unit: countyreal
            time: year
            outcome: lemp
            treated_from: first.treat
            covariates: [lpop]
            """;
    private static final String CASTLE = """
            unit: sid
            time: year
            outcome: l_homicide
            treated_from: effyear
            """;

    /** The table of parity in the documentation is made from this. */
    @AfterAll
    static void keepWhatWasCompared() throws IOException {
        if (System.getenv("COVALUE_TEST_DATA") != null) {
            ReferenceData.writeParity(Path.of("target/parity/panel.csv"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "cr1, [countyreal], twfe_nocov_clusterCounty_CR1_fixest_default",
        "cr0, [countyreal], twfe_nocov_clusterCounty_CR0",
        "classical, [countyreal], twfe_nocov_iid",
        "hc1, [countyreal], twfe_nocov_hetero_HC1"
    })
    void twoWayFixedEffectsAgreeInEveryVariance(String kind, String groups, String spec) {
        Estimate found = term(
                evaluate(
                        mpdta(), MPDTA, "estimators: [twfe]", "standard_errors: " + kind, "se_clustered_by: " + groups),
                "twfe",
                "treated");
        Map<String, String> reference = one(
                folder("mpdta"), "twfe_sunab_etwfe.csv", row -> row.get("spec").equals(spec));
        assertNear("mpdta " + spec + " treated", found.estimate(), reference.get("estimate"), EXACT);
        assertNear("mpdta " + spec + " treated standard error", found.standardError(), reference.get("se"), EXACT);
        if (!kind.equals("cr0")) {
            assertNear("mpdta " + spec + " treated p", found.pValue(), reference.get("p"), EXACT);
        }
    }

    @Test
    void twoWayClusteringAgrees() {
        Estimate found = term(
                evaluate(mpdta(), MPDTA, "estimators: [twfe]", "se_clustered_by: [countyreal, year]"),
                "twfe",
                "treated");
        Map<String, String> reference = one(
                folder("mpdta"),
                "twfe_sunab_etwfe.csv",
                row -> row.get("spec").equals("twfe_nocov_twoway_county_year"));
        assertNear(
                "mpdta twfe_nocov_twoway_county_year treated standard error",
                found.standardError(),
                reference.get("se"),
                EXACT);
        assertNear("mpdta twfe_nocov_twoway_county_year treated p", found.pValue(), reference.get("p"), EXACT);
        assertThat(found.seClusteredBy()).isEqualTo("countyreal+year");
        assertThat(found.clusters()).isEqualTo(5);
    }

    @Test
    void aCovariateThatNeverChangesIsDroppedAndNamed() {
        assertThat(evaluate(mpdta(), MPDTA, "estimators: [twfe]").findings().notes())
                .anyMatch(note -> note.contains("twfe: lpop is"));
    }

    @Test
    void eventStudyAgrees() {
        Evaluation evaluation = evaluate(mpdta(), MPDTA, "estimators: [event_study]");
        for (Map<String, String> row : all(
                folder("mpdta"),
                "twfe_sunab_etwfe.csv",
                row -> row.get("spec").equals("twfe_eventstudy_ref-1_clusterCounty"))) {
            Estimate found =
                    term(evaluation, "event_study", "event(" + row.get("term").substring("rel::".length()) + ")");
            assertRow(found, row);
        }
        assertThat(term(evaluation, "event_study", "pretrend").counts().n()).isEqualTo(3);
    }

    @Test
    void sunAbrahamAgrees() {
        assertSunAbraham(
                evaluate(mpdta(), MPDTA, "estimators: [sun_abraham]"),
                folder("mpdta"),
                "twfe_sunab_etwfe.csv",
                "sunab_event_clusterCounty",
                "sunab_att_clusterCounty");
        assertSunAbraham(
                evaluate(castle(), CASTLE, "estimators: [sun_abraham]"),
                folder("castle"),
                "twfe_sunab.csv",
                "sunab_event_unweighted_clusterSid",
                "sunab_att_unweighted_clusterSid");
    }

    @Test
    void imputationAgrees() {
        Evaluation evaluation = evaluate(mpdta(), MPDTA, "estimators: [imputation]");
        for (Map<String, String> row : all(
                folder("mpdta"), "twfe_sunab_etwfe.csv", row -> row.get("spec").startsWith("bjs_"))) {
            String name = row.get("term").equals("att")
                    ? "average"
                    : "event(" + row.get("term").substring(1) + ")";
            assertNear(
                    "mpdta imputation " + name,
                    term(evaluation, "imputation", name).estimate(),
                    row.get("estimate"),
                    EXACT);
        }
        /* Standard error as the package's own page prints it. */
        assertThat(term(evaluation, "imputation", "average").standardError()).isCloseTo(0.0132, within(0.00005));
    }

    @ParameterizedTest
    @CsvSource({
        "twfe_post_weighted_popwt_clusterSid, weights: popwt, l_homicide",
        "twfe_post_unweighted_clusterSid, weights: null, l_homicide",
        "twfe_post_unweighted_hetero, standard_errors: hc1, l_homicide",
        "twfe_post_unweighted_iid, standard_errors: classical, l_homicide",
        "twfe_cdl(fraction of year)_unweighted_clusterSid, treatment: cdl, l_homicide",
        "twfe_cdl_weighted_popwt_clusterSid, 'treatment: cdl\nweights: popwt', l_homicide",
        "twfe_post_weighted_popwt_clusterSid_l_larceny, weights: popwt, l_larceny",
        "twfe_post_weighted_popwt_clusterSid_l_motor, weights: popwt, l_motor"
    })
    void weightedTwoWayFixedEffectsAgree(String spec, String more, String outcome) {
        Estimate found = term(
                evaluate(castle(), CASTLE.replace("l_homicide", outcome), more, "estimators: [twfe]"),
                "twfe",
                "treated");
        assertRow(
                found,
                one(folder("castle"), "twfe_sunab.csv", row -> row.get("spec").equals(spec)));
    }

    @ParameterizedTest
    @CsvSource({
        "mpdta, nev_dr_nocov, callaway_santanna, never_treated, varying",
        "mpdta, nyt_dr_nocov, callaway_santanna, not_yet_treated, varying",
        "mpdta, nev_dr_nocov_universal, callaway_santanna, never_treated, universal",
        "mpdta, nev_reg_lpop, callaway_santanna_reg, never_treated, varying",
        "castle, nevertreated, callaway_santanna, never_treated, varying",
        "castle, notyettreated, callaway_santanna, not_yet_treated, varying"
    })
    void groupTimeEffectsAndTheirMeansAgree(String data, String spec, String estimator, String controls, String base) {
        Path panel = data.equals("mpdta") ? mpdta() : castle();
        Evaluation evaluation = evaluate(
                panel,
                data.equals("mpdta") ? MPDTA : CASTLE,
                "estimators: [" + estimator + "]",
                "control_group: " + controls,
                "base_period: " + base);
        List<Map<String, String>> cells = all(
                folder(data), "cs_attgt_did2.5.1.csv", row -> row.get("spec").equals(spec));
        List<Map<String, String>> means = all(
                folder(data),
                "cs_aggte_did2.5.1.csv",
                row -> row.get("spec").equals(spec) && !row.get("type").startsWith("dynamic_"));
        assertThat(cells).isNotEmpty();
        assertThat(means).isNotEmpty();
        cells.forEach(row ->
                assertEffect(term(evaluation, estimator, "att(" + row.get("group") + "," + row.get("t") + ")"), row));
        means.forEach(row -> assertEffect(term(evaluation, estimator, meanTerm(row)), row));
    }

    @ParameterizedTest
    @CsvSource({
        "nev_dr_nocov, callaway_santanna, never_treated, varying",
        "nev_reg_lpop, callaway_santanna_reg, never_treated, varying",
        "nyt_dr_nocov, callaway_santanna, not_yet_treated, varying",
        "nev_dr_nocov_universal, callaway_santanna, never_treated, universal"
    })
    void theTestOfEffectsBeforeTreatmentAgrees(String spec, String estimator, String controls, String base) {
        Estimate found = term(
                evaluate(
                        mpdta(),
                        MPDTA,
                        "estimators: [" + estimator + "]",
                        "control_group: " + controls,
                        "base_period: " + base),
                estimator,
                "pretrend");
        Map<String, String> reference = one(
                folder("mpdta"),
                "cs_pretest_did2.5.1.csv",
                row -> row.get("spec").equals(spec));
        assertNear("mpdta " + spec + " pretrend", found.estimate(), reference.get("wald_pretest"), EXACT);
        assertThat(found.pValue()).isCloseTo(Double.parseDouble(reference.get("wald_p")), within(5e-6));
        assertThat(found.counts().n()).isEqualTo(5);
    }

    /** Printed by the R package did for {@code att_gt(..., xformla = ~lpop)}, its default, on its own page. */
    @Test
    void doublyRobustEffectsAgreeWithThePublishedExample() {
        Evaluation evaluation = evaluate(mpdta(), MPDTA, "estimators: [callaway_santanna_dr]");
        assertThat(term(evaluation, "callaway_santanna_dr", "att(2004,2004)").estimate())
                .isCloseTo(-0.0145, within(5e-5));
        assertThat(term(evaluation, "callaway_santanna_dr", "att(2004,2006)").estimate())
                .isCloseTo(-0.1404, within(5e-5));
        assertThat(term(evaluation, "callaway_santanna_dr", "att(2007,2007)").estimate())
                .isCloseTo(-0.0288, within(5e-5));
        assertThat(term(evaluation, "callaway_santanna_dr", "simple").estimate())
                .isCloseTo(-0.0418, within(5e-5));
        assertThat(term(evaluation, "callaway_santanna_dr", "simple").standardError())
                .isCloseTo(0.0115, within(5e-5));
    }

    @Test
    void bandsForAllTermsAreWiderThanIntervalsForOne() {
        Evaluation evaluation = evaluate(mpdta(), MPDTA, "estimators: [callaway_santanna]", "seed: 20251028");
        assertThat(evaluation.bands()).hasSize(12 + 3 + 7 + 4).allSatisfy(band -> {
            Estimate one = term(evaluation, band.estimator(), band.term());
            assertThat(band.lower()).isLessThan(one.ciLower());
            assertThat(band.upper()).isGreaterThan(one.ciUpper());
            assertThat(band.criticalValue()).isBetween(1.96, 3.1);
        });
        assertThat(evaluate(mpdta(), MPDTA, "estimators: [callaway_santanna]", "seed: 20251028")
                        .bands())
                .isEqualTo(evaluation.bands());
    }

    @ParameterizedTest
    @CsvSource({"mpdta, bacon.csv", "castle, bacon_unweighted_l_homicide_post.csv", "math_reform, bacon.csv"})
    void everyComparisonOfTheDecompositionAgrees(String data, String file) {
        Evaluation evaluation = switch (data) {
            case "mpdta" -> evaluate(mpdta(), MPDTA, "estimators: [bacon]");
            case "castle" -> evaluate(castle(), CASTLE, "estimators: [bacon]");
            default ->
                evaluate(
                        folder("math_reform").resolve("math_reform.csv"),
                        "{unit: state, time: class, outcome: incearn_ln, treated_from: reformyr_math, estimators: "
                                + "[bacon, twfe]}");
        };
        List<Map<String, String>> pairs = rows(folder(data).resolve("reference").resolve(file));
        assertThat(evaluation.findings().comparisons()).hasSameSizeAs(pairs);
        for (Map<String, String> pair : pairs) {
            Findings.Comparison found = evaluation.findings().comparisons().stream()
                    .filter(one -> Numerals.text(one.treated()).equals(pair.get("treated"))
                            && (Double.isInfinite(one.untreated()) ? "Inf" : Numerals.text(one.untreated()))
                                    .equals(pair.get("untreated")))
                    .findFirst()
                    .orElseThrow();
            assertNear(
                    data + " bacon " + pair.get("treated") + " vs " + pair.get("untreated") + " weight",
                    found.weight(),
                    pair.get("weight"),
                    EXACT);
            assertNear(
                    data + " bacon " + pair.get("treated") + " vs " + pair.get("untreated"),
                    found.estimate(),
                    pair.get("estimate"),
                    EXACT);
        }
    }

    @Test
    void theDecompositionAddsUpToTheTwoWayFixedEffectsEstimate() {
        Evaluation evaluation = evaluate(
                folder("math_reform").resolve("math_reform.csv"),
                "{unit: state, time: class, outcome: incearn_ln, treated_from: reformyr_math, estimators: [bacon, "
                        + "twfe]}");
        double sum = evaluation.findings().comparisons().stream()
                .mapToDouble(one -> one.weight() * one.estimate())
                .sum();
        Estimate twfe = term(evaluation, "twfe", "treated");
        assertThat(sum).isCloseTo(twfe.estimate(), within(1e-14));
        Map<String, String> reference =
                rows(folder("math_reform").resolve("reference/twfe.csv")).get(0);
        assertNear("math_reform twfe treated", twfe.estimate(), reference.get("estimate"), EXACT);
        assertNear("math_reform twfe treated standard error", twfe.standardError(), reference.get("se"), EXACT);
    }

    private static void assertSunAbraham(
            Evaluation evaluation, Path folder, String file, String events, String average) {
        List<Map<String, String>> rows =
                all(folder, file, row -> row.get("spec").equals(events));
        assertThat(rows).isNotEmpty();
        rows.forEach(row -> assertRow(
                term(evaluation, "sun_abraham", "event(" + row.get("term").substring("year::".length()) + ")"), row));
        assertRow(
                term(evaluation, "sun_abraham", "average"),
                one(folder, file, row -> row.get("spec").equals(average)));
    }

    private static void assertRow(Estimate found, Map<String, String> reference) {
        String name = reference.get("nobs").equals("550") ? "castle " : "mpdta ";
        String what = name + reference.get("spec") + " " + found.term();
        assertNear(what, found.estimate(), reference.get("estimate"), EXACT);
        assertNear(what + " standard error", found.standardError(), reference.get("se"), EXACT);
        assertNear(what + " p", found.pValue(), reference.get("p"), 1e-7);
    }

    private static void assertEffect(Estimate found, Map<String, String> reference) {
        String what = (reference.get("spec").contains("treated") ? "castle " : "mpdta ") + reference.get("spec") + " "
                + found.term();
        assertNear(what, found.estimate(), reference.get("att"), EXACT);
        if (reference.get("se").isBlank()) {
            assertThat(found.standardError()).isNaN();
        } else {
            assertNear(what + " standard error", found.standardError(), reference.get("se"), EXACT);
        }
    }

    private static String meanTerm(Map<String, String> mean) {
        String type = mean.get("type").equals("dynamic") ? "event" : mean.get("type");
        return type.equals("simple")
                ? type
                : mean.get("row").equals("overall") ? type + "_average" : type + "(" + mean.get("egt") + ")";
    }

    private static Map<String, String> one(Path folder, String file, Predicate<Map<String, String>> wanted) {
        return all(folder, file, wanted).stream().findFirst().orElseThrow();
    }

    private static List<Map<String, String>> all(Path folder, String file, Predicate<Map<String, String>> wanted) {
        return rows(folder.resolve("reference").resolve(file)).stream()
                .filter(wanted)
                .toList();
    }

    private static Path mpdta() {
        return folder("mpdta").resolve("mpdta.csv");
    }

    private static Path castle() {
        return folder("castle").resolve("castle_550.csv");
    }
}
