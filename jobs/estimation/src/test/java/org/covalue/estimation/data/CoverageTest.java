package org.covalue.estimation.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.covalue.estimation.Evaluation;
import org.covalue.estimation.data.Design.Minimum;
import org.covalue.estimation.inference.Estimate;
import org.junit.jupiter.api.Test;

/** Intervals of 95 percent hold the true effect about 95 times in a hundred. */
class CoverageTest {

    private static final int PANELS = 300;
    private static final double EFFECT = 0.5;

    /**
     * Errors are correlated within units; effects grow with time since treatment, so twfe is not among the estimators.
     */
    @Test
    void intervalsOfEveryEstimatorHoldTheTrueEffectAsOftenAsTheySay() {
        Map<String, Integer> held = new TreeMap<>();
        for (int seed = 0; seed < PANELS; seed++) {
            Evaluation evaluation = Evaluation.of(
                    Panel.of("made", panel(new Random(seed))),
                    Design.parse(
                            "made",
                            "{unit: u, time: t, outcome: y, "
                                    + "treated_from: g, covariates: [x], estimators: [sun_abraham, imputation, "
                                    + "event_study, callaway_santanna, "
                                    + "callaway_santanna_reg, callaway_santanna_ipw, callaway_santanna_dr], draws: 99}",
                            Minimum.OF_A_PANEL));
            evaluation.findings().estimates().stream()
                    .filter(one -> one.term().equals("event(1)"))
                    .forEach(one -> held.merge(
                            one.estimator(),
                            one.ciLower() <= 2 * EFFECT && one.ciUpper() >= 2 * EFFECT ? 1 : 0,
                            Integer::sum));
        }
        assertThat(held).hasSize(7);
        assertThat(held.values())
                .as(held.toString())
                .allSatisfy(count -> assertThat(count / (double) PANELS).isBetween(0.91, 0.985));
    }

    @Test
    void theWildBootstrapHoldsWithTwelveGroupsThatAreTreatedAsAWhole() {
        int bootstrap = 0;
        for (int seed = 0; seed < PANELS; seed++) {
            Evaluation evaluation = Evaluation.of(
                    Panel.of("made", panel(new Random(seed))),
                    Design.parse(
                            "made",
                            "{unit: u, time: t, outcome: z, "
                                    + "treated_from: g, se_clustered_by: s, estimators: [twfe], standard_errors: "
                                    + "wild_bootstrap, draws: 499}",
                            Minimum.OF_A_PANEL));
            Estimate found = ReferenceData.term(evaluation, "twfe", "treated");
            bootstrap += found.ciLower() <= EFFECT && found.ciUpper() >= EFFECT ? 1 : 0;
        }
        assertThat(bootstrap / (double) PANELS).isBetween(0.91, 0.985);
    }

    /**
     * 96 units in 12 states, six periods; two cohorts; y: effect 0.5 a period treated; z: a constant 0.5, with state
     * shocks.
     */
    private static Map<String, Object> panel(Random random) {
        int units = 96;
        double[][] columns = new double[7][units * 6];
        double[][] shock = new double[12][6];
        for (double[] state : shock) {
            for (int t = 0; t < 6; t++) {
                state[t] = 0.7 * random.nextGaussian();
            }
        }
        for (int u = 0; u < units; u++) {
            double level = random.nextGaussian();
            double x = random.nextGaussian();
            double walk = 0;
            int from = new int[] {0, 0, 3, 4}[u % 4];
            for (int t = 0; t < 6; t++) {
                int i = u * 6 + t;
                walk = 0.6 * walk + random.nextGaussian();
                double error = walk + level + 0.2 * t;
                double[] row = {
                    u,
                    t,
                    from,
                    error + (from > 0 && t >= from ? EFFECT * (t - from + 1) : 0),
                    x,
                    u % 12,
                    error + shock[u % 12][t] + (from > 0 && t >= from ? EFFECT : 0)
                };
                for (int j = 0; j < row.length; j++) {
                    columns[j][i] = row[j];
                }
            }
        }
        return new LinkedHashMap<>(Map.of(
                "u",
                columns[0],
                "t",
                columns[1],
                "g",
                columns[2],
                "y",
                columns[3],
                "x",
                columns[4],
                "s",
                columns[5],
                "z",
                columns[6]));
    }
}
