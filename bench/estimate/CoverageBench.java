package org.covalue.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.covalue.estimation.Evaluation;
import org.covalue.estimation.data.Design.Minimum;
import org.covalue.estimation.data.Design;
import org.covalue.estimation.data.Panel;
import org.covalue.estimation.inference.Estimate;

/**
 * How often do the intervals hold the true effect? Draws panels whose effect is known, estimates it, and prints for each
 * estimator the bias, the spread of the estimates beside the mean of their standard errors, and the share of 95 % intervals
 * that hold the truth, which is the mean effect over treated rows. Errors are autocorrelated within units. The same seeds every time.
 */
public final class CoverageBench {

    private static final int PERIODS = 10;
    private static final double OF_ALL_COHORTS = ofAllCohorts();

    private CoverageBench() {
    }

    /** @param draws what a world has: rows of a panel, and the true effect in them */
    private record World(String name, String design, List<String> terms, java.util.function.IntFunction<Drawn> draws) {
    }

    private record Drawn(Map<String, Object> columns, double truth) {
    }

    /** @param arguments draws of each world (1000) */
    public static void main(String[] arguments) {
        int draws = arguments.length == 0 ? 1000 : Integer.parseInt(arguments[0]);
        System.out.println("| world | estimator | bias | spread | mean standard error | intervals that hold the truth, % |");
        System.out.println("|---|---|---|---|---|---|");
        for (World world : worlds()) {
            Map<String, List<double[]>> found = new LinkedHashMap<>();
            Design design = Design.parse("coverage", world.design(), Minimum.OF_A_PANEL);
            List<List<Estimate>> results = new ArrayList<>();
            double[] truths = new double[draws];
            for (int i = 0; i < draws; i++) {
                Drawn drawn = world.draws().apply(i);
                truths[i] = drawn.truth();
                results.add(Evaluation.of(Panel.of("draw " + i, drawn.columns()), design).findings().estimates());
            }
            for (int i = 0; i < draws; i++) {
                for (Estimate one : results.get(i)) {
                    if (world.terms().contains(one.term()) && one.isEstimable()) {
                        boolean holds = one.ciLower() <= truths[i] && truths[i] <= one.ciUpper();
                        found.computeIfAbsent(one.estimator(), name -> new ArrayList<>())
                                .add(new double[] {one.estimate() - truths[i], one.standardError(), holds ? 100 : 0});
                    }
                }
            }
            found.forEach((estimator, rows) -> print(world.name(), estimator, rows));
        }
    }

    private static void print(String world, String estimator, List<double[]> rows) {
        double bias = mean(rows, 0);
        double spread = Math.sqrt(rows.stream().mapToDouble(row -> (row[0] - bias) * (row[0] - bias)).sum() / (rows.size() - 1));
        System.out.printf("| %s | %s | %+.4f | %.4f | %.4f | %.1f |%n", world, estimator, bias, spread, mean(rows, 1), mean(rows, 2));
    }

    private static double mean(List<double[]> rows, int place) {
        return rows.stream().mapToDouble(row -> row[place]).average().orElse(Double.NaN);
    }

    private static List<World> worlds() {
        String panel = "{kind: panel, unit: unit, time: time, outcome: y, treated_from: from, draws: 99, "
                + "estimators: [twfe, callaway_santanna, sun_abraham, imputation]";
        List<String> averages = List.of("treated", "simple", "average");
        String few = "{kind: panel, unit: unit, time: time, outcome: y, treated_from: from, draws: 999, se_clustered_by: state, estimators: [twfe]";
        String unit = "{kind: synthetic_control, unit: unit, time: time, outcome: y, treated_from: from, estimators: [synthetic_did]}";
        return List.of(
                new World("200 units, one effect for all", panel + "}", averages, seed -> staggered(seed, 200, false, false)),
                new World("200 units, effects differ and grow", panel + "}", averages, seed -> staggered(seed, 200, true, false)),
                new World("200 units, the same, cohorts drawn by lot", panel + "}", averages, seed -> staggered(seed, 200, true, true)),
                new World("50 units, effects differ and grow", panel + "}", averages, seed -> staggered(seed, 50, true, false)),
                new World("8 groups of 25 units, 3 treated, cr1", few + "}", averages, seed -> grouped(seed, 8, 3)),
                new World("8 groups of 25 units, 3 treated, wild bootstrap", few + ", standard_errors: wild_bootstrap}", averages, seed -> grouped(seed, 8, 3)),
                new World("20 groups of 25 units, 6 treated, cr1", few + "}", averages, seed -> grouped(seed, 20, 6)),
                new World("20 groups of 25 units, 6 treated, wild bootstrap", few + ", standard_errors: wild_bootstrap}", averages, seed -> grouped(seed, 20, 6)),
                new World("1 treated unit, 38 donors, common factors", unit, List.of("att"), seed -> factors(seed, 1)),
                new World("8 treated units, 38 donors, common factors", unit, List.of("att"), seed -> factors(seed, 8)),
                new World("500 rows, treated by what is measured", "{kind: cross_section, unit: unit, outcome: y, treated: treated, covariates: [x1, x2], "
                        + "estimators: [difference_in_means, ols, nearest_neighbour, ipw, entropy_balancing]}", List.of("att"), CoverageBench::selected));
    }

    /** Two fifths never treated; the others first in period 4, 6 or 8. Effect 1; or of cohort c after e periods
     * (3 - c) / 2 (1 + e / 2). Where cohorts are drawn, the truth is that of the cohorts drawn from. */
    private static Drawn staggered(int seed, int units, boolean differs, boolean isDrawn) {
        Random random = new Random(seed);
        Rows rows = new Rows(units * PERIODS);
        double sum = 0;
        int treated = 0;
        for (int u = 0; u < units; u++) {
            int cohort = (isDrawn ? random.nextInt(5) : u % 5) - 2;
            int from = cohort < 0 ? 0 : 4 + 2 * cohort;
            double level = random.nextGaussian() + (cohort < 0 ? 0 : 0.5);
            double error = random.nextGaussian();
            for (int t = 1; t <= PERIODS; t++) {
                error = 0.5 * error + Math.sqrt(0.75) * random.nextGaussian();
                boolean isTreated = from > 0 && t >= from;
                double effect = isTreated ? effect(cohort, t - from, differs) : 0;
                sum += effect;
                treated += isTreated ? 1 : 0;
                rows.add(u, t, from, level + 0.2 * t + effect + error);
            }
        }
        return new Drawn(rows.columns(), isDrawn ? OF_ALL_COHORTS : sum / treated);
    }

    private static double effect(int cohort, int since, boolean differs) {
        return differs ? (3 - cohort) / 2.0 * (1 + since / 2.0) : 1;
    }

    /** Mean effect over the treated periods of three cohorts of equal size. */
    private static double ofAllCohorts() {
        double sum = 0;
        int cells = 0;
        for (int cohort = 0; cohort < 3; cohort++) {
            for (int t = 4 + 2 * cohort; t <= PERIODS; t++) {
                sum += effect(cohort, t - 4 - 2 * cohort, true);
                cells++;
            }
        }
        return sum / cells;
    }

    /** Whole groups are treated from period 6 on; shocks are common to a group and period. Effect 0.5. */
    private static Drawn grouped(int seed, int groups, int treated) {
        Random random = new Random(seed);
        Rows rows = new Rows(groups * 25 * PERIODS);
        for (int g = 0; g < groups; g++) {
            double shock = random.nextGaussian();
            double[] shocks = new double[PERIODS];
            for (int t = 0; t < PERIODS; t++) {
                shock = 0.6 * shock + 0.8 * random.nextGaussian();
                shocks[t] = 0.5 * shock;
            }
            int from = g < treated ? 6 : 0;
            for (int u = 0; u < 25; u++) {
                double level = random.nextGaussian();
                for (int t = 1; t <= PERIODS; t++) {
                    rows.state[rows.size] = g;
                    rows.add(g * 25 + u, t, from, level + 0.1 * t + shocks[t - 1] + (from > 0 && t >= from ? 0.5 : 0) + random.nextGaussian());
                }
            }
        }
        return new Drawn(rows.columns(), 0.5);
    }

    /** Thirty periods, the last ten treated; two factors with loadings of each unit, so that plain trends are not parallel. Effect 1. */
    private static Drawn factors(int seed, int treated) {
        Random random = new Random(seed);
        int units = 38 + treated;
        double[][] factor = new double[30][2];
        for (int t = 0; t < 30; t++) {
            for (int k = 0; k < 2; k++) {
                factor[t][k] = (t == 0 ? 0 : factor[t - 1][k]) + 0.3 * random.nextGaussian();
            }
        }
        Rows rows = new Rows(units * 30);
        for (int u = 0; u < units; u++) {
            boolean isTreated = u < treated;
            double[] loading = {random.nextGaussian() + (isTreated ? 0.5 : 0), random.nextGaussian()};
            for (int t = 0; t < 30; t++) {
                rows.add(u, t + 1, isTreated ? 21 : 0, 5 + loading[0] * factor[t][0] + loading[1] * factor[t][1]
                        + (isTreated && t >= 20 ? 1 : 0) + 0.5 * random.nextGaussian());
            }
        }
        return new Drawn(rows.columns(), 1);
    }

    /** Treatment by a logit of two covariates that the outcome depends on. Effect 1. */
    private static Drawn selected(int seed) {
        Random random = new Random(seed);
        int n = 500;
        double[][] x = new double[2][n];
        double[] treated = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[0][i] = random.nextGaussian();
            x[1][i] = random.nextGaussian();
            treated[i] = random.nextDouble() < 1 / (1 + Math.exp(1 - 0.7 * x[0][i] - 0.4 * x[1][i])) ? 1 : 0;
            y[i] = x[0][i] + 0.5 * x[1][i] + treated[i] + random.nextGaussian();
        }
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("unit", IntStream.range(0, n).asDoubleStream().toArray());
        columns.put("y", y);
        columns.put("treated", treated);
        columns.put("x1", x[0]);
        columns.put("x2", x[1]);
        return new Drawn(columns, 1);
    }

    private static final class Rows {

        private final double[] unit;
        private final double[] time;
        private final double[] from;
        private final double[] y;
        private final double[] state;
        private int size;

        Rows(int rows) {
            unit = new double[rows];
            time = new double[rows];
            from = new double[rows];
            y = new double[rows];
            state = new double[rows];
        }

        void add(int u, int t, int first, double outcome) {
            unit[size] = u;
            time[size] = t;
            from[size] = first;
            y[size++] = outcome;
        }

        Map<String, Object> columns() {
            Map<String, Object> columns = new LinkedHashMap<>();
            columns.put("unit", texts(unit));
            columns.put("time", time);
            columns.put("from", from);
            columns.put("y", y);
            columns.put("state", texts(state));
            return columns;
        }

        private static String[] texts(double[] codes) {
            return Arrays.stream(codes).mapToObj(code -> "u" + (int) code).toArray(String[]::new);
        }
    }
}
