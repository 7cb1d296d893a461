package org.covalue.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.covalue.database.Database;
import org.covalue.layers.Layers;
import org.covalue.platform.Problem;
import org.covalue.platform.UsageProblem;
import org.covalue.platform.Version;
import org.covalue.request.BusinessDates;
import org.covalue.run.JobRunner;
import org.covalue.run.PastNight;
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
            paramLabel = "MOMENT",
            description = "as everything was known at the end of a day (2026-11-27, UTC), at a moment "
                    + "(2026-11-27T02:13:00Z), or to the night of an edition (edition:3)")
    private String asOf;

    @Option(names = "--future", description = "the date may be after today")
    private boolean future;

    @Override
    public Integer call() {
        BusinessDates dates = home.businessDates();
        try (Database database = home.open();
                JobRunner runner = new JobRunner(database.dataSource(), home.progress())) {
            PastNight night = asOf == null
                    ? new PastNight(dates.now(), Optional.empty(), dates.today(), Optional.empty())
                    : PastNight.of("--as-of", asOf, dates, future, database.dataSource());
            if (night.edition().isPresent()
                    && (run.baseYear().isPresent() || run.years().isPresent())) {
                throw new UsageProblem("--as-of " + asOf + " has the years and the base year of that edition; "
                        + "leave out --years and --base-year.");
            }
            JobRunner.Outcome outcome = runner.run(
                    "measureOnly",
                    night.again(
                            dates.now().toEpochMilli(),
                            run.reportingCurrency,
                            run.baseYear(),
                            run.years(),
                            home.editions()));
            if (!outcome.isComplete()) {
                throw new Problem(outcome.message());
            }
            tell(runner, night, database);
            return ExitCode.DONE;
        }
    }

    private void tell(JobRunner runner, PastNight night, Database database) {
        runner.part(Layers.class).facts().baseYearNotice().ifPresent(notice -> home.say("  notice   %s", notice));
        night.doubts(database.dataSource(), Version.CURRENT).forEach(doubt -> home.say("  notice   %s", doubt));
        home.say(
                "Measured as known %s. See ./covalue export indicators --internal --format csv --out "
                        + "indicators.csv",
                night.edition()
                        .map(one -> "to edition " + one.id() + " (" + night.asOf() + ")")
                        .orElse("on " + night.asOf()));
    }
}
