package org.covalue.bench;

import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.covalue.crash.CrashPoint.Blow;
import org.covalue.crash.CrashPoint.Moment;
import org.covalue.crash.CrashPoint;
import org.covalue.crash.CrashedNight.Outcome;
import org.covalue.crash.CrashedNight;
import org.covalue.crash.Snapshot;
import org.covalue.database.Database;
import org.covalue.database.EmbeddedPostgres;

/**
 * The second night of the samples, with corrected files, killed again and again, beside the same night left alone: a first
 * night stands in the home already. Fails where anything differs.
 */
public final class CrashBench {

    private static final List<String> STEPS = List.of("receive", "load", "accept", "stage", "join", "measure", "group", "evaluate",
            "disclose", "report", "gate", "publish");

    /** Six in ten kill the process, two the server too, two ask it to stop. */
    private static final List<Blow> DRAWN = List.of(Blow.KILL, Blow.KILL, Blow.KILL, Blow.POWER, Blow.TERMINATE);

    /** A frozen session is waited for, so that a night has at most one: {@code MOMENT:STEP:FREEZE}. */
    private static final List<Blow> LOST = List.of(Blow.DISCONNECT, Blow.DISCONNECT, Blow.RESTART);

    private final Path work = Path.of(System.getProperty("bench.target")).resolve("crash");
    private final Path landing = work.resolve("landing");
    private final Map<String, Double> seconds = new HashMap<>();
    private final CrashTable table = new CrashTable();
    private Snapshot alone;

    /** @param arguments nights with drawn times, seed, places at which all steps are hit, nights with drawn times whose connections are hit */
    public static void main(String[] arguments) throws Exception {
        CrashBench bench = new CrashBench();
        bench.prepare();
        bench.leaveAlone();
        System.out.printf("%-58s %6s %6s %12s%n", "night", "kills", "parts", "differences");
        for (String place : arguments[2].equals("-") ? new String[0] : arguments[2].split(",")) {
            bench.killAtEveryStep(place);
        }
        int nights = Integer.parseInt(arguments[0]);
        SplittableRandom random = new SplittableRandom(Long.parseLong(arguments[1]));
        bench.killAtDrawnTimes("drawn times", nights, random, DRAWN);
        bench.killAtDrawnTimes("drawn times, terminate", (nights + 1) / 2, random, List.of(Blow.TERMINATE));
        int lost = Integer.parseInt(arguments[3]);
        bench.killAtDrawnTimes("drawn times, connection", lost, random, LOST);
        bench.freezeAtDrawnTimes((lost + 2) / 3, random);
        bench.table.print();
        System.exit(bench.table.differences() == 0 ? 0 : 1);
    }

    /** @param place a moment, or {@code MOMENT:STEP}, or with a blow {@code MOMENT:STEP:BLOW} */
    private void killAtEveryStep(String place) throws Exception {
        String[] parts = place.split(":");
        Moment moment = Moment.valueOf(parts[0]);
        Blow blow = parts.length > 2 ? Blow.valueOf(parts[2]) : Blow.KILL;
        List<String> steps = new ArrayList<>(parts.length > 1 && !parts[1].equals("all") ? List.of(parts[1]) : STEPS);
        if (moment == Moment.COMPLETES && steps.size() > 1) {
            steps.add("job");
        }
        String kind = (moment + ", " + blow).toLowerCase(Locale.ROOT);
        crash(kind, place.toLowerCase(Locale.ROOT), steps.stream().map(step -> CrashPoint.at(moment, step, blow)).toList());
    }

    /** One to three blows a night, the steps drawn by nobody's weight: short ones are hit as often as long ones. */
    private void killAtDrawnTimes(String kind, int count, SplittableRandom random, List<Blow> blows) throws Exception {
        List<String> places = new ArrayList<>(STEPS);
        places.add("copy");
        for (int night = 0; night < count; night++) {
            List<CrashPoint> points = random.ints(1 + random.nextInt(3), 0, places.size()).sorted().mapToObj(step ->
                    new CrashPoint(Moment.INSIDE, places.get(step), random.nextDouble(), blows.get(random.nextInt(blows.size())))).toList();
            crash(kind, String.join(", ", points.stream().map(CrashPoint::toString).toList()), points);
        }
    }

    private void freezeAtDrawnTimes(int count, SplittableRandom random) throws Exception {
        for (int night = 0; night < count; night++) {
            CrashPoint point = new CrashPoint(Moment.INSIDE, STEPS.get(night % STEPS.size()), random.nextDouble(), Blow.FREEZE);
            crash("drawn times, frozen", point.toString(), List.of(point));
        }
    }

    private void crash(String kind, String name, List<CrashPoint> points) throws Exception {
        Path home = home();
        Outcome outcome = night(home, "2025-07-01", points);
        Snapshot crashed = snapshot(home);
        List<String> different = alone.differences(crashed);
        System.out.printf("%-58s %6d %6d %12d%n", name, outcome.kills().size(), crashed.size(), different.size());
        Stream.concat(outcome.unclean().stream(), different.stream()).forEach(line -> System.out.println("    " + line));
        table.add(kind, outcome, different.size());
    }

    /** A home with the first night done and the triggers in place. */
    private void prepare() throws Exception {
        delete(work);
        Files.createDirectories(work);
        copy(Path.of(System.getProperty("bench.samples")), landing);
        Path corrections = work.resolve("corrections");
        Files.move(landing.resolve("zz_corrections"), corrections);
        Path template = work.resolve("template");
        night(template, "2025-06-30", List.of());
        Files.move(corrections, landing.resolve("zz_corrections"));
        Path revenue = landing.resolve("es/ingresos.csv");
        List<String> lines = new ArrayList<>(Files.readAllLines(revenue));
        lines.subList(100, 200).clear();
        lines.add("nobody;2020;EUR;1;1;1;1;1;;;");
        Files.write(revenue, lines);
        try (Database database = Database.open(template, Optional.empty());
                Connection connection = database.dataSource().getConnection()) {
            CrashedNight.prepare(connection);
        }
    }

    private void leaveAlone() throws Exception {
        Path home = home();
        night(home, "2025-07-01", List.of());
        try (EmbeddedPostgres server = EmbeddedPostgres.start(home.resolve("postgres"));
                Connection connection = connect(server); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select step_name, extract(epoch from end_time - start_time) from batch.batch_step_execution
                        where job_execution_id = (select max(job_execution_id) from batch.batch_job_execution)
                          and step_name not like '%:%'""")) {
            while (row.next()) {
                seconds.put(row.getString(1), row.getDouble(2));
            }
        }
        alone = snapshot(home);
    }

    private Outcome night(Path home, String date, List<CrashPoint> points) throws IOException, InterruptedException, SQLException {
        return new CrashedNight(nightly(home, date), work.resolve("output.txt"), new EmbeddedServer(home), seconds).run(points);
    }

    private List<String> nightly(Path home, String date) {
        return List.of("nightly", "--home", home.toString(), "--landing", landing.toString(), "--business-date", date, "--out",
                home.resolve("out").toString(), "--reports", "portfolio_report,funder_report:cordoba_technology_cluster");
    }

    private Path home() throws IOException {
        Path home = work.resolve("home");
        delete(home);
        copy(work.resolve("template"), home);
        return home;
    }

    private static Snapshot snapshot(Path home) throws SQLException, IOException {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(home.resolve("postgres")); Connection connection = connect(server)) {
            return Snapshot.of(connection, Map.of("editions", home.resolve("editions"), "out", home.resolve("out")));
        }
    }

    private static Connection connect(EmbeddedPostgres server) throws SQLException {
        return DriverManager.getConnection(server.url("postgres"), server.user(), server.password());
    }

    private static void copy(Path from, Path to) throws IOException {
        CopyOption[] options = {StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS};
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), options);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
