package org.covalue.night;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.covalue.BusyProblem;
import org.covalue.EditionFiles;
import org.covalue.JobRunner;
import org.covalue.JobRunner.Outcome;
import org.covalue.Problem;
import org.covalue.Progress;
import org.covalue.RunParameters;
import org.covalue.disclosure.Editions;
import org.covalue.layers.Layers;
import org.covalue.night.NightResult.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** Runs one night, whoever asks for it: a command, the schedule, a button. One business date is one run. */
public final class Nights {

    private static final Logger LOG = LoggerFactory.getLogger(Nights.class);

    private final DataSource dataSource;
    private final Editions editions;
    private final Progress progress;
    private final Optional<Aftermath> aftermath;
    private final Set<JobRunner> atWork = ConcurrentHashMap.newKeySet();

    /** @param aftermath what follows a night: alarm and retention; empty where nobody is to hear of it */
    public Nights(DataSource dataSource, Progress progress, Optional<Aftermath> aftermath) {
        this.dataSource = dataSource;
        this.editions = new Editions(dataSource);
        this.progress = progress;
        this.aftermath = aftermath;
    }

    /**
     * How a night is to start.
     *
     * @param again make a new edition of a date that is published
     * @param patience how long to wait for a run that is at work
     * @param isGivenUp asked when it is this night's turn: whether it is no longer wanted
     */
    public record Start(boolean again, Duration patience, BooleanSupplier isGivenUp) {
    }

    /**
     * Runs the night to its end, or goes on where it failed, and copies the files to where they are wanted.
     *
     * @throws BusyProblem if another run is still at work after the wait
     * @throws Problem if the run could not even record how it ended
     */
    public NightResult run(RunParameters run, Start how) {
        Optional<NightResult> before = how.again() ? Optional.empty() : published(run);
        BooleanSupplier isDone = () -> !how.again() && editions.latestOf(run.businessDate()).isPresent() || how.isGivenUp().getAsBoolean();
        return followed(run, () -> before.orElseGet(() -> runNow(run, new JobRunner.Start(how.again(), how.patience(), isDone))));
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
            aftermath.ifPresent(after -> after.of(result));
            return result;
        } catch (BusyProblem e) {
            // Whoever asked knows whether to ask again.
            throw e;
        } catch (RuntimeException e) {
            // A night that does not stop in time loses its database; it goes on at the next start, and nobody need be told.
            aftermath.filter(after -> !progress.isStopping()).ifPresent(after -> after.of(run.businessDate(), e));
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
            return result(run, State.STOPPED, Outcome.stopped(), List.of());
        }
        try (JobRunner runner = new JobRunner(dataSource, progress)) {
            atWork.add(runner);
            try {
                return result(run, runner, runner.run("nightly", run, how));
            } finally {
                atWork.remove(runner);
            }
        }
    }

    private NightResult result(RunParameters run, JobRunner runner, Outcome outcome) {
        if (outcome.wasDone()) {
            return published(run).orElseGet(() -> result(run, State.ALREADY_PUBLISHED, outcome, List.of()));
        }
        if (!outcome.isComplete()) {
            return result(run, state(outcome), outcome, List.of());
        }
        List<String> notices = new ArrayList<>();
        runner.part(Layers.class).facts().baseYearNotice().ifPresent(notices::add);
        notices.addAll(passedOver(outcome.runId()));
        return copied(run, result(run, State.PUBLISHED, outcome, notices));
    }

    private State state(Outcome outcome) {
        return outcome.wasStopped() ? State.STOPPED : isBlocked(outcome.runId()) ? State.BLOCKED : State.FAILED;
    }

    private boolean isBlocked(long runId) {
        return Boolean.TRUE.equals(new JdbcTemplate(dataSource).queryForObject("select exists (select 1 from covalue.gate_finding "
                + "where run_id = ? and accepted_reason is null)", Boolean.class, runId));
    }

    private List<String> passedOver(long runId) {
        return new JdbcTemplate(dataSource).queryForList("select 'gate: ' || rule || ': ' || finding || ' (accepted: ' || accepted_reason "
                + "|| ')' from covalue.gate_finding where run_id = ? order by 1", String.class, runId);
    }

    /** A date that is published already; its files are copied again, because they may have been wanted elsewhere then. */
    private Optional<NightResult> published(RunParameters run) {
        LocalDate date = run.businessDate();
        editions.latestOf(date).flatMap(editions::unfinishedRun).ifPresent(this::finish);
        return editions.latestOf(date).map(edition -> copied(run, new NightResult(date, State.ALREADY_PUBLISHED, 0, Optional.of(edition), "",
                false, List.of(), Optional.of(run.editions().resolve(Long.toString(edition))))));
    }

    /** A run that died behind its publication is only recorded as complete. */
    private void finish(long runId) {
        try (JobRunner runner = new JobRunner(dataSource, new Progress(Optional.empty()))) {
            runner.finish("nightly", runId);
        }
    }

    private NightResult result(RunParameters run, State state, Outcome outcome, List<String> notices) {
        Optional<Long> edition = outcome.isComplete() ? editions.ofRun(outcome.runId()) : Optional.empty();
        return new NightResult(run.businessDate(), state, outcome.runId(), edition, outcome.message(), outcome.wasResumed(), notices,
                edition.map(id -> run.editions().resolve(Long.toString(id))));
    }

    private static NightResult copied(RunParameters run, NightResult result) {
        try {
            run.out().ifPresent(target -> result.folder().ifPresent(folder -> EditionFiles.copy(folder, target)));
            return result;
        } catch (Problem e) {
            LOG.error("edition {} could not be copied", result.edition().orElse(0L), e);
            return new NightResult(result.businessDate(), State.NOT_COPIED, result.runId(), result.edition(), e.getMessage(),
                    result.wasResumed(), result.notices(), result.folder());
        }
    }
}
