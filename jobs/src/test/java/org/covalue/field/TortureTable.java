package org.covalue.field;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.covalue.TestDatabase;
import org.covalue.TestRun;
import org.covalue.inputs.check.CheckedFile;
import org.covalue.inputs.check.FileCheck;
import org.covalue.inputs.check.LandingCheck;
import org.covalue.inputs.landing.LeftOut;
import org.covalue.inputs.landing.Senders;
import org.covalue.run.JobRunner;
import org.covalue.run.Progress;

/**
 * Every file of the folders that are made to be hard to read, through {@code check} and {@code load}, each alone: file,
 * what becomes of it, why. {@code bench/torture/run} prints the table; {@code TortureTableTest} compares it with the
 * one that is kept there.
 */
public final class TortureTable {

    /** Nothing takes so long but what hangs. */
    private static final int MOST_SECONDS = 120;

    private static final String ORGANISATIONS = "organisation_id,organisation_name,country,founded_on\n";

    private final Path data;
    private final Path landing;
    private final TestDatabase database;
    private final JobRunner runner;

    private TortureTable(Path data, Path landing, TestDatabase database, JobRunner runner) {
        this.data = data;
        this.landing = landing;
        this.database = database;
        this.runner = runner;
    }

    /** @param arguments the folder of the data, and a file for the table */
    public static void main(String[] arguments) throws Exception {
        Path landing = Files.createTempDirectory("torture");
        ExecutorService one = Executors.newSingleThreadExecutor();
        try (TestDatabase database = TestDatabase.create();
                JobRunner runner = new JobRunner(database.dataSource(), new Progress(Optional.empty()));
                PrintStream out = new PrintStream(arguments[1], StandardCharsets.UTF_8)) {
            TortureTable table = new TortureTable(Path.of(arguments[0]), landing, database, runner);
            table.loadWhatIsKnown();
            out.print("| file | result | reason |\n|---|---|---|\n");
            for (Path delivery : table.deliveries()) {
                List<String> lines;
                try {
                    lines = one.submit(() -> table.lines(delivery)).get(MOST_SECONDS, TimeUnit.SECONDS);
                } catch (TimeoutException e) {
                    lines = List.of("| " + table.data.relativize(delivery) + " | HANGS | |");
                } catch (ExecutionException e) {
                    lines = List.of("| " + table.data.relativize(delivery) + " | BREAKS | " + e.getCause() + " |");
                }
                lines.forEach(line -> out.print(line + "\n"));
            }
        } finally {
            one.shutdownNow();
            FileUtils.deleteDirectory(landing.toFile());
        }
        System.exit(0);
    }

    /** The cases from the field are folders, files of the other folders come one by one: many are the same grants. */
    private List<Path> deliveries() throws IOException {
        List<Path> all = new ArrayList<>(List.of(data.resolve("csv_torture")));
        for (String folder : List.of("excel_torture", "ingest_mess", "grants_360g")) {
            try (Stream<Path> files = Files.walk(data.resolve(folder))) {
                files.filter(Files::isRegularFile).sorted().forEach(all::add);
            }
        }
        try (Stream<Path> cases = Files.list(data.resolve("field"))) {
            cases.map(one -> one.endsWith("known") ? one : one.resolve("in"))
                    .filter(Files::isDirectory)
                    .sorted()
                    .forEach(all::add);
        }
        return all;
    }

    /** The members that the cases from the field name, and the organisations that public grants are given to. */
    private void loadWhatIsKnown() throws IOException {
        Set<String> organisations = new TreeSet<>();
        for (String folder : List.of("ingest_mess", "grants_360g")) {
            organisations.addAll(check(data.resolve(folder)).open().getOrDefault("organisation", Set.of()));
        }
        Path known = Files.createDirectories(landing.resolve("known"));
        Files.copy(data.resolve("field/known/members.csv"), known.resolve("members.csv"));
        Files.writeString(
                known.resolve("organisations.csv"),
                ORGANISATIONS
                        + organisations.stream()
                                .map(id -> '"' + id.replace("\"", "\"\"") + "\",invented,GB,2000-01-01\n")
                                .collect(Collectors.joining()));
        TestRun.load(database, known, Instant.now());
    }

    private static LandingCheck.Checked check(Path path) {
        return new LandingCheck(TestRun.BUSINESS_DATE, Senders.UNKNOWN, Optional.empty()).check(List.of(path));
    }

    private List<String> lines(Path delivery) throws IOException {
        Path folder = Files.isDirectory(delivery) ? delivery : alone(delivery);
        Path parent = data.relativize(Files.isDirectory(delivery) ? delivery : delivery.getParent());
        Map<String, String> checked = checked(check(folder));
        List<String> lines = new ArrayList<>();
        try (Landed landed = Landed.load(database, runner, folder, Optional.empty())) {
            for (Landed.Line line : landed.lines()) {
                String ofCheck = checked.getOrDefault(line.file(), "nothing");
                boolean isAgreed =
                        ofCheck.equals(line.checked()) || line.result().equals("skipped");
                String result = line.result() + (isAgreed ? "" : "; CHECK SAYS " + ofCheck);
                lines.add("| " + cell(parent.resolve(line.file()).toString()) + " | " + result + " | "
                        + cell(line.reason()) + " |");
            }
        }
        return lines;
    }

    private Path alone(Path file) throws IOException {
        Path folder = landing.resolve("alone");
        FileUtils.deleteDirectory(folder.toFile());
        Files.createDirectories(folder);
        Files.copy(file, folder.resolve(file.getFileName()));
        return folder;
    }

    /** By file and sheet, in the words of {@link Landed.Line#checked}. */
    private static Map<String, String> checked(LandingCheck.Checked checked) {
        Map<String, String> results = new TreeMap<>();
        for (CheckedFile file : checked.files()) {
            for (FileCheck.Outcome table : file.tables()) {
                results.put(
                        file.name() + (table.sheet().isEmpty() ? "" : ", sheet " + table.sheet()),
                        table.refusal().isPresent()
                                ? "refused"
                                : table.rowsRead() + " rows, " + table.rowsRejected() + " faulty");
            }
        }
        for (LeftOut one : checked.leftOut()) {
            results.put(one.name(), one.isMeant() ? "not taken" : "ignored");
        }
        return results;
    }

    private static String cell(String text) {
        String flat = text.replace("|", "\\|").replaceAll("\\p{Cntrl}+", " ");
        return flat.length() <= 400 ? flat : flat.substring(0, 400) + " ...";
    }
}
