package org.covalue;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.covalue.disclosure.Editions;
import org.covalue.editions.EditionFiles;
import org.covalue.exports.EvaluatorTable;
import org.covalue.exports.TableFormat;
import org.covalue.run.JobRunner;

/** One night on the samples, run once per build; each process of it reads a copy, and changes no figure in it. */
public final class SampleNight {

    private static final AtomicReference<SampleNight> ONCE = new AtomicReference<>();
    /** The processes of one build have it in common. */
    private static final String BUILD = System.getProperty(
                    "test.build", Long.toString(ProcessHandle.current().pid()))
            .replaceAll("\\W", "");

    private final String left;
    private final TestDatabase database;
    private final Path editions;

    private SampleNight() throws IOException {
        Path finished = finished(Files.createDirectories(Path.of("jobs", "target", "sample-night-" + BUILD)));
        left = Files.readString(finished);
        database = TestDatabase.copyOf(left);
        editions = Files.createTempDirectory(Path.of("jobs", "target"), "editions");
        EditionFiles.copy(finished.resolveSibling("editions"), editions);
    }

    /** Whoever comes first runs it, the others wait. @return a file that holds the name of its database */
    private static Path finished(Path folder) throws IOException {
        Path finished = folder.resolve("finished");
        try (FileChannel file = FileChannel.open(folder.resolve("lock"), CREATE, WRITE);
                FileLock first = file.lock()) {
            if (!Files.exists(finished)) {
                Files.writeString(finished, run(folder.resolve("editions")));
            }
        }
        return finished;
    }

    private static String run(Path editions) {
        TestDatabase database = TestDatabase.create();
        JobRunner.Outcome outcome = TestRun.night(
                database,
                Path.of("jobs", "samples"),
                TestRun.BUSINESS_DATE,
                "portfolio_report,funder_report:cordoba_technology_cluster,impact_report:joining:real_revenue",
                editions);
        if (!outcome.isComplete()) {
            throw new IllegalStateException("the night of the samples failed: " + outcome.message());
        }
        return database.leave();
    }

    public static synchronized SampleNight get() {
        if (ONCE.get() == null) {
            try {
                ONCE.set(new SampleNight());
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
        return ONCE.get();
    }

    public TestDatabase database() {
        return database;
    }

    /** A copy of one's own, to write into. */
    public TestDatabase copy() {
        return TestDatabase.copyOf(left);
    }

    public Editions editions() {
        return new Editions(database.dataSource());
    }

    /** The folder of the published edition. */
    public Path files() {
        return editions.resolve(Long.toString(editions().latest().orElseThrow()));
    }

    /** A table as exported, header first. */
    public List<List<String>> exported(String table) {
        return Csv.read(files().resolve("tables").resolve(table + ".csv"));
    }

    /** The same table before disclosure. */
    public List<List<String>> internal(String table) {
        Path file = files().resolveSibling("internal-" + table + ".csv");
        TableFormat.CSV.write(EvaluatorTable.of(table), editions().internal(table, file, "test"), "en", file);
        return Csv.read(file);
    }

    public Optional<Long> edition() {
        return editions().latest();
    }
}
