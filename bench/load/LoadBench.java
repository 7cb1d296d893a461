package org.covalue.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.covalue.database.EmbeddedPostgres;

/**
 * The same revenue rows into the same server by psql's \copy, by the product and by the stock pair of Spring Batch,
 * alternating; medians. The product gets the faulty file, the others, which check nothing, its clean twin. Every load starts
 * in a fresh database after a checkpoint, in a process of its own.
 */
public final class LoadBench {

    private static final String HEAP = "256m";

    private final int rows;
    private final RevenueFile file;
    private final EmbeddedPostgres server;
    private final Path target;
    private final boolean withStock;
    private final List<Ours> ours = new ArrayList<>();
    private final List<Double> copied = new ArrayList<>();
    private final List<Double> stock = new ArrayList<>();
    private final List<List<Double>> cpu = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    private double cpuBefore;

    /** One load by the product: the job by its own history, the whole process from outside. */
    private record Ours(double job, CovalueProcess.Outcome process, Map<String, Double> steps) {
    }

    private LoadBench(int rows, boolean withStock, EmbeddedPostgres server, Path target) {
        this.rows = rows;
        this.withStock = withStock;
        this.server = server;
        this.target = target;
        this.file = new RevenueFile(rows, target.resolve("load-" + rows));
    }

    /** @param arguments rows (a multiple of 100), repetitions, and "without-stock" to leave out the slowest way */
    public static void main(String[] arguments) throws Exception {
        Path target = Path.of(System.getProperty("bench.target"));
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder(target))) {
            LoadBench bench = new LoadBench(Integer.parseInt(arguments[0]), arguments.length < 3, server, target);
            bench.prepare();
            for (int repetition = 0; repetition < Integer.parseInt(arguments[1]); repetition++) {
                bench.repeat(repetition);
            }
            bench.print();
        }
    }

    private static Path folder(Path target) {
        return target.resolve("load-server");
    }

    private void prepare() throws Exception {
        file.write();
        execute("postgres", "drop database if exists bench_members", "create database bench_members");
        CovalueProcess.run("1g", "load", "--home", home(), "--quiet", "--database", url("bench_members"), file.members().toString());
    }

    private void repeat(int repetition) throws Exception {
        List<Integer> order = new ArrayList<>(withStock ? List.of(0, 1, 2) : List.of(0, 1));
        Collections.rotate(order, repetition);
        for (int way : order) {
            switch (way) {
                case 0 -> copied.add(copy());
                case 1 -> ours.add(load());
                default -> stock.add(stock());
            }
        }
    }

    private void startClock() throws Exception {
        cpuBefore = CpuTime.seconds(folder(target));
    }

    /** @param way 0 psql, 1 the product, 2 the stock pair */
    private void stopClock(int way) throws Exception {
        cpu.get(way).add(CpuTime.seconds(folder(target)) - cpuBefore);
    }

    private double copy() throws Exception {
        freshPlain();
        startClock();
        double seconds = CovalueProcess.timed(List.of("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1",
                url("bench").replace("jdbc:", "").replaceAll("\\?.*", "?user=" + server.user() + "&password=" + server.password()),
                "-c", "\\copy plain_revenue (" + RevenueFile.HEADER + ") from '" + file.clean() + "' with (format csv, header)"),
                target.resolve("psql-output.txt"));
        stopClock(0);
        expect("rows copied", rows, number("bench", "select count(*) from plain_revenue"));
        return seconds;
    }

    private Ours load() throws Exception {
        execute("postgres", "drop database if exists bench", "create database bench template bench_members", "checkpoint");
        startClock();
        CovalueProcess.Outcome process = CovalueProcess.run(HEAP, "load", "--home", home(), "--quiet", "--database", url("bench"),
                file.faulty().toString());
        stopClock(1);
        verify();
        Map<String, Double> steps = new TreeMap<>();
        query("bench", """
                select s.step_name, extract(epoch from s.end_time - s.start_time)
                from batch.batch_step_execution s
                where s.job_execution_id = (select max(job_execution_id) from batch.batch_job_execution)
                  and s.step_name in ('receive', 'load', 'accept')
                """, row -> steps.put(row.getString(1), row.getDouble(2)));
        return new Ours(number("bench", """
                select extract(epoch from end_time - start_time) from batch.batch_job_execution
                order by job_execution_id desc limit 1"""), process, steps);
    }

    /** Every good row is in, every faulty one is named with the rule it breaks. */
    private void verify() throws SQLException {
        long unknown = file.faults().get(RevenueFile.Fault.UNKNOWN_MEMBER);
        String last = "(select max(delivery_id) from covalue.delivery)";
        expect("rows read", rows, number("bench", "select rows_read from covalue.delivery where delivery_id = " + last));
        expect("rows loaded", rows - file.faultyRows(),
                number("bench", "select rows_loaded from covalue.delivery where delivery_id = " + last));
        expect("rows rejected", file.faultyRows(),
                number("bench", "select rows_rejected from covalue.delivery where delivery_id = " + last));
        expect("rows in raw", rows - file.faultyRows() + unknown, number("bench", "select count(*) from raw.revenue"));
        expect("rows known", rows - file.faultyRows(), number("bench", "select count(*) from known.revenue"));
        for (Map.Entry<RevenueFile.Fault, Long> fault : file.faults().entrySet()) {
            expect("rows rejected by " + fault.getKey().rule, fault.getValue(), number("bench",
                    "select count(distinct row_number) from covalue.standing_rejection where rule = '" + fault.getKey().rule + "'"));
        }
    }

    private double stock() throws Exception {
        freshPlain();
        startClock();
        Path output = target.resolve("stock-output.txt");
        CovalueProcess.timed(List.of(System.getProperty("java.home") + "/bin/java", "-Xmx" + HEAP, "-XX:+UseSerialGC",
                "-Dcovalue.log=" + target.resolve("bench.log"), "-cp", System.getProperty("java.class.path"),
                StockLoad.class.getName(), file.clean().toString(), url("bench")), output);
        stopClock(2);
        expect("rows inserted", rows, number("bench", "select count(*) from plain_revenue"));
        return Files.readAllLines(output).stream().filter(line -> line.startsWith("seconds "))
                .mapToDouble(line -> Double.parseDouble(line.substring(8))).findFirst().orElseThrow();
    }

    /** An empty database with a table like raw.revenue without the columns of history. */
    private void freshPlain() throws SQLException {
        execute("postgres", "drop database if exists bench", "create database bench");
        execute("bench", """
                create table plain_revenue (member_id text, year integer, currency text, revenue double precision,
                    value_added double precision, exports double precision, rd_expenditure double precision,
                    employees_fte double precision, product_innovation boolean, process_innovation boolean, price_basis text)
                """, "checkpoint");
    }

    private void print() throws SQLException, IOException {
        query("postgres", "select version()", row -> System.out.printf("%,d rows, %d columns, %.0f MB; %s; %d cores; medians of %d%n",
                rows, RevenueFile.HEADER.split(",").length, Files.size(file.clean()) / 1e6, row.getString(1).replaceAll(" on .*", ""),
                Runtime.getRuntime().availableProcessors(), copied.size()));
        System.out.printf("%nfaulty rows: %,d (%s)%n%n%-52s %8s %10s %8s %8s%n", file.faultyRows(), file.faults(), "", "seconds",
                "rows/s", "x \\copy", "CPU s");
        line("psql \\copy, clean (whole process)", median(copied), 0);
        line("covalue load, 1 % faulty: the job", medianOf(Ours::job), 1);
        line("covalue load, 1 % faulty: the whole process", medianOf(one -> one.process.seconds()), 1);
        if (withStock) {
            line("Spring Batch stock pair, clean: the job", median(stock), 2);
        }
        System.out.println("CPU s: processor seconds of client and server, the whole process, whatever else the machine does");
        System.out.printf("%nsteps of the job: receive %.2f s, load %.2f s, accept %.2f s%n", step("receive"), step("load"), step("accept"));
        System.out.printf("heap of covalue load: -Xmx%s, at most %.0f MiB used, %.0f MiB left by a collection; process %.0f MiB%n", HEAP,
                medianOf(one -> one.process.heapPeak()) / (1 << 20), medianOf(one -> one.process.heapLeft()) / (1 << 20),
                medianOf(one -> one.process.residentPeak()) / (1 << 20));
        System.out.println("single runs: psql " + rounded(copied) + ", covalue job " + rounded(ours.stream().map(Ours::job).toList())
                + ", stock " + rounded(stock));
    }

    private void line(String what, double seconds, int way) {
        System.out.printf("%-52s %8.2f %,10.0f %8.2f %8.1f%n", what, seconds, rows / seconds, seconds / median(copied),
                median(cpu.get(way)));
    }

    private double step(String name) {
        return medianOf(one -> one.steps.getOrDefault(name, Double.NaN));
    }

    private double medianOf(ToDoubleFunction<Ours> figure) {
        return median(ours.stream().map(figure::applyAsDouble).toList());
    }

    private static double median(List<Double> figures) {
        List<Double> sorted = figures.stream().sorted().toList();
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }

    private static String rounded(List<Double> figures) {
        return figures.stream().map(figure -> String.format("%.2f", figure)).toList().toString();
    }

    private String home() {
        return target.resolve("load-home").toString();
    }

    private String url(String database) {
        return server.url(database) + "?user=" + server.user() + "&password=" + server.password();
    }

    private static void expect(String what, double expected, double found) {
        if (expected != found) {
            throw new IllegalStateException("%s: expected %,.0f, found %,.0f".formatted(what, expected, found));
        }
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException, IOException;
    }

    private void query(String database, String sql, RowReader reader) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(database)); Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                reader.read(result);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private double number(String database, String sql) throws SQLException {
        double[] number = {Double.NaN};
        query(database, sql, row -> number[0] = row.getDouble(1));
        return number[0];
    }

    private void execute(String database, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(database)); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
