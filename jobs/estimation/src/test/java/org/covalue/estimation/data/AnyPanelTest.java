package org.covalue.estimation.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.covalue.estimation.Evaluation;
import org.covalue.estimation.data.Design.Minimum;
import org.covalue.estimation.inference.Estimate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Small panels with holes, single rows, single treated units, no controls, collinear covariates: an answer or a reason,
 * always.
 */
class AnyPanelTest {

    private static final List<String> ERRORS = List.of("cr1", "cr0", "hc1", "hc3", "classical", "wild_bootstrap");

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void everyTermIsANumberWithItsErrorOrHasAReason(int block) {
        int answered = 0;
        for (int seed = block * 60; seed < block * 60 + 60; seed++) {
            Random random = new Random(seed);
            Map<String, Object> columns = panel(random);
            Design design = Design.parse("any", design(random), Minimum.OF_A_PANEL);
            try {
                Evaluation evaluation = Evaluation.of(Panel.of("any", columns), design);
                int current = seed;
                evaluation.findings().estimates().forEach(one -> check(current, one));
                answered += (int) evaluation.findings().estimates().stream()
                        .filter(Estimate::isEstimable)
                        .count();
            } catch (EstimationProblem refused) {
                assertThat(refused.getMessage()).as("seed " + seed).isNotBlank();
            } catch (RuntimeException broken) {
                throw new AssertionError("seed " + seed + ": " + broken, broken);
            }
        }
        assertThat(answered).as("panels that carry something are among them").isGreaterThan(300);
    }

    private static void check(int seed, Estimate one) {
        if (one.isEstimable()) {
            assertThat(one.estimate())
                    .as("seed %d %s %s", seed, one.estimator(), one.term())
                    .isFinite();
            assertThat(one.reason()).isEmpty();
            assertThat(one.standardError())
                    .as("seed %d %s %s", seed, one.estimator(), one.term())
                    .isNotNegative()
                    .isNotEqualTo(Double.POSITIVE_INFINITY);
        } else {
            assertThat(one.reason())
                    .as("seed %d %s %s", seed, one.estimator(), one.term())
                    .isNotBlank();
            assertThat(one.estimate()).isNaN();
        }
    }

    private static String design(Random random) {
        boolean isByTrend = random.nextInt(4) == 0;
        return ("{unit: u, time: t, outcome: y, treated_from: g, covariates: [%s], se_clustered_by: %s, "
                                + "control_group: %s, base_period: %s, ")
                        .formatted(
                                List.of("", "x", "x, c", "same, x").get(random.nextInt(4)),
                                List.of("u", "s", "t", "[u, t]").get(random.nextInt(4)),
                                random.nextBoolean() ? "never_treated" : "not_yet_treated",
                                random.nextBoolean() ? "varying" : "universal")
                + ("anticipation: %d, standard_errors: %s, adjust: %s, draws: 99, %s estimators: [twfe, event_study, "
                                + "sun_abraham, imputation, %s")
                        .formatted(
                                random.nextInt(5) / 4,
                                ERRORS.get(random.nextInt(6)),
                                List.of("holm", "romano_wolf").get(random.nextInt(2)),
                                (random.nextInt(3) == 0 ? "weights: w," : "")
                                        + (random.nextInt(3) == 0 ? "balance: pairs," : "")
                                        + (isByTrend ? "trends_by: s," : ""),
                                isByTrend ? "" : "bacon, ")
                + "callaway_santanna, callaway_santanna_reg, callaway_santanna_ipw, callaway_santanna_dr]}";
    }

    private static Map<String, Object> panel(Random random) {
        int units = 2 + random.nextInt(25);
        int periods = 1 + random.nextInt(7);
        double holes = random.nextInt(3) * 0.15;
        int never = random.nextInt(3);
        boolean isConstant = random.nextInt(12) == 0;
        List<double[]> rows = new ArrayList<>();
        for (int u = 0; u < units; u++) {
            int from = random.nextInt(3) < never ? 0 : 1 + random.nextInt(periods + 1);
            int state = u % (1 + random.nextInt(6));
            for (int t = 1; t <= periods; t++) {
                if (random.nextDouble() >= holes || rows.isEmpty()) {
                    double y = isConstant ? 3 : u + 0.1 * t + random.nextGaussian();
                    rows.add(new double[] {
                        u,
                        t,
                        y,
                        from,
                        random.nextGaussian(),
                        random.nextInt(3),
                        5,
                        state,
                        random.nextInt(4) * 0.5,
                        random.nextInt(30) == 0 ? Double.NaN : 1
                    });
                }
            }
        }
        List<String> names = List.of("u", "t", "y", "g", "x", "c", "same", "s", "w");
        Map<String, Object> columns = new LinkedHashMap<>();
        for (int j = 0; j < names.size(); j++) {
            int column = j;
            columns.put(
                    names.get(j),
                    rows.stream()
                            .mapToDouble(row -> column == 2 ? row[2] * row[9] : row[column])
                            .toArray());
        }
        return columns;
    }
}
