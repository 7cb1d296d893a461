package org.covalue.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.covalue.database.Database;
import org.covalue.inputs.Deliveries;
import org.covalue.inputs.dialect.SenderLocale;
import org.covalue.platform.Json;
import org.covalue.platform.Problem;
import org.covalue.platform.UsageProblem;
import org.covalue.preview.LoadPreview;
import org.covalue.preview.Preview;
import org.covalue.preview.PreviewText;
import org.covalue.request.RunParameters;
import org.covalue.run.JobRunner;
import org.covalue.run.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = "Loads landing files and says what was rejected and why.")
final class LoadCommand implements Callable<Integer> {

    @Mixin
    private HomeOptions home;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "landing folders or files")
    private List<Path> paths;

    @Option(names = "--strict", description = "exit 3 where a row or file was rejected, or a file not taken")
    private boolean strict;

    @Option(
            names = "--locale",
            paramLabel = "LOCALE",
            description = "how the files write numbers, for example es (1.234,5) or en (1,234.5); "
                    + "default: as covalue.senders says, else a decimal point")
    private String locale;

    @Option(
            names = "--repair",
            description =
                    "read files again, as they were delivered, whose rows are not all there; they keep their place "
                            + "in the order of deliveries")
    private boolean repair;

    @Option(
            names = "--preview",
            description = "say what would change, in rows and in published values, and change nothing")
    private boolean preview;

    @Option(names = "--json", description = "with --preview: as JSON, for programs")
    private boolean json;

    @Override
    public Integer call() {
        if (preview && repair || json && !preview) {
            throw new UsageProblem(json ? "--json goes with --preview." : "--preview and --repair do not go together.");
        }
        paths.forEach(path -> new LandingPath(path).require(path.toString(), "landing folders or files"));
        Optional<String> tag = Optional.ofNullable(locale)
                .map(name -> SenderLocale.of(name, "--locale").tag());
        return preview ? preview(tag) : load(tag);
    }

    private int preview(Optional<String> tag) {
        try (Database database = home.openExisting()) {
            Preview found = new LoadPreview(database, json ? new Progress(Optional.empty()) : home.progress())
                    .of(paths, home.businessDates().today(), tag);
            if (json) {
                System.out.println(Json.text(PreviewText.json(found)));
            } else {
                PreviewText.lines(found).forEach(line -> home.say("%s", line));
            }
            return strict && found.hasRejected() ? ExitCode.DONE_WITH_REJECTED : ExitCode.DONE;
        }
    }

    private int load(Optional<String> tag) {
        try (Database database = home.open();
                JobRunner runner = new JobRunner(database.dataSource(), home.progress())) {
            Instant now = Instant.now();
            RunParameters run = new RunParameters(
                    repair ? "repair" : "load",
                    home.businessDates().today(),
                    now.toEpochMilli(),
                    now,
                    paths.stream()
                            .map(path -> path.toAbsolutePath().normalize())
                            .toList(),
                    "USD",
                    Optional.empty(),
                    Optional.empty(),
                    "none",
                    home.editions(),
                    Optional.empty(),
                    Optional.empty(),
                    tag);
            JobRunner.Outcome outcome = runner.loadAndDoubt(run);
            Deliveries deliveries = runner.part(Deliveries.class);
            Summary summary = new Summary(home, deliveries, database.dataSource(), outcome.runId());
            if (outcome.isComplete() || summary.hasFiles()) {
                summary.print();
            }
            if (!outcome.isComplete()) {
                throw new Problem(outcome.message());
            }
            return strict && summary.hasRejected() ? ExitCode.DONE_WITH_REJECTED : ExitCode.DONE;
        }
    }
}
