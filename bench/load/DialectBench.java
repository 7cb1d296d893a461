package org.covalue.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.covalue.inputs.landing.LandingFile;
import org.covalue.inputs.reading.BlockSource;
import org.covalue.inputs.reading.Reading;
import org.covalue.inputs.reading.RowBlock;
import org.covalue.inputs.spec.RecordSpecs;

/**
 * The same rows of funding twice: as this software writes them, and as an office does (semicolons, decimal commas with
 * points between thousands, the day first, Windows-1252), of which nothing is said to the reader. Header, every cell, the
 * survey of all rows and the format of COPY; alternating, in one process; medians.
 */
public final class DialectBench {

    private static final String HEAD =
            "funding_id,organisation_id,received_on,source,funder_id,funder_name,amount,currency,passed_through_amount,in_kind";
    private static final DateTimeFormatter DAY_FIRST = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);

    private static final OperatingSystemMXBean MACHINE =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private record Read(long rows, long bytes) {
    }

    /** @param arguments rows, repetitions */
    public static void main(String[] arguments) throws Exception {
        int rows = Integer.parseInt(arguments[0]);
        Path folder = Files.createDirectories(Path.of(System.getProperty("bench.target")));
        Path plain = folder.resolve("funding-plain-" + rows + ".csv");
        Path office = folder.resolve("funding-office-" + rows + ".csv");
        write(plain, rows, StandardCharsets.UTF_8, false);
        write(office, rows, Charset.forName("windows-1252"), true);
        List<Path> files = List.of(plain, office);
        List<List<Double>> seconds = List.of(new ArrayList<>(), new ArrayList<>());
        List<List<Double>> cpu = List.of(new ArrayList<>(), new ArrayList<>());
        Read expected = new Read(-1, -1);
        for (int repetition = -1; repetition < Integer.parseInt(arguments[1]); repetition++) {
            for (int i = 0; i < 2; i++) {
                int way = Math.floorMod(i + repetition, 2);
                long start = System.nanoTime();
                long cpuBefore = MACHINE.getProcessCpuTime();
                Read read = read(files.get(way));
                if (repetition >= 0) {
                    seconds.get(way).add((System.nanoTime() - start) / 1e9);
                    cpu.get(way).add((MACHINE.getProcessCpuTime() - cpuBefore) / 1e9);
                }
                if (read.rows() != rows || expected.rows() >= 0 && !read.equals(expected)) {
                    throw new IllegalStateException(files.get(way) + ": " + read + ", expected " + expected);
                }
                expected = read;
            }
        }
        double base = median(seconds.get(0));
        double baseOfCpu = median(cpu.get(0));
        System.out.printf(Locale.ROOT, "%,d rows x %d columns, %,d and %,d MB; load of the machine %.1f%n", rows, HEAD.split(",").length,
                Files.size(plain) >> 20, Files.size(office) >> 20,
                MACHINE.getSystemLoadAverage());
        for (int way = 0; way < 2; way++) {
            double one = median(seconds.get(way));
            double ofCpu = median(cpu.get(way));
            System.out.printf(Locale.ROOT, "%-44s %6.2f s %,9.0f rows/s %5.2f x plain; CPU %6.2f s %5.2f x plain%n",
                    way == 0 ? "covalue: plain CSV" : "covalue: CSV of an office, all found out", one, rows / one, one / base,
                    ofCpu, ofCpu / baseOfCpu);
        }
        System.out.println("single runs, seconds: " + seconds);
        System.out.println("single runs, CPU: " + cpu);
    }

    private static double median(List<Double> seconds) {
        List<Double> sorted = new ArrayList<>(seconds);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    /** As a load does: where all rows prove another way of writing than the first did, the file is read again. */
    private static Read read(Path file) throws Exception {
        RecordSpecs specs = RecordSpecs.load();
        Reading reading = Reading.of(LocalDate.of(2025, 6, 30), Optional.empty());
        while (true) {
            long rows = 0;
            long bytes = 0;
            try (BlockSource source = LandingFile.blocks(file, "", specs, reading, 1)) {
                for (Optional<RowBlock> block = source.next(); block.isPresent(); block = source.next()) {
                    rows += block.get().rowsLoaded();
                    bytes += block.get().copy().size();
                }
                if (source.proven().equals(source.dialect())) {
                    return new Read(rows, bytes);
                }
                reading = reading.in(source.proven());
            }
        }
    }

    private static void write(Path file, int rows, Charset charset, boolean asOffice) throws Exception {
        SplittableRandom random = new SplittableRandom(7);
        String separator = asOffice ? ";" : ",";
        try (BufferedWriter out = Files.newBufferedWriter(file, charset)) {
            out.write(HEAD.replace(",", separator) + "\n");
            for (int row = 0; row < rows; row++) {
                LocalDate day = LocalDate.of(2012, 1, 1).plusDays(random.nextInt(4_700));
                long cents = random.nextLong(10_000_000_000L);
                long passed = cents / 3;
                out.write(String.join(separator, "F" + row, "organización_" + row % 500, asOffice ? DAY_FIRST.format(day) : day.toString(),
                        "services", "funder_" + row % 90, "Fundación Ñandú", money(cents, asOffice), "EUR", money(passed, asOffice), "no"));
                out.write("\n");
            }
        }
    }

    private static String money(long cents, boolean asOffice) {
        String whole = Long.toString(cents / 100);
        String part = String.format("%02d", cents % 100);
        if (!asOffice) {
            return whole + "." + part;
        }
        StringBuilder grouped = new StringBuilder(whole);
        for (int at = whole.length() - 3; at > 0; at -= 3) {
            grouped.insert(at, '.');
        }
        return grouped + "," + part;
    }
}
