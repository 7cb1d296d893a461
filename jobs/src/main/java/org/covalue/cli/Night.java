package org.covalue.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.covalue.EditionFiles;
import org.covalue.JobRunner;
import org.covalue.Problem;
import org.covalue.Progress;
import org.covalue.ReportBatch;
import org.covalue.RunParameters;
import org.covalue.database.Database;
import org.covalue.disclosure.Editions;
import org.covalue.inputs.Deliveries;
import org.covalue.layers.Layers;
import picocli.CommandLine;

/** One night, as {@code nightly} and {@code demo} run it. */
record Night(HomeOptions home, RunOptions options, List<Path> landing, LocalDate businessDate, Instant startedAt, boolean again,
        String reports, Optional<Path> out, boolean strict) {

    /** @return the exit code */
    int call() {
        if (landing.stream().anyMatch(path -> !Files.isDirectory(path))) {
            System.err.println("--landing " + landing.get(0) + ": no such folder");
            return CommandLine.ExitCode.USAGE;
        }
        RunParameters parameters = parameters();
        ReportBatch.check(reports);
        try (Database database = home.open()) {
            Editions editions = new Editions(database.dataSource());
            Optional<Long> published = editions.latestOf(businessDate);
            if (published.isPresent() && !again) {
                editions.unfinishedRun(published.get()).ifPresent(run -> finish(database, run));
                home.say("%s is published already as edition %d; --again makes a new one.", businessDate, published.get());
                out.ifPresent(target -> copy(published.get(), target));
                return Covalue.DONE;
            }
            return run(database, editions, parameters);
        }
    }

    private static void finish(Database database, long run) {
        try (JobRunner runner = new JobRunner(database.dataSource(), new Progress(Optional.empty()))) {
            runner.finish("nightly", run);
        }
    }

    private int run(Database database, Editions editions, RunParameters parameters) {
        home.say("Night of %s", businessDate);
        try (JobRunner runner = new JobRunner(database.dataSource(), home.progress())) {
            JobRunner.Outcome outcome = runner.run("nightly", parameters, again);
            if (outcome.wasResumed()) {
                home.say("(resumed the run that had failed)");
            }
            Summary summary = new Summary(home, runner.part(Deliveries.class), database.dataSource(), outcome.runId());
            summary.print(false);
            if (!outcome.isComplete()) {
                throw new Problem(outcome.message());
            }
            runner.part(Layers.class).facts().baseYearNotice().ifPresent(notice -> home.say("  notice   %s", notice));
            long edition = editions.ofRun(outcome.runId()).orElseThrow();
            home.say("Published edition %d: %s", edition, home.editions().resolve(Long.toString(edition)));
            out.ifPresent(target -> copy(edition, target));
            return strict && summary.hasRejected() ? Covalue.DONE_WITH_REJECTED : Covalue.DONE;
        }
    }

    private void copy(long edition, Path target) {
        EditionFiles.copy(home.editions().resolve(Long.toString(edition)), target);
        home.say("Copied to %s", target);
    }

    private RunParameters parameters() {
        return new RunParameters("nightly", businessDate, startedAt.toEpochMilli(), startedAt,
                landing.stream().map(path -> path.toAbsolutePath().normalize()).toList(), options.reportingCurrency,
                options.baseYear(), options.years(), reports, home.editions(), out);
    }
}
