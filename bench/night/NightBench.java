package org.covalue.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.covalue.database.EmbeddedPostgres;

/**
 * One whole night without reports in an empty home, with the time of every step, and beside it DuckDB on the same files.
 * Fails where a value differs by more than rounding or stands on one side only.
 */
public final class NightBench {

    /** Sums of some hundred doubles in another order. */
    private static final double TOLERANCE = 1e-9;
    private static final String HEAP = "1g";

    private final Path landing;
    private final Path home;
    private final int organisations;

    private NightBench(Path target, int organisations) {
        this.organisations = organisations;
        this.landing = target.resolve("night-" + organisations);
        this.home = target.resolve("night-home");
    }

    /** @param arguments how many organisations */
    public static void main(String[] arguments) throws Exception {
        NightBench bench = new NightBench(Path.of(System.getProperty("bench.target")), Integer.parseInt(arguments[0]));
        new NightFiles(bench.landing, bench.organisations).write();
        bench.run();
    }

    private void run() throws Exception {
        deleteHome();
        Path folder = home.resolve("postgres");
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder)) {
            double cpu = CpuTime.seconds(folder);
            CovalueProcess.Outcome process = CovalueProcess.run(HEAP, "nightly", "--quiet", "--reports", "none", "--landing",
                    landing.toString(), "--business-date", "2025-03-31", "--home", home.toString());
            compare(server, process, CpuTime.seconds(folder) - cpu);
        }
    }

    private void compare(EmbeddedPostgres server, CovalueProcess.Outcome process, double cpu) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection(server.url("postgres"), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            printNight(statement, process, cpu);
            DuckNight duck = DuckNight.over(landing, NightFiles.FIRST_YEAR, NightFiles.LAST_YEAR);
            printComparison(values(statement, duck), duck);
        }
    }

    private void deleteHome() throws IOException {
        if (!Files.exists(home)) {
            return;
        }
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void printNight(Statement statement, CovalueProcess.Outcome process, double cpu) throws SQLException, IOException {
        Map<String, Long> rows = new TreeMap<>();
        rows(statement, "select record, rows_read from covalue.delivery", row -> rows.put(row.getString(1), row.getLong(2)));
        rows(statement, "select sum(rows_rejected) from covalue.delivery", row -> {
            if (row.getLong(1) != 0) {
                throw new IllegalStateException(row.getLong(1) + " rows rejected; the generated files have no faults");
            }
        });
        long all = rows.values().stream().mapToLong(Long::longValue).sum();
        System.out.printf("%,d organisations, %,d members, %,d revenue rows, %,d rows in all, %.0f MB; %d cores%n%n", organisations,
                rows.get("member"), rows.get("revenue"), all, size() / 1e6, Runtime.getRuntime().availableProcessors());
        System.out.printf("%-22s %8s%n", "step", "seconds");
        double[] total = {0};
        rows(statement, """
                select s.step_name, extract(epoch from s.end_time - s.start_time)
                from batch.batch_step_execution s
                where s.step_name not like 'load file%' order by s.step_execution_id
                """, row -> {
            total[0] += row.getDouble(2);
            System.out.printf("%-22s %8.2f%n", row.getString(1), row.getDouble(2));
        });
        System.out.printf("%-22s %8.2f   %,.0f rows/s%n%-22s %8.2f   with start of the JVM and a new database%n%-22s %8.1f   processor "
                + "seconds of JVM and server, whatever else the machine does%n", "all steps", total[0], all / total[0],
                "whole process", process.seconds(), "CPU", cpu);
        System.out.printf("heap: -Xmx%s, at most %.0f MiB used, %.0f MiB left by a collection; process %.0f MiB%n%n", HEAP,
                process.heapPeak() / 1048576.0, process.heapLeft() / 1048576.0, process.residentPeak() / 1048576.0);
    }

    private long size() throws IOException {
        try (Stream<Path> files = Files.list(landing)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    /** Ours, of the indicators that DuckDB computes too. */
    private static Map<String, Double> values(Statement statement, DuckNight duck) throws SQLException, IOException {
        Set<String> indicators = duck.values().keySet().stream().map(key -> key.substring(0, key.indexOf('/')))
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, Double> values = new HashMap<>();
        rows(statement, "select indicator, organisation_id, year, value from indicators.indicator_value where state = 'ok'", row -> {
            if (indicators.contains(row.getString(1))) {
                values.put(row.getString(1) + "/" + row.getString(2) + "/" + row.getInt(3), row.getDouble(4));
            }
        });
        return values;
    }

    private static void printComparison(Map<String, Double> ours, DuckNight duck) {
        Map<String, double[]> byIndicator = new TreeMap<>();
        TreeSet<String> all = new TreeSet<>(ours.keySet());
        all.addAll(duck.values().keySet());
        List<String> oneSided = all.stream().filter(key -> !ours.containsKey(key) || !duck.values().containsKey(key)).toList();
        for (String key : all) {
            double[] seen = byIndicator.computeIfAbsent(key.substring(0, key.indexOf('/')), indicator -> new double[2]);
            seen[0]++;
            seen[1] = Math.max(seen[1], difference(ours.get(key), duck.values().get(key)));
        }
        System.out.printf("DuckDB on the same files, %d indicators: reading %.2f s, computing %.2f s, together %.2f s%n%n",
                byIndicator.size(), duck.reading(), duck.computing(), duck.reading() + duck.computing());
        System.out.printf("%-30s %8s %28s%n", "indicator", "values", "largest relative difference");
        byIndicator.forEach((indicator, seen) -> System.out.printf("%-30s %,8.0f %28.1e%n", indicator, seen[0], seen[1]));
        double largest = byIndicator.values().stream().mapToDouble(seen -> seen[1]).max().orElseThrow();
        System.out.printf("%nvalues compared: %,d, on one side only: %d %s%n", all.size(), oneSided.size(),
                oneSided.stream().limit(5).toList());
        if (!oneSided.isEmpty() || largest > TOLERANCE) {
            throw new IllegalStateException("the two do not agree");
        }
    }

    private static double difference(Double one, Double other) {
        if (one == null || other == null || one.equals(other)) {
            return 0;
        }
        return Math.abs(one - other) / Math.max(Math.abs(one), Math.abs(other));
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private static void rows(Statement statement, String sql, RowReader reader) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                reader.read(row);
            }
        }
    }
}
