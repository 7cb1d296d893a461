package org.covalue.estimation.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.covalue.estimation.Evaluation;
import org.covalue.estimation.data.Design;
import org.covalue.estimation.data.Design.Minimum;
import org.covalue.estimation.data.Panel;
import org.covalue.estimation.inference.Counts;
import org.covalue.estimation.inference.Estimate;
import org.covalue.estimation.inference.EstimateRows;
import org.covalue.estimation.inference.Findings;
import org.covalue.estimation.inference.Findings.Family;
import org.junit.jupiter.api.Test;

/** How far results hold: other trends, other dealings of the treatment. */
class SensitivityTest {

    private static final String DESIGN =
            "{unit: u, time: t, outcome: y, treated_from: g, estimators: [twfe, event_study], randomisation: 199%s}";

    /** b: -0.2 at -3, 0.1 at -2, 0 at -1, 1 at 0, 1.5 at 1; independent with variance 0.01; steps 0.3 and -0.1. */
    @Test
    void boundsAreTheWidestOfTheLinearOnes() {
        List<HonestBounds.Bound> bounds = HonestBounds.of(findings(), design(""));
        HonestBounds.Bound parallel = bound(bounds, "event(0)", 0);
        assertThat(parallel.lower()).isCloseTo(1 - 1.959963985 * 0.1, within(1e-8));
        assertThat(parallel.upper()).isCloseTo(1 + 1.959963985 * 0.1, within(1e-8));
        HonestBounds.Bound same = bound(bounds, "event(0)", 1);
        assertThat(same.lower()).isCloseTo(1 - 0.3 - 1.959963985 * 0.1 * Math.sqrt(3), within(1e-8));
        assertThat(same.excludesZero()).isTrue();
        HonestBounds.Bound later = bound(bounds, "event(1)", 2);
        assertThat(later.lower())
                .isCloseTo(1.5 - 2 * 2 * 0.3 - 1.959963985 * 0.1 * Math.sqrt(1 + 2 * 16), within(1e-8));
        assertThat(later.excludesZero()).isFalse();
    }

    @Test
    void anEffectThatIsThereIsRareAmongDealingsAndOneThatIsNotIsCommon() {
        assertThat(p(evaluate(1.5))).isEqualTo(1 / 200.0);
        assertThat(p(evaluate(0))).isGreaterThan(0.05);
        assertThat(evaluate(0.3).randomisation()).isEqualTo(evaluate(0.3).randomisation());
    }

    private static double p(Evaluation evaluation) {
        assertThat(evaluation.randomisation())
                .singleElement()
                .satisfies(one -> assertThat(one.estimator()).isEqualTo("twfe"));
        return evaluation.randomisation().get(0).p();
    }

    private static Evaluation evaluate(double effect) {
        Random random = new Random(11);
        int units = 40;
        double[][] columns = new double[4][units * 6];
        for (int i = 0; i < units * 6; i++) {
            columns[0][i] = i / 6;
            columns[1][i] = i % 6;
            columns[2][i] = i / 6 < 15 ? 3 : 0;
            columns[3][i] = random.nextGaussian() + (i / 6 < 15 && i % 6 >= 3 ? effect : 0);
        }
        Map<String, Object> named =
                new LinkedHashMap<>(Map.of("u", columns[0], "t", columns[1], "g", columns[2], "y", columns[3]));
        return Evaluation.of(Panel.of("made", named), design(""));
    }

    private static Findings findings() {
        EstimateRows rows = new EstimateRows(design(""), "event_study", new Counts(100, 5, 5));
        List<String> terms = List.of("event(-3)", "event(-2)", "event(0)", "event(1)");
        double[] b = {-0.2, 0.1, 1, 1.5};
        double[][] v = new double[4][4];
        Arrays.setAll(v, j -> {
            v[j][j] = 0.01;
            return v[j];
        });
        List<Estimate> estimates = java.util.stream.IntStream.range(0, 4)
                .mapToObj(j -> rows.asymptotic(terms.get(j), b[j], 0.1, "u", 40))
                .toList();
        return Findings.of(estimates, new Family("event_study", terms, v), List.of());
    }

    private static HonestBounds.Bound bound(List<HonestBounds.Bound> bounds, String term, double multiple) {
        return bounds.stream()
                .filter(one -> one.term().equals(term) && one.multiple() == multiple)
                .findFirst()
                .orElseThrow();
    }

    private static Design design(String more) {
        return Design.parse("made", DESIGN.formatted(more), Minimum.OF_A_PANEL);
    }
}
