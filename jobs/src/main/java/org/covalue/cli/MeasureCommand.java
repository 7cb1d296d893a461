package org.covalue.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.covalue.database.Database;
import org.covalue.layers.Layers;
import org.covalue.platform.Problem;
import org.covalue.request.RunParameters;
import org.covalue.run.JobRunner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "measure",
        mixinStandardHelpOptions = true,
        description = "Rebuilds layers, indicators and groups, without publishing.")
final class MeasureCommand implements Callable<Integer> {

    @Mixin
    private HomeOptions home;

    @Mixin
    private RunOptions run;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "as everything was known at the end of that day (UTC)")
    private LocalDate asOf;

    @Option(names = "--future", description = "the date may be after today")
    private boolean future;

    @Override
    public Integer call() {
        LocalDate businessDate = home.businessDates().of("--as-of", asOf, future);
        try (Database database = home.open();
                JobRunner runner = new JobRunner(database.dataSource(), home.progress())) {
            Instant now = Instant.now();
            Instant moment = asOf == null
                    ? now
                    : asOf.plusDays(1)
                            .atStartOfDay(ZoneOffset.UTC)
                            .minusNanos(1000)
                            .toInstant();
            JobRunner.Outcome outcome = runner.run(
                    "measureOnly",
                    new RunParameters(
                            "measure",
                            businessDate,
                            now.toEpochMilli(),
                            moment,
                            List.of(),
                            run.reportingCurrency,
                            run.baseYear(),
                            run.years(),
                            "none",
                            home.editions(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()));
            if (!outcome.isComplete()) {
                throw new Problem(outcome.message());
            }
            runner.part(Layers.class).facts().baseYearNotice().ifPresent(notice -> home.say("  notice   %s", notice));
            home.say(
                    "Measured as known on %s. See ./covalue export indicators --internal --format csv --out "
                            + "indicators.csv",
                    moment);
            return ExitCode.DONE;
        }
    }
}
