package org.covalue.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.covalue.estimation.data.ReferenceData.evaluate;
import static org.covalue.estimation.data.ReferenceData.term;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.covalue.estimation.data.Design;
import org.covalue.estimation.data.Design.Minimum;
import org.covalue.estimation.data.DesignProblem;
import org.covalue.estimation.data.EstimationProblem;
import org.covalue.estimation.data.Regressor;
import org.covalue.estimation.inference.Estimate;
import org.covalue.estimation.inference.EstimateState;
import org.covalue.estimation.inference.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Panels and designs as people write them: what is refused, with which words, and what is handled. */
class PanelInputTest {

    private static final String DESIGN =
            "{unit: firm, time: year, outcome: y, treated_from: joined, estimators: [%s]%s}";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A,2001,1,0\\nA,2001,2,0 | rows|firm and year must occur once together, but row 3 (\"A, 2001\") "
                        + "repeats an earlier row",
                "A,2001,1,0\\nA,2002,n/a,0 | text|column y must hold numbers, but row 3 (\"n/a\") does not fit",
                "A,2001,1,2002\\nA,2002,2,0 | back|joined must be the same in all rows of a unit, but row 3 (\"A, "
                        + "0\") differ",
                ",2001,1,0\\nA,2002,2,0 | unit|every row needs a unit and a period, but row 2 lacks firm",
                "A,,1,0\\nA,2002,2,0 | time|row 2 lacks year",
                "A,2001,,0\\nA,2002,,0 | empty|no row has a value in every column",
                "A,2001,1,0,7\\nA,2002,1,0 | cells|row 2 has 5 cells, the header 4"
            })
    void whatMakesAPanelNoPanelIsRefusedWithItsRows(String rows, String what, String words) {
        Path file = write("firm,year,y,joined\n" + rows.strip().replace("\\n", "\n") + "\n");
        assertThatThrownBy(() -> evaluate(file, DESIGN.formatted("twfe", "")))
                .as(what)
                .isInstanceOf(EstimationProblem.class)
                .hasMessageContaining(words);
    }

    @Test
    void aColumnThatIsNotThereIsNamedWithThoseThatAre() {
        Path file = write("firm,year,x\nA,2001,1\n");
        assertThatThrownBy(() -> evaluate(file, DESIGN.formatted("twfe", "")))
                .isInstanceOf(EstimationProblem.class)
                .hasMessageContaining("lacks columns joined, y")
                .hasMessageContaining("it has firm, year, x");
    }

    @Test
    void anotherEncodingIsSaid() throws IOException {
        Path file = Files.write(
                folder.resolve("latin.csv"),
                "firm,year,y,joined\nCaf\u00e9,2001,1,0\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> evaluate(file, DESIGN.formatted("twfe", "")))
                .isInstanceOf(EstimationProblem.class)
                .hasMessageContaining("is not UTF-8");
    }

    @Test
    void missingAndInfiniteValuesAreLeftOutAndNamed() {
        String panel = panel(30, 6)
                .replace("F13,2003,", "F13,2003,,0\nX,2003,")
                .replace("F15,2004,", "F15,2004,Inf,0\nY,2004,");
        Evaluation evaluation = evaluate(write(panel), DESIGN.formatted("twfe", ""));
        assertThat(evaluation.findings().notes())
                .anyMatch(note -> note.matches("rows \\d+, \\d+ \\(\"infinite\"\\) have no usable y.*"));
        assertThat(term(evaluation, "twfe", "treated").counts().n()).isEqualTo(180);
    }

    @Test
    void aMixtureOfNumbersAndTextIsAQuestion() {
        String panel = panel(30, 6)
                .replaceAll("(?m)$", ",1")
                .replaceFirst(",1\n", ",size\n")
                .replaceFirst(",1\n", ",large\n");
        Path file = write(panel.replaceAll(",1$", ""));
        assertThatThrownBy(() -> evaluate(file, DESIGN.formatted("twfe", ", covariates: [size]")))
                .isInstanceOf(EstimationProblem.class)
                .hasMessageContaining("column size mixes numbers and text: row 2 (\"large\")")
                .hasMessageContaining("category(size)");
        assertThat(evaluate(file, DESIGN.formatted("twfe", ", covariates: [category(size)]"))
                        .sample()
                        .covariates())
                .extracting(Regressor::name)
                .containsExactly("size=large");
    }

    @Test
    void separatorsAndByteOrderMarksAreRead() {
        Estimate comma = term(evaluate(write(panel(30, 6)), DESIGN.formatted("twfe", "")), "twfe", "treated");
        Estimate semicolon = term(
                evaluate(write("\uFEFF" + panel(30, 6).replace(',', ';')), DESIGN.formatted("twfe", "")),
                "twfe",
                "treated");
        assertThat(semicolon).isEqualTo(comma);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "minimum: {treated: 10} | Too few treated units: 5, at least 10",
                "minimum: {controls: 100} | Too few units to compare with: 25 never treated, at least 100",
                "minimum: {pre_periods: 4} | Too few periods before treatment: 3, at least 4",
                "minimum: {clusters: 50} | Too few groups for standard errors clustered by firm: 30, at least 50"
            })
    void tooLittleDataIsAResultWithAReason(String more, String words) {
        Evaluation evaluation =
                evaluate(write(panel(30, 6)), DESIGN.formatted("twfe, callaway_santanna, bacon", ", " + more));
        assertThat(evaluation.findings().estimates())
                .extracting(Estimate::term)
                .contains("treated", "simple", "pretrend", "earlier_vs_later");
        assertThat(evaluation.findings().estimates()).allSatisfy(one -> {
            assertThat(one.state()).isEqualTo(EstimateState.NOT_ESTIMABLE);
            assertThat(one.estimate()).isNaN();
            assertThat(one.reason()).contains(words);
        });
    }

    @Test
    void onePeriodAndAConstantOutcomeAreRefused() {
        assertThat(term(evaluate(write(panel(30, 1)), DESIGN.formatted("twfe", "")), "twfe", "treated")
                        .reason())
                .contains("one period");
        assertThat(term(
                                evaluate(
                                        write(panel(30, 6).replaceAll("(?m)^(F\\d+,\\d+),[^,]*,", "$1,7,")),
                                        DESIGN.formatted("twfe", "")),
                                "twfe",
                                "treated")
                        .reason())
                .contains("is 7 in every row");
    }

    @Test
    void withoutControlsTheReasonSaysWhatWouldHelp() {
        String all = panel(30, 6).replaceAll("(?m),0$", ",2005");
        assertThat(term(evaluate(write(all), DESIGN.formatted("callaway_santanna", "")), "callaway_santanna", "simple")
                        .reason())
                .contains("control_group: not_yet_treated would add 25");
        Evaluation waiting = evaluate(
                write(all),
                DESIGN.formatted("callaway_santanna, sun_abraham, imputation", ", control_group: not_yet_treated"));
        assertThat(term(waiting, "callaway_santanna", "att(2004,2004)").isEstimable())
                .isTrue();
        assertThat(term(waiting, "callaway_santanna", "att(2005,2005)").reason())
                .contains("No unit is left to compare with");
        assertThat(term(waiting, "sun_abraham", "event(0)").isEstimable()).isTrue();
        assertThat(term(waiting, "imputation", "event(0)").isEstimable()).isTrue();
    }

    @Test
    void unitsTreatedFromTheFirstPeriodAreLeftOutWhereTheyMustBe() {
        Evaluation evaluation = evaluate(
                write(panel(30, 6) + "Z,2001,1,2000\nZ,2002,2,2000\nZ,2003,3,2000\nZ,2004,3,2000\nZ,2005,3,2000\n"
                        + "Z,2006,3,2000\n"),
                DESIGN.formatted("twfe, event_study, sun_abraham, imputation, callaway_santanna, bacon", ""));
        assertThat(evaluation.findings().notes())
                .anyMatch(note -> note.startsWith("event_study: 1 unit is treated from the first"))
                .anyMatch(note -> note.startsWith("callaway_santanna: 1 unit"))
                .anyMatch(note -> note.startsWith("imputation: 6 treated rows"));
        assertThat(evaluation.findings().comparisons())
                .extracting(Findings.Comparison::type)
                .contains("later_vs_always_treated");
        assertThat(term(evaluation, "twfe", "treated").counts().n()).isEqualTo(186);
    }

    @Test
    void anUnbalancedPanelIsHandledOrRefusedByEstimator() {
        Evaluation evaluation = evaluate(
                write(panel(30, 6).replaceFirst("F7,2003,[^\n]*\n", "")),
                DESIGN.formatted("twfe, bacon, callaway_santanna", ""));
        assertThat(term(evaluation, "twfe", "treated").counts().n()).isEqualTo(179);
        assertThat(term(evaluation, "bacon", "treated_vs_untreated").reason()).contains("1 of 180 are missing");
        assertThat(term(evaluation, "callaway_santanna", "simple").counts().n()).isEqualTo(174);
        assertThat(evaluation.findings().notes()).anyMatch(note -> note.contains("not seen in every period"));
    }

    @Test
    void aUnitSeenOnceIsCountedAndSaidAndChangesNoEstimate() {
        Evaluation without = evaluate(write(panel(30, 6)), DESIGN.formatted("twfe", ""));
        Evaluation with = evaluate(write(panel(30, 6) + "Z,2003,99,0\n"), DESIGN.formatted("twfe", ""));
        assertThat(with.findings().notes()).anyMatch(note -> note.startsWith("1 unit is seen in one period only"));
        assertThat(term(with, "twfe", "treated").estimate())
                .isCloseTo(term(without, "twfe", "treated").estimate(), within(1e-12));
        assertThat(term(with, "twfe", "treated").clusters()).isEqualTo(31);
    }

    @Test
    void whoIsSaidToBeComparedIsWhoIsCompared() {
        Evaluation evaluation = evaluate(
                write(panel(30, 6).replaceFirst("F1,2003,[^\n]*\n", "")),
                DESIGN.formatted("twfe, callaway_santanna", ""));
        assertThat(evaluation.findings().notes())
                .anyMatch(note -> note.startsWith("twfe: 5 treated units compared with"))
                .anyMatch(note -> note.startsWith("callaway_santanna: 4 treated units compared with"))
                .contains("callaway_santanna: 1 unit is not seen in every period and left out.");
    }

    @Test
    void aColumnOfNoughtsAndOnesIsNoFirstTreatedPeriod() {
        Path file = write(panel(30, 6).replaceAll("(?m),2004$", ",1"));
        assertThatThrownBy(() -> evaluate(file, DESIGN.formatted("twfe", "")))
                .isInstanceOf(EstimationProblem.class)
                .hasMessageContaining("joined must hold the first treated period of each unit, but holds only 0 and 1");
    }

    @Test
    void perfectSeparationIsNoOverlap() {
        String panel = panel(30, 6)
                .replaceAll("(?m)(,0)$", "$1,0")
                .replaceAll("(?m)(,2004)$", "$1,1")
                .replaceFirst("joined", "joined,x");
        Evaluation evaluation = evaluate(write(panel), DESIGN.formatted("callaway_santanna_ipw", ", covariates: [x]"));
        assertThat(term(evaluation, "callaway_santanna_ipw", "simple").reason()).contains("No overlap");
    }

    @Test
    void aDesignSaysEverythingThatIsWrongWithIt() {
        assertThatThrownBy(() -> Design.parse(
                        "d.yml",
                        "{kind: pannel, unit: a, tiem: b, anticipation: -1, standard_errors: cr9}",
                        Minimum.OF_A_PANEL))
                .isInstanceOf(EstimationProblem.class)
                .hasMessageContaining("kind: found pannel, expected one of panel, cross_section, synthetic_control")
                .hasMessageContaining("tiem: no such key")
                .hasMessageContaining("outcome: missing")
                .hasMessageContaining("time: missing")
                .hasMessageContaining("treated_from: missing")
                .hasMessageContaining("anticipation: found -1")
                .hasMessageContaining("standard_errors: found cr9")
                .hasMessageContaining("estimators: expected");
        assertThatThrownBy(() -> Design.parse("d.yml", "a: [", Minimum.OF_A_PANEL))
                .isInstanceOf(EstimationProblem.class)
                .hasMessageContaining("no YAML");
        assertThatThrownBy(() -> evaluate(write(panel(30, 6)), DESIGN.formatted("tfwe", "")))
                .isInstanceOf(DesignProblem.class)
                .hasMessageContaining("no estimator tfwe");
    }

    @Test
    void theLimitsOfStudiesAreStricterThanThoseOfFiles() {
        String yaml = DESIGN.formatted("twfe", "");
        assertThat(Design.parse("d", yaml, Minimum.OF_A_STUDY).minimum()).isEqualTo(new Minimum(10, 20, 2, 10));
        assertThat(Design.parse("d", yaml, Minimum.OF_A_PANEL).minimum()).isEqualTo(new Minimum(1, 1, 0, 2));
        assertThat(Design.parse("d", DESIGN.formatted("twfe", ", minimum: {treated: 3}"), Minimum.OF_A_STUDY)
                        .minimum())
                .isEqualTo(new Minimum(3, 20, 2, 10));
    }

    /** The first sixth of units is treated from 2004 on. */
    private static String panel(int units, int periods) {
        Random random = new Random(7);
        StringBuilder text = new StringBuilder("firm,year,y,joined\n");
        for (int unit = 0; unit < units; unit++) {
            double level = random.nextGaussian();
            for (int t = 1; t <= periods; t++) {
                text.append("F%d,%d,%s,%d\n"
                        .formatted(
                                unit, 2000 + t, level + 0.1 * t + random.nextGaussian(), unit < units / 6 ? 2004 : 0));
            }
        }
        return text.toString();
    }

    private Path write(String text) {
        try {
            return Files.writeString(folder.resolve("panel.csv"), text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
