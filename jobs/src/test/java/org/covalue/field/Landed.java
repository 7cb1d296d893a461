package org.covalue.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.covalue.TestDatabase;
import org.covalue.TestRun;
import org.covalue.inputs.Deliveries;
import org.covalue.inputs.spec.RecordSpecs;
import org.covalue.request.RunParameters;
import org.covalue.run.JobRunner;
import org.jspecify.annotations.Nullable;

/** What a load made of the folder of one case: its files, the rows that are stored and those that were rejected. */
final class Landed implements AutoCloseable {

    private static final String OF_FILE = " from covalue.standing_rejection "
            + "where case sheet when '' then file else file || ', sheet ' || sheet end = ? ";
    private static final String FAULTS = "select rule, column_name, message, count(*) as rows, "
            + "min(row_number) as first, (array_agg(found order by row_number))[1] as found" + OF_FILE
            + "group by rule, column_name, message order by first, rule, column_name";
    /** Rows at fault for nothing but what they refer to. */
    private static final String FAULTY_ROWS =
            "select row_number" + OF_FILE + "group by row_number having bool_and(rule = 'reference')";

    private final TestDatabase database;
    private final Map<String, Deliveries.Outcome> files;
    private final int firstDelivery;

    private Landed(TestDatabase database, Map<String, Deliveries.Outcome> files, int firstDelivery) {
        this.database = database;
        this.files = files;
        this.firstDelivery = firstDelivery;
    }

    static Landed load(TestDatabase database, JobRunner runner, Path folder, Optional<String> locale) {
        Integer last = database.jdbc()
                .queryForObject("select coalesce(max(delivery_id), 0) from covalue.delivery", Integer.class);
        Instant now = Instant.now();
        RunParameters run = TestRun.under(
                TestRun.parameters(
                        "load", folder, now, now.toEpochMilli(), "none", Path.of("jobs", "target", "editions")),
                locale);
        JobRunner.Outcome outcome = runner.run("loadOnly", run);
        assertThat(outcome.message()).isEmpty();
        Map<String, Deliveries.Outcome> files = new Deliveries(database.dataSource(), RecordSpecs.load())
                .outcomes(outcome.runId()).stream()
                        .collect(Collectors.toMap(Deliveries.Outcome::file, Function.identity()));
        return new Landed(database, files, last + 1);
    }

    Deliveries.Outcome file(String name) {
        assertThat(files).containsKey(name);
        return files.get(name);
    }

    Landed loads(String file, long rows) {
        assertThat(file(file))
                .as(file)
                .extracting(Deliveries.Outcome::state, Deliveries.Outcome::rowsLoaded)
                .containsExactly("complete", rows);
        return this;
    }

    Landed rejects(String file, long rows) {
        assertThat(file(file).rowsRejected()).as(file + ": " + rejected()).isEqualTo(rows);
        return this;
    }

    /** What the sender is told of a file that is loaded. */
    Landed tells(String file, String... words) {
        assertThat(file(file).notice()).contains(words);
        return this;
    }

    Landed refuses(String file, String... words) {
        assertThat(file(file).state()).as(file).isEqualTo("refused");
        assertThat(file(file).message() + " " + file(file).notice()).contains(words);
        return this;
    }

    Landed doesNotTake(String file, String... words) {
        assertThat(file(file).state()).as(file).isEqualTo("not_taken");
        assertThat(file(file).message()).contains(words);
        return this;
    }

    Landed ignores(String file) {
        assertThat(file(file).state()).as(file).isEqualTo("ignored");
        return this;
    }

    /** Values of a column in the order of the rows. */
    List<Object> stored(String column, String record) {
        return database
                .jdbc()
                .queryForList(
                        "select " + column + " as found from raw." + record
                                + " r where delivery_id >= ? order by delivery_id, row_number",
                        firstDelivery)
                .stream()
                .map(row -> row.get("found"))
                .toList();
    }

    /** Every fault: row, column, what was found, why. References that are not known yet are none. */
    List<String> rejected() {
        return database.jdbc()
                .queryForList(
                        "select row_number || ' ' || column_name || ': ' || coalesce(found, '') || ': ' || message "
                                + "from covalue.rejected_row "
                                + "where delivery_id >= ? order by delivery_id, row_number",
                        String.class,
                        firstDelivery);
    }

    List<String> rejectedFor(int row) {
        return rejected().stream().filter(fault -> fault.startsWith(row + " ")).toList();
    }

    /**
     * What became of a file or a sheet.
     *
     * @param checked what {@code check} must have said of it, which knows nothing of references
     */
    record Line(String file, String result, String checked, String reason) {}

    List<Line> lines() {
        return files.values().stream()
                .sorted(Comparator.comparing(Deliveries.Outcome::file))
                .map(this::line)
                .toList();
    }

    private Line line(Deliveries.Outcome file) {
        if (!file.state().equals("complete")) {
            String state = file.state().replace('_', ' ');
            return new Line(file.file(), state, state, joined(file.message(), file.notice()));
        }
        List<Map<String, Object>> faults = database.jdbc().queryForList(FAULTS, file.file());
        long ofReferences = database.jdbc()
                .queryForObject("select count(*) from (" + FAULTY_ROWS + ") rows", Long.class, file.file());
        String result = file.rowsLoaded() + " of " + file.rowsRead() + " rows loaded"
                + (file.rowsUnchanged() == 0 ? "" : ", " + file.rowsUnchanged() + " known");
        String reasons = faults.stream()
                .map(fault -> "%s x %s in %s, row %s: found %s (%s)"
                        .formatted(
                                fault.get("rows"),
                                fault.get("rule"),
                                fault.get("column_name"),
                                fault.get("first"),
                                fault.get("found"),
                                fault.get("message")))
                .collect(Collectors.joining("; "));
        return new Line(
                file.file(),
                file.record() + ": " + result,
                file.rowsRead() + " rows, " + (file.rowsRejected() - ofReferences) + " faulty",
                joined(reasons, file.notice()));
    }

    private static String joined(@Nullable String first, @Nullable String second) {
        return Stream.of(first, second)
                .filter(text -> text != null && !text.isEmpty())
                .collect(Collectors.joining("; "));
    }

    /** The next case finds the database as this one did. */
    @Override
    public void close() {
        RecordSpecs.load().all().stream()
                .sorted(Comparator.comparing(spec -> spec.record()))
                .forEach(spec -> database.jdbc()
                        .update("delete from raw." + spec.record() + " where delivery_id >= ?", firstDelivery));
        database.jdbc().update("delete from covalue.delivery where delivery_id >= ?", firstDelivery);
    }
}
