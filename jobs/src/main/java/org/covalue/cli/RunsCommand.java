package org.covalue.cli;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import org.covalue.database.Database;
import org.covalue.inputs.Deliveries;
import org.covalue.inputs.spec.RecordSpecs;
import org.covalue.platform.UsageProblem;
import org.covalue.run.Runs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "runs",
        mixinStandardHelpOptions = true,
        description = "The last runs: what came in, what was rejected, how long, state.")
final class RunsCommand implements Callable<Integer> {

    private static final DateTimeFormatter STARTED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    @Mixin
    private HomeOptions home;

    @Option(
            names = "--last",
            paramLabel = "N",
            defaultValue = "14",
            description = "how many (default: ${DEFAULT-VALUE})")
    private int last;

    @Override
    public Integer call() {
        if (last < 1) {
            throw new UsageProblem("--last " + last + ": expected 1 or more");
        }
        try (Database database = home.openExisting()) {
            System.out.printf(
                    "%5s  %-8s  %-10s  %-19s  %8s  %-9s  %6s  %11s  %9s  %7s%n",
                    "run",
                    "command",
                    "date",
                    "started (UTC)",
                    "seconds",
                    "state",
                    "files",
                    "rows loaded",
                    "rejected",
                    "edition");
            List<Runs.Run> runs = new Runs(database.dataSource()).latest(last);
            runs.forEach(run -> System.out.printf(
                    "%5d  %-8s  %-10s  %-19s  %8.1f  %-9s  %6d  %,11d  %,9d  %7s%s%s%s%s%n",
                    run.id(),
                    run.command(),
                    run.businessDate(),
                    STARTED.format(run.started()),
                    run.seconds(),
                    run.state(),
                    run.files(),
                    run.rowsLoaded(),
                    run.rowsRejected(),
                    run.edition().map(String::valueOf).orElse("-"),
                    run.isComplete()
                            ? ""
                            : run.failedStep().map(step -> "  at " + step).orElse(""),
                    run.gate().map(rules -> " (" + rules + ")").orElse(""),
                    run.isCaughtUp() ? "  caught up" : "",
                    (run.tries() > 1 ? "  (" + run.tries() + " tries)" : "")
                            + (run.notTaken() > 0 ? "  " + run.notTaken() + " not taken" : "")
                            + (run.toConfirm() > 0 ? "  " + run.toConfirm() + " to confirm" : "")));
            if (!runs.isEmpty()) {
                new Deliveries(database.dataSource(), RecordSpecs.load())
                        .readOtherwise(runs.get(0).id())
                        .forEach(file -> System.out.println(
                                "  read in run " + runs.get(0).id() + "  " + file));
            }
            if (runs.isEmpty()) {
                System.out.println("No run yet. Start with: ./covalue demo");
            }
            return ExitCode.DONE;
        }
    }
}
