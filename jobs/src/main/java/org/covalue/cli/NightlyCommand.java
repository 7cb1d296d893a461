package org.covalue.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.covalue.platform.UsageProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "nightly",
        mixinStandardHelpOptions = true,
        description =
                "The whole night for one business date: load, measure, group, disclose, report, publish an edition. "
                        + "A failed night goes on from its failed step when the same command is given again.")
final class NightlyCommand implements Callable<Integer> {

    private static final Duration AS_LONG_AS_IT_TAKES = Duration.ofDays(365);

    @Mixin
    private HomeOptions home;

    @Mixin
    private RunOptions run;

    @Option(names = "--landing", paramLabel = "DIR", required = true, description = "folder with the landing files")
    private Path landing;

    @Option(names = "--business-date", paramLabel = "DATE", description = "the day the run is about (default: today)")
    private LocalDate businessDate;

    @Option(names = "--future", description = "the business date may be after today")
    private boolean future;

    @Option(names = "--again", description = "make a new edition of a date that is already published")
    private boolean again;

    @Option(
            names = "--reports",
            paramLabel = "all|none|ID,ID",
            defaultValue = "all",
            description = "reports to render; ID:ORGANISATION for one organisation only (default: ${DEFAULT-VALUE})")
    private String reports;

    @Option(names = "--out", paramLabel = "DIR", description = "copy the published files here")
    private Path out;

    @Option(names = "--wait", description = "wait for a run that is at work instead of being refused")
    private boolean wait;

    @Option(
            names = "--accept-gate",
            paramLabel = "REASON",
            description = "publish in spite of what the gate finds in the data "
                    + "(rejected share, coverage); the reason is kept")
    private String acceptGate;

    @Option(names = "--strict", description = "exit 3 where a row or file was rejected, or a file not taken")
    private boolean strict;

    @Option(
            names = "--locale",
            paramLabel = "LOCALE",
            description = "how the files write numbers, for example es (1.234,5) or en (1,234.5); "
                    + "default: as covalue.senders says, else a decimal point")
    private String locale;

    @Option(
            names = "--dry-run",
            description = "say what the night would change and how it would end, and publish nothing")
    private boolean dryRun;

    @Option(names = "--json", description = "with --dry-run: as JSON, for programs")
    private boolean json;

    @Override
    public Integer call() {
        if (json && !dryRun) {
            throw new UsageProblem("--json goes with --dry-run.");
        }
        return dryRun ? night().dryRun(json) : night().call();
    }

    private Night night() {
        return new Night(
                home,
                run,
                List.of(landing),
                home.businessDates().of("--business-date", businessDate, future),
                Instant.now(),
                again,
                reports,
                Optional.ofNullable(out),
                strict,
                Optional.ofNullable(acceptGate).filter(reason -> !reason.isBlank()),
                wait ? AS_LONG_AS_IT_TAKES : Duration.ZERO,
                true,
                Optional.ofNullable(locale));
    }
}
