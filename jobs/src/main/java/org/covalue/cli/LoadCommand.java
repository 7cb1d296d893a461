package org.covalue.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.covalue.database.Database;
import org.covalue.inputs.Deliveries;
import org.covalue.inputs.dialect.SenderLocale;
import org.covalue.platform.Problem;
import org.covalue.request.RunParameters;
import org.covalue.run.JobRunner;
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

    @Override
    public Integer call() {
        return load(home, repair ? "repair" : "load", paths, strict, Optional.ofNullable(locale));
    }

    /** Loads, or with command {@code check} loads, tells, and takes back. */
    static int load(HomeOptions home, String command, List<Path> paths, boolean strict, Optional<String> locale) {
        paths.forEach(path -> new LandingPath(path).require(path.toString(), "landing folders or files"));
        Optional<String> tag =
                locale.map(name -> SenderLocale.of(name, "--locale").tag());
        try (Database database = home.open();
                JobRunner runner = new JobRunner(database.dataSource(), home.progress())) {
            Instant now = Instant.now();
            RunParameters run = new RunParameters(
                    command,
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
            JobRunner.Outcome outcome = runner.run("loadOnly", run);
            Deliveries deliveries = runner.part(Deliveries.class);
            Summary summary = new Summary(home, deliveries, database.dataSource(), outcome.runId());
            if (outcome.isComplete() || summary.hasFiles()) {
                summary.print(command.equals("check"));
            }
            if (command.equals("check")) {
                deliveries.forget(outcome.runId());
            }
            if (!outcome.isComplete()) {
                throw new Problem(outcome.message());
            }
            return strict && summary.hasRejected() ? ExitCode.DONE_WITH_REJECTED : ExitCode.DONE;
        }
    }
}
