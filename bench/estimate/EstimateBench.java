package org.covalue.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.covalue.studies.Design;
import org.covalue.studies.Design.Minimum;
import org.covalue.studies.Evaluation;
import org.covalue.studies.Panel;

/**
 * Estimates on generated panels in memory, from the columns to the finished table: keys, checks, absorbing, errors. One task a
 * process; prints the seconds of every repetition, the estimate, and the most heap that was left after a collection.
 */
public final class EstimateBench {

    private EstimateBench() {
    }

    /** @param arguments task (twfe, callaway_santanna, callaway_santanna_dr or wild_bootstrap), rows or units, repetitions */
    public static void main(String[] arguments) {
        int size = Integer.parseInt(arguments[1]);
        int repetitions = Integer.parseInt(arguments[2]);
        Map<String, Object> columns = arguments[0].equals("twfe") ? effects(size, size / 10)
                : arguments[0].equals("wild_bootstrap") ? effects(size, size / 10) : staggered(size);
        Panel panel = Panel.of(arguments[0], columns);
        Design design = Design.parse(arguments[0], design(arguments[0]), Minimum.OF_A_PANEL);
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < repetitions; i++) {
            long start = System.nanoTime();
            Evaluation evaluation = Evaluation.of(panel, design);
            line.append("%.3f ".formatted((System.nanoTime() - start) / 1e9));
            if (i == repetitions - 1) {
                evaluation.findings().estimates().stream().filter(one -> one.term().equals("treated") || one.term().equals("simple"))
                        .forEach(one -> line.append("| %s %.9f (%.9f) p %.4f".formatted(one.term(), one.estimate(), one.standardError(),
                                one.pValue())));
            }
        }
        System.out.printf("%s %,d | %s| heap %d MiB%n", arguments[0], size, line, heap() >> 20);
    }

    private static String design(String task) {
        return switch (task) {
            case "twfe" -> "{unit: unit, time: time, outcome: y, treated_from: from, treatment: x1, covariates: [x2, x3], estimators: [twfe]}";
            case "wild_bootstrap" -> "{unit: unit, time: time, outcome: y, treated_from: from, covariates: [x2, x3], estimators: [twfe], "
                    + "se_clustered_by: state, standard_errors: wild_bootstrap, draws: 999}";
            default -> "{unit: unit, time: time, outcome: y, treated_from: from, covariates: [x2], estimators: [" + task + "], draws: 999}";
        };
    }

    /** Units of ten periods in random order of values, 50 states. */
    private static Map<String, Object> effects(int rows, int units) {
        Random random = new Random(1);
        double[] unit = new double[rows];
        double[] time = new double[rows];
        double[] from = new double[rows];
        double[][] values = new double[4][rows];
        double[] state = new double[rows];
        for (int i = 0; i < rows; i++) {
            int u = i / 10;
            unit[i] = u;
            time[i] = 2001 + i % 10;
            state[i] = u % 50;
            from[i] = state[i] < 20 ? 2005 : 0;
            double level = (u * 2654435761L % 1000) / 500.0;
            for (int j = 1; j < 4; j++) {
                values[j][i] = random.nextGaussian() + 0.3 * level + 0.02 * (i % 10);
            }
            values[0][i] = level + 0.1 * (i % 10) + 0.5 * values[1][i] - 0.2 * values[2][i] + 0.1 * values[3][i] + random.nextGaussian();
        }
        Map<String, Object> columns = new LinkedHashMap<>(Map.of("unit", unit, "time", time, "from", from, "y", values[0], "x1", values[1],
                "x2", values[2], "x3", values[3]));
        columns.put("state", state);
        return columns;
    }

    /** Units by ten periods; half are first treated in one of the periods from the third on. */
    private static Map<String, Object> staggered(int units) {
        Random random = new Random(2);
        int rows = units * 10;
        double[][] columns = new double[5][rows];
        for (int u = 0; u < units; u++) {
            int first = u % 2 == 0 ? 0 : 2003 + u / 2 % 8;
            double level = random.nextGaussian();
            double x = random.nextGaussian() + (first == 0 ? 0 : 0.2);
            for (int t = 0; t < 10; t++) {
                int row = u * 10 + t;
                columns[0][row] = u;
                columns[1][row] = 2001 + t;
                columns[2][row] = first;
                columns[3][row] = level + 0.1 * t * (1 + x) + (first > 0 && 2001 + t >= first ? 0.3 : 0) + random.nextGaussian();
                columns[4][row] = x;
            }
        }
        return new LinkedHashMap<>(Map.of("unit", columns[0], "time", columns[1], "from", columns[2], "y", columns[3], "x2", columns[4]));
    }

    private static long heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(EstimateBench::most).sum();
    }

    private static long most(MemoryPoolMXBean pool) {
        return pool.getPeakUsage().getUsed();
    }
}
