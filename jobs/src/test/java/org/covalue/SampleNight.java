package org.covalue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.covalue.disclosure.Editions;
import org.covalue.exports.EvaluatorTable;
import org.covalue.exports.TableFormat;
import org.covalue.run.JobRunner;

/** One night on the samples, run once per build and only read afterwards. */
public final class SampleNight {

    private static final AtomicReference<SampleNight> ONCE = new AtomicReference<>();

    private final TestDatabase database;
    private final Path editions;
    private final JobRunner.Outcome outcome;

    private SampleNight() throws IOException {
        database = TestDatabase.create();
        editions = Files.createTempDirectory(Path.of("jobs", "target"), "editions");
        outcome = TestRun.night(
                database,
                Path.of("jobs", "samples"),
                TestRun.BUSINESS_DATE,
                "portfolio_report,funder_report:cordoba_technology_cluster,impact_report:joining:real_revenue",
                editions);
        if (!outcome.isComplete()) {
            throw new IllegalStateException("the night of the samples failed: " + outcome.message());
        }
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

    public JobRunner.Outcome outcome() {
        return outcome;
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
