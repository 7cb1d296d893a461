package org.covalue.night.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.covalue.disclosure.Editions;
import org.covalue.editions.EditionFiles;
import org.covalue.gate.KeptFinding;
import org.covalue.layers.Layers;
import org.covalue.night.NightResult;
import org.covalue.night.NightResult.State;
import org.covalue.platform.Problem;
import org.covalue.request.RunParameters;
import org.covalue.run.JobRunner;
import org.covalue.run.JobRunner.Outcome;
import org.covalue.run.Progress;
import org.covalue.run.Runs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** What nights came to, from the job's outcome, the gate's findings and the editions. */
final class NightResults {

    private static final Logger LOG = LoggerFactory.getLogger(NightResults.class);

    private final DataSource dataSource;
    private final Editions editions;
    private final Runs runs;

    NightResults(DataSource dataSource, Editions editions) {
        this.dataSource = dataSource;
        this.editions = editions;
        this.runs = new Runs(dataSource);
    }

    /** A night that was not begun, because the process is stopping. */
    NightResult stopped(RunParameters run) {
        return result(run, State.STOPPED, Outcome.stopped(), List.of());
    }

    /**
     * What a job that has ended came to; where it published, its files are copied to where they are wanted.
     *
     * @param runner the one that ran it
     */
    NightResult of(RunParameters run, JobRunner runner, Outcome outcome) {
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
        return Boolean.TRUE.equals(new JdbcTemplate(dataSource).queryForObject("""
                        select exists (select 1 from covalue.gate_finding
                        where run_id = ? and accepted_reason is null)
                        """, Boolean.class, runId));
    }

    private List<String> passedOver(long runId) {
        return KeptFinding.of(dataSource, runId).stream()
                .flatMap(one -> one
                        .accepted()
                        .map(reason -> "gate: " + one.rule() + ": " + one.finding() + " (accepted: " + reason + ")")
                        .stream())
                .toList();
    }

    /**
     * A date that is published already; its files are copied again, because they may have been wanted elsewhere then.
     */
    Optional<NightResult> published(RunParameters run) {
        LocalDate date = run.businessDate();
        editions.latestOf(date)
                .flatMap(runs::ofEdition)
                .filter(made -> !made.isComplete())
                .ifPresent(made -> finish(made.id()));
        return editions.latestOf(date)
                .map(edition -> copied(
                        run,
                        new NightResult(
                                date,
                                State.ALREADY_PUBLISHED,
                                0,
                                Optional.of(edition),
                                Optional.empty(),
                                "",
                                false,
                                List.of(),
                                Optional.of(run.editions().resolve(Long.toString(edition))))));
    }

    /** A run that died behind its publication is only recorded as complete. */
    private void finish(long runId) {
        try (JobRunner runner = new JobRunner(dataSource, new Progress(Optional.empty()))) {
            runner.finish("nightly", runId);
        }
    }

    private NightResult result(RunParameters run, State state, Outcome outcome, List<String> notices) {
        Optional<Long> edition = outcome.isComplete() ? editions.ofRun(outcome.runId()) : Optional.empty();
        return new NightResult(
                run.businessDate(),
                state,
                outcome.runId(),
                edition,
                outcome.failedStep(),
                outcome.message(),
                outcome.wasResumed(),
                notices,
                edition.map(id -> run.editions().resolve(Long.toString(id))));
    }

    private static NightResult copied(RunParameters run, NightResult result) {
        try {
            run.out().ifPresent(target -> result.folder().ifPresent(folder -> EditionFiles.copy(folder, target)));
            return result;
        } catch (Problem e) {
            LOG.error("edition {} could not be copied", result.edition().orElse(0L), e);
            return new NightResult(
                    result.businessDate(),
                    State.NOT_COPIED,
                    result.runId(),
                    result.edition(),
                    Optional.empty(),
                    e.getMessage(),
                    result.wasResumed(),
                    result.notices(),
                    result.folder());
        }
    }
}
