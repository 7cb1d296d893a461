package org.covalue.cli;

import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.covalue.database.Database;
import org.covalue.inputs.Deliveries;
import org.covalue.inputs.spec.RecordSpecs;
import org.covalue.night.alarm.ExpectedInputs;
import org.covalue.night.figures.ReadText;
import org.covalue.night.figures.RunsText;
import org.covalue.platform.Json;
import org.covalue.platform.UsageProblem;
import org.covalue.run.Runs;
import org.covalue.settings.NightSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "runs",
        mixinStandardHelpOptions = true,
        description = "The last runs: what came in, what was rejected, how long, state; and how expected inputs stand.")
final class RunsCommand implements Callable<Integer> {

    @Mixin
    private HomeOptions home;

    @Option(
            names = "--last",
            paramLabel = "N",
            defaultValue = "14",
            description = "how many (default: ${DEFAULT-VALUE})")
    private int last;

    @Option(
            names = "--run",
            paramLabel = "N",
            description = "of this run alone: how each file was read, by which mapping and dialect")
    private @Nullable Long run;

    @Option(names = "--json", description = "the same as JSON, for programs")
    private boolean json;

    @Override
    public Integer call() {
        if (last < 1) {
            throw new UsageProblem("--last " + last + ": expected 1 or more");
        }
        try (Database database = home.openExisting()) {
            if (run != null) {
                printRead(run, new Deliveries(database.dataSource(), RecordSpecs.load()).read(run));
                return ExitCode.DONE;
            }
            List<Runs.Run> runs = new Runs(database.dataSource()).latest(last);
            List<ExpectedInputs.Arrival> arrivals = ExpectedInputs.of(
                            database.dataSource(), NightSettings.of(NightSettings.environment()))
                    .arrivals(Instant.now());
            if (json) {
                System.out.println(Json.text(RunsText.json(runs, arrivals)));
            } else {
                print(database, runs, arrivals);
                sayMarked(runs);
            }
            return ExitCode.DONE;
        }
    }

    private void printRead(long runId, List<Deliveries.ReadAs> read) {
        if (json) {
            System.out.println(Json.text(ReadText.json(runId, read)));
        } else {
            ReadText.lines(runId, read).forEach(System.out::println);
        }
    }

    private static void print(Database database, List<Runs.Run> runs, List<ExpectedInputs.Arrival> arrivals) {
        System.out.println(RunsText.head());
        runs.stream().map(RunsText::line).forEach(System.out::println);
        if (runs.isEmpty()) {
            System.out.println("No run yet. Start with: ./covalue demo");
        } else {
            new Deliveries(database.dataSource(), RecordSpecs.load())
                    .readOtherwise(runs.get(0).id())
                    .forEach(file ->
                            System.out.println("  read in run " + runs.get(0).id() + "  " + file));
        }
        if (!arrivals.isEmpty()) {
            System.out.println("Expected inputs:");
            RunsText.expected(arrivals).forEach(System.out::println);
        }
    }

    private void sayMarked(List<Runs.Run> runs) {
        runs.stream()
                .limit(1)
                .map(run -> home.layout().folders().rejected(run.id()))
                .filter(Files::isDirectory)
                .forEach(marked -> System.out.println("Files with rejected rows, marked in copies: " + marked));
    }
}
