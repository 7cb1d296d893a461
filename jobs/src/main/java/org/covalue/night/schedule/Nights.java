package org.covalue.night.schedule;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.covalue.disclosure.Editions;
import org.covalue.night.NightResult;
import org.covalue.request.RunParameters;
import org.covalue.run.BusyProblem;
import org.covalue.run.JobRunner;
import org.covalue.run.Progress;

/**
 * Runs one night, whoever asks for it: a command, the schedule, a button. One business date is one run. What it came to
 * is told by {@link NightResults}, what follows it by {@link NightFollowUp}.
 */
public final class Nights {

    private final DataSource dataSource;
    private final Editions editions;
    private final NightResults results;
    private final Progress progress;
    private final Optional<NightFollowUp> followUp;
    private final Set<JobRunner> atWork = ConcurrentHashMap.newKeySet();

    /** @param followUp what follows a night: alarm and retention; empty where nobody is to hear of it */
    public Nights(DataSource dataSource, Progress progress, Optional<NightFollowUp> followUp) {
        this.dataSource = dataSource;
        this.editions = new Editions(dataSource);
        this.results = new NightResults(dataSource, editions);
        this.progress = progress;
        this.followUp = followUp;
    }

    /**
     * How a night is to start.
     *
     * @param again make a new edition of a date that is published
     * @param patience how long to wait for a run that is at work
     * @param isGivenUp asked when it is this night's turn: whether it is no longer wanted
     */
    public record Start(boolean again, Duration patience, BooleanSupplier isGivenUp) {}

    /**
     * Runs the night to its end, or goes on where it failed, and copies the files to where they are wanted.
     *
     * @throws BusyProblem if another run is still at work after the wait
     * @throws Problem if the run could not even record how it ended
     */
    public NightResult run(RunParameters run, Start how) {
        Optional<NightResult> before = how.again() ? Optional.empty() : results.published(run);
        BooleanSupplier isDone =
                () -> !how.again() && editions.latestOf(run.businessDate()).isPresent()
                        || how.isGivenUp().getAsBoolean();
        return followed(
                run,
                () -> before.orElseGet(() -> runNow(run, new JobRunner.Start(how.again(), how.patience(), isDone))));
    }

    /**
     * Goes on with the last night where it failed, also where its date has an edition of an earlier night.
     *
     * @param failed what that night was asked for
     */
    public NightResult resume(RunParameters failed) {
        return followed(failed, () -> runNow(failed, new JobRunner.Start(false, Duration.ZERO, () -> false)));
    }

    private NightResult followed(RunParameters run, Supplier<NightResult> work) {
        try {
            NightResult result = work.get();
            followUp.ifPresent(after -> after.of(result));
            return result;
        } catch (BusyProblem e) {
            // Whoever asked knows whether to ask again.
            throw e;
        } catch (RuntimeException e) {
            // A night that does not stop in time loses its database; it goes on at the next start, and nobody need be
            // told.
            followUp.filter(after -> !progress.isStopping()).ifPresent(after -> after.of(run.businessDate(), e));
            throw e;
        }
    }

    /** Stops the night that is at work at its next commit, and lets none begin any more; does not wait. */
    public void stop() {
        progress.stop();
        atWork.forEach(JobRunner::stop);
    }

    private NightResult runNow(RunParameters run, JobRunner.Start how) {
        if (progress.isStopping()) {
            return results.stopped(run);
        }
        try (JobRunner runner = new JobRunner(dataSource, progress)) {
            atWork.add(runner);
            try {
                return results.of(run, runner, runner.run("nightly", run, how));
            } finally {
                atWork.remove(runner);
            }
        }
    }
}
