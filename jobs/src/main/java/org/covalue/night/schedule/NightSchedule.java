package org.covalue.night.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.covalue.night.NightRegister;
import org.covalue.night.NightResult;
import org.covalue.night.alarm.Alarm;
import org.covalue.night.schedule.Nights.Start;
import org.covalue.platform.FileFolders;
import org.covalue.platform.Problem;
import org.covalue.platform.UsageProblem;
import org.covalue.run.BusyProblem;
import org.covalue.settings.Schedule;
import org.covalue.settings.ScheduleSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the night of every business date that is due, in order and once, on one of however many machines: what was
 * missed while nothing ran is caught up, a night that was killed or stopped goes on. It looks at the clock often
 * instead of sleeping until an hour, so that neither a clock change nor a machine that was asleep makes it miss one.
 */
public final class NightSchedule implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(NightSchedule.class);
    private static final int SECONDS_BETWEEN_LOOKS = 20;
    private static final int SECONDS_TO_STOP = 40;

    private final ScheduleSettings settings;
    private final Optional<Schedule> schedule;
    private final Nights nights;
    private final NightRegister register;
    private final NightWatch watch;
    private final FileFolders folders;
    private final Clock clock;
    private volatile Optional<ScheduledExecutorService> timer = Optional.empty();

    /** @throws UsageProblem if the schedule cannot be read, or lacks the landing folder */
    NightSchedule(
            ScheduleSettings settings,
            Nights nights,
            NightRegister register,
            Alarm alarm,
            NightFollowUp followUp,
            FileFolders folders,
            Clock clock) {
        this.settings = settings;
        this.schedule = settings.schedule();
        this.nights = nights;
        this.register = register;
        this.watch = new NightWatch(schedule, settings.lateAfter(), register, alarm, followUp, clock);
        this.folders = folders;
        this.clock = clock;
        if (schedule.isPresent()
                && settings.start()
                && ScheduleSettings.given(settings.landing()).isEmpty()) {
            throw new UsageProblem(
                    "covalue.schedule.cron is given, but no covalue.schedule.landing: the folder with the landing "
                            + "files");
        }
    }

    /** When the next night is due, empty without a schedule. */
    public Optional<Instant> next() {
        return schedule.flatMap(dates -> dates.next(clock.instant()));
    }

    public Optional<Schedule> schedule() {
        return schedule;
    }

    /** One look at the clock: runs what is due, then looks for what did not happen. */
    void look() {
        schedule.ifPresent(dates -> {
            attempt("schedule", () -> new DueNights(dates, settings, register).enter(clock.instant()));
            if (settings.start()) {
                attempt("schedule", this::runOpen);
            }
        });
        attempt("watch", watch::look);
    }

    private void runOpen() {
        for (LocalDate date : register.open()) {
            if (!run(date)) {
                return;
            }
        }
    }

    /** @return whether the next date may follow */
    private boolean run(LocalDate date) {
        try {
            NightResult result = nights.run(
                    settings.night(date, clock.instant(), folders),
                    new Start(false, Duration.ZERO, () -> !register.isOpen(date)));
            switch (result.state()) {
                case STOPPED -> {
                    return false;
                }
                case BLOCKED -> register.end(date, "blocked", Optional.of(result.runId()));
                case FAILED -> register.end(date, "failed", Optional.of(result.runId()));
                case ALREADY_PUBLISHED -> endIfOpen(date, result);
                default -> register.end(date, "published", Optional.of(result.runId()));
            }
            return true;
        } catch (BusyProblem anotherIsAtWork) {
            return false;
        } catch (Problem e) {
            // The database went away; when it is back, the night goes on.
            LOG.error("night of {}: {}", date, e.getMessage());
            return false;
        }
    }

    /** Published by a command, or by another machine that has ended it already. */
    private void endIfOpen(LocalDate date, NightResult result) {
        if (register.isOpen(date) && result.edition().isPresent()) {
            register.end(date, "published", register.runOf(result.edition().get()));
        }
    }

    private static void attempt(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error(what, e);
        }
    }

    @Override
    public synchronized void start() {
        if (timer.isEmpty()) {
            ScheduledExecutorService started =
                    Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "night"));
            ScheduledFuture<?> unused =
                    started.scheduleWithFixedDelay(this::look, 1, SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
            timer = Optional.of(started);
            LOG.info("next night: {}", next().map(Instant::toString).orElse("none by this schedule"));
        }
    }

    /** Stops the night at its next commit, whoever started it here, and waits for it. */
    @Override
    public synchronized void stop() {
        nights.stop();
        timer.ifPresent(running -> {
            running.shutdown();
            try {
                if (!running.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                    LOG.warn("a night is still at work; it goes on at the next start");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        timer = Optional.empty();
    }

    @Override
    public boolean isRunning() {
        return timer.isPresent();
    }
}
