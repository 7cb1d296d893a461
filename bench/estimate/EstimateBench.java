package org.covalue.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.covalue.estimation.Evaluation;
import org.covalue.estimation.data.Design.Minimum;
import org.covalue.estimation.data.Design;
import org.covalue.estimation.data.Panel;

/**
 * Estimates on generated panels, from the columns in memory to the finished table: keys, checks, absorbing, errors. One task a
 * process; prints the seconds of reading the file and of every repetition (in brackets those of the processors), the estimate, and
 * the most heap that was used.
 */
public final class EstimateBench {

    private EstimateBench() {
    }

    /**
     * @param arguments task (twfe, callaway_santanna, callaway_santanna_dr or wild_bootstrap), rows or units, repetitions; or write,
     *     rows and a file: the panel of twfe as CSV, for others
     */
    public static void main(String[] arguments) throws IOException {
        int size = Integer.parseInt(arguments[1]);
        if (arguments[0].equals("write")) {
            write(effects(size), size, Path.of(arguments[2]));
            return;
        }
        int repetitions = Integer.parseInt(arguments[2]);
        Design design = Design.parse(arguments[0], design(arguments[0]), Minimum.OF_A_PANEL);
        Path file = Path.of(System.getProperty("bench.target"), "estimate.csv");
        if (arguments[0].startsWith("callaway")) {
            write(staggered(size), size * 10, file);
        } else {
            write(effects(size), size, file);
        }
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
        long begin = System.nanoTime();
        Panel panel = Panel.read(file, design);
        double reading = (System.nanoTime() - begin) / 1e9;
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < repetitions; i++) {
            long start = System.nanoTime();
            long startOfProcessor = processor();
            Evaluation evaluation = Evaluation.of(panel, design);
            line.append("%.3f (%.2f) ".formatted((System.nanoTime() - start) / 1e9, (processor() - startOfProcessor) / 1e9));
            if (i == repetitions - 1) {
                evaluation.findings().estimates().stream().filter(one -> one.term().equals("treated") || one.term().equals("simple"))
                        .forEach(one -> line.append("| %s %.9f (%.9f) p %.4f".formatted(one.term(), one.estimate(), one.standardError(),
                                one.pValue())));
            }
        }
        System.out.printf("%s %,d | read %.1f | %s| heap %d MiB%n", arguments[0], size, reading, line, heap() >> 20);
    }

    private static void write(Rows rows, int size, Path file) throws IOException {
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
            out.println("unit,time,from,y,x1,x2,x3,state");
            for (int i = 0; i < size; i++) {
                out.println(rows.row(i));
            }
        }
    }

    /** Rows of a panel, made in order. */
    @FunctionalInterface
    private interface Rows {
        String row(int i);
    }

    private static String design(String task) {
        return switch (task) {
            case "twfe" -> "{unit: unit, time: time, outcome: y, treated_from: from, treatment: x1, covariates: [x2, x3], estimators: [twfe]}";
            case "wild_bootstrap" -> "{unit: unit, time: time, outcome: y, treated_from: from, covariates: [x2, x3], estimators: [twfe], "
                    + "se_clustered_by: state, standard_errors: wild_bootstrap, draws: 999}";
            default -> "{unit: unit, time: time, outcome: y, treated_from: from, covariates: [x2], estimators: [" + task + "], draws: 999}";
        };
    }

    /** Units of ten periods, in 50 states. */
    private static Rows effects(int rows) {
        Random random = new Random(1);
        return i -> {
            int unit = i / 10;
            int state = unit % 50;
            double level = (unit * 2654435761L % 1000) / 500.0;
            double[] x = new double[3];
            Arrays.setAll(x, j -> random.nextGaussian() + 0.3 * level + 0.02 * (i % 10));
            double y = level + 0.1 * (i % 10) + 0.5 * x[0] - 0.2 * x[1] + 0.1 * x[2] + random.nextGaussian();
            return unit + "," + (2001 + i % 10) + "," + (state < 20 ? 2005 : 0) + "," + y + "," + x[0] + "," + x[1] + "," + x[2] + "," + state;
        };
    }

    /** Units by ten periods; half are first treated in one of the periods from the third on; the effect is 0.3. */
    private static Rows staggered(int units) {
        double[] level = new Random(2).doubles(units, -2, 2).toArray();
        double[] shift = new Random(3).doubles(units, -2, 2).toArray();
        Random random = new Random(4);
        return i -> {
            int unit = i / 10;
            int t = i % 10;
            int first = unit % 2 == 0 ? 0 : 2003 + unit / 2 % 8;
            double x = shift[unit] + (first == 0 ? 0 : 0.2);
            double y = level[unit] + 0.1 * t * (1 + x) + (first > 0 && 2001 + t >= first ? 0.3 : 0) + random.nextGaussian();
            return unit + "," + (2001 + t) + "," + first + "," + y + ",0," + x + ",0,0";
        };
    }

    /** Nanoseconds that this process has had of the processors. */
    private static long processor() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static long heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(EstimateBench::most).sum();
    }

    private static long most(MemoryPoolMXBean pool) {
        return pool.getPeakUsage().getUsed();
    }
}
