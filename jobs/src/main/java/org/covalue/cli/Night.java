package org.covalue.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.covalue.database.Database;
import org.covalue.editions.ReportBatch;
import org.covalue.inputs.Deliveries;
import org.covalue.inputs.dialect.SenderLocale;
import org.covalue.inputs.spec.RecordSpecs;
import org.covalue.night.NightResult;
import org.covalue.night.alarm.Alarm;
import org.covalue.night.alarm.Faults;
import org.covalue.night.schedule.NightFollowUp;
import org.covalue.night.schedule.Nights;
import org.covalue.platform.Json;
import org.covalue.platform.Problem;
import org.covalue.platform.UsageProblem;
import org.covalue.preview.NightPreview;
import org.covalue.preview.PreviewText;
import org.covalue.request.RunParameters;
import org.covalue.run.BusyProblem;
import org.covalue.run.Progress;
import org.covalue.settings.NightSettings;

/**
 * One night, as {@code nightly} and {@code demo} run it.
 *
 * @param isWatched whether the alarm hears of it and retention follows
 */
record Night(
        HomeOptions home,
        RunOptions options,
        List<Path> landing,
        LocalDate businessDate,
        Instant startedAt,
        boolean again,
        String reports,
        Optional<Path> out,
        boolean strict,
        Optional<String> acceptGate,
        Duration patience,
        boolean isWatched,
        Optional<String> locale) {

    /** Less than the minute that systemd and Kubernetes are told to wait. */
    private static final int SECONDS_TO_END = 55;

    /** @return the exit code */
    int call() {
        RunParameters parameters = parameters();
        ReportBatch.check(reports);
        Progress progress = home.progress();
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> awaitEnd(progress, ended), "end-night"));
        try (Database database = open()) {
            return run(database, parameters, progress);
        } finally {
            ended.countDown();
        }
    }

    /** The whole night in a copy that is thrown away. @return the exit code that the night would have */
    int dryRun(boolean json) {
        checkLanding();
        ReportBatch.check(reports);
        try (Database database = home.openExisting()) {
            NightPreview found = NightPreview.of(
                    database, parameters(), again, json ? new Progress(Optional.empty()) : home.progress());
            NightResult result = found.result();
            if (json) {
                Map<String, Object> said = PreviewText.json(found.preview());
                said.put("night", result.state().name().toLowerCase(Locale.ROOT));
                said.put("message", result.message());
                said.put("notices", result.notices());
                System.out.println(Json.text(said));
            } else if (result.state() == NightResult.State.ALREADY_PUBLISHED) {
                home.say("%s is published already; with --again a night would make a new edition.", businessDate);
            } else {
                PreviewText.lines(found.preview()).forEach(line -> home.say("%s", line));
                result.notices().forEach(notice -> home.say("  notice   %s", notice));
                home.say(result.isGood() ? "The night would be published." : "The night would not be published.");
            }
            if (!result.isGood()) {
                throw new Problem(result.message());
            }
            return strict && found.preview().hasRejected() ? ExitCode.DONE_WITH_REJECTED : ExitCode.DONE;
        }
    }

    /** A night that a signal stops says so and closes its database; one that only waits for another is left at once. */
    private static void awaitEnd(Progress progress, CountDownLatch ended) {
        try {
            if (progress.isAtWork()) {
                ended.await(SECONDS_TO_END, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int run(Database database, RunParameters parameters, Progress progress) {
        Optional<NightFollowUp> followUp = isWatched
                ? Optional.of(NightFollowUp.of(
                        database.dataSource(),
                        NightSettings.environment(),
                        home.layout().folders()))
                : Optional.empty();
        try {
            checkLanding();
            home.say("Night of %s", businessDate);
            Nights nights = new Nights(database.dataSource(), progress, followUp);
            return tell(database, nights.run(parameters, new Nights.Start(again, patience, () -> false)));
        } catch (BusyProblem | UsageProblem e) {
            followUp.ifPresent(after -> after.refused(businessDate, e));
            throw e;
        }
    }

    /** A folder that is not mounted is a night that does not start. */
    private void checkLanding() {
        landing.forEach(path -> new LandingPath(path).requireFolder("--landing " + path));
    }

    private Database open() {
        try {
            Database opened = home.open();
            home.close();
            return opened;
        } catch (UsageProblem e) {
            throw e;
        } catch (Problem e) {
            if (isWatched) {
                Alarm.withoutDatabase(NightSettings.environment(), Faults.noDatabase(businessDate, e));
            }
            throw e;
        }
    }

    private int tell(Database database, NightResult result) {
        if (result.wasResumed()) {
            home.say("(resumed the run that had failed)");
        }
        if (result.state() == NightResult.State.STOPPED) {
            home.say("%s", result.message());
            return ExitCode.FAILED;
        }
        if (result.runId() == 0) {
            home.say(
                    "%s is published already as edition %d; --again makes a new one.",
                    businessDate, result.edition().orElseThrow());
            return end(result);
        }
        Summary summary = new Summary(
                home, new Deliveries(database.dataSource(), RecordSpecs.load()), database.dataSource(), result.runId());
        if (result.isGood() || summary.hasFiles()) {
            summary.print();
        }
        result.edition().ifPresent(edition -> {
            result.notices().forEach(notice -> home.say("  notice   %s", notice));
            home.say("Published edition %d: %s", edition, result.folder().orElseThrow());
        });
        int exit = end(result);
        return strict && summary.hasRejected() ? ExitCode.DONE_WITH_REJECTED : exit;
    }

    private int end(NightResult result) {
        if (!result.isGood()) {
            throw new Problem(result.message());
        }
        out.ifPresent(target -> home.say("Copied to %s", target));
        return ExitCode.DONE;
    }

    private RunParameters parameters() {
        return new RunParameters(
                "nightly",
                businessDate,
                startedAt.toEpochMilli(),
                startedAt,
                home.layout().folders().landing(landing),
                options.reportingCurrency,
                options.baseYear(),
                options.years(),
                reports,
                home.editions(),
                out,
                acceptGate,
                locale.map(name -> SenderLocale.of(name, "--locale").tag()));
    }
}
