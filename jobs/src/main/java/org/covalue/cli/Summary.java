package org.covalue.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.covalue.database.SqlResource;
import org.covalue.inputs.Deliveries;
import org.covalue.inputs.landing.Landing;
import org.covalue.inputs.landing.LeftOut;
import org.covalue.plausibility.StandingWarnings;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What became of the files of a run, in words; the list of rejected rows is cut, their number is not. */
final class Summary {

    private static final int ROWS_SHOWN = 5;
    private static final Set<String> NOT_LOADED = Set.of("refused", "not_taken");

    private final HomeOptions home;
    private final List<Deliveries.Outcome> outcomes;
    private final JdbcTemplate jdbc;
    private final long runId;

    Summary(HomeOptions home, Deliveries deliveries, DataSource dataSource, long runId) {
        this.home = home;
        this.outcomes = deliveries.outcomes(runId);
        this.jdbc = new JdbcTemplate(dataSource);
        this.runId = runId;
    }

    boolean hasRejected() {
        return outcomes.stream().anyMatch(one -> one.rowsRejected() > 0 || NOT_LOADED.contains(one.state()));
    }

    /** Without one there was none, or the run broke off before it looked. */
    boolean hasFiles() {
        return !outcomes.isEmpty();
    }

    void print() {
        List<Deliveries.Outcome> files = outcomes.stream()
                .filter(one -> !Set.of("not_taken", "ignored").contains(one.state()))
                .toList();
        if (outcomes.stream().allMatch(one -> one.state().equals("ignored"))) {
            home.say("No landing file was found (expected " + Landing.READ + ").");
        } else if (files.isEmpty()) {
            home.say("Nothing was taken of what lies there (expected " + Landing.READ + ").");
        } else {
            printCounts(files);
        }
        say("refused", "  refused   %s: %s");
        say("not_taken", "  not taken %s: %s");
        outcomes.stream()
                .filter(one -> one.notice() != null)
                .forEach(one -> home.say("  notice    %s: %s", one.file(), one.notice()));
        outcomes.stream()
                .filter(one -> one.state().equals("complete") && one.rowsRead() == 0)
                .forEach(one -> home.say("  notice    %s: a header and no rows", one.file()));
        LeftOut.ignored(outcomes.stream()
                        .filter(one -> one.state().equals("ignored"))
                        .map(Deliveries.Outcome::file)
                        .toList())
                .ifPresent(line -> home.say("%s", line));
        printRejected();
        sayMarked();
        printWarnings();
    }

    /** What to confirm, where the run has looked. */
    private void printWarnings() {
        List<StandingWarnings.Count> counts = new StandingWarnings(jdbc).counted(runId);
        counts.forEach(one -> home.say(
                "  confirm   %,d x %s%s",
                one.open(),
                one.title("en"),
                one.confirmed() == 0 ? "" : String.format(" (%,d more are confirmed)", one.confirmed())));
        if (counts.stream().anyMatch(one -> one.open() > 0)) {
            home.say("           ./covalue confirm lists them; nothing was rejected or changed");
        }
    }

    private void printCounts(List<Deliveries.Outcome> files) {
        home.say(
                "%,d files: %,d loaded, %,d skipped as they came before, %,d refused; "
                        + "rows: %,d read, %,d loaded, %,d unchanged, %,d rejected",
                files.size(),
                count(one -> one.state().equals("complete")),
                count(one -> one.state().equals("skipped")),
                count(one -> one.state().equals("refused")),
                files.stream().mapToLong(Deliveries.Outcome::rowsRead).sum(),
                files.stream().mapToLong(Deliveries.Outcome::rowsLoaded).sum(),
                files.stream().mapToLong(Deliveries.Outcome::rowsUnchanged).sum(),
                files.stream().mapToLong(Deliveries.Outcome::rowsRejected).sum());
    }

    private void say(String state, String line) {
        outcomes.stream()
                .filter(one -> one.state().equals(state))
                .forEach(one -> home.say(line, one.file(), one.message()));
    }

    private long count(Predicate<Deliveries.Outcome> which) {
        return outcomes.stream().filter(which).count();
    }

    private void sayMarked() {
        Path marked = home.layout().folders().rejected(runId);
        if (Files.isDirectory(marked)) {
            home.say("  marked    the faults stand in the cells of copies in %s", marked);
        }
    }

    private void printRejected() {
        JdbcClient.create(jdbc)
                .sql(SqlResource.text(Summary.class, "faults_of_run"))
                .param("run", runId)
                .param("shown", ROWS_SHOWN)
                .query(row -> {
                    long alike = row.getLong("alike");
                    if (row.getLong("place") == 1) {
                        home.say("  rejected  %,d x %s", alike, row.getString("rule"));
                    }
                    String column = row.getString("column_name");
                    home.say(
                            "           %s row %d%s: found %s; expected %s (%s)",
                            row.getString("file"),
                            row.getInt("row_number"),
                            column.isEmpty() ? "" : " column " + column,
                            row.getString("found"),
                            row.getString("expected"),
                            row.getString("message"));
                    if (row.getLong("place") == ROWS_SHOWN && alike > ROWS_SHOWN) {
                        home.say("           ... and %,d more: ./covalue check lists all", alike - ROWS_SHOWN);
                    }
                });
    }
}
