package org.covalue.run;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.covalue.database.RunConnections;
import org.covalue.inputs.Deliveries;
import org.covalue.inputs.spec.RawTables;
import org.covalue.inputs.spec.RecordSpecs;
import org.covalue.layers.Layers;
import org.covalue.platform.Logging;
import org.covalue.platform.MachineZone;
import org.covalue.platform.Problem;
import org.covalue.plausibility.Warnings;
import org.covalue.request.RunParameters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Starts jobs, or resumes what failed: one at a time on a database, stopped cleanly by a signal. */
public final class JobRunner implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    /** Less than the minute that systemd and Kubernetes are told to wait. */
    private static final int SECONDS_TO_STOP = 50;

    static {
        MachineZone.liveInUtc();
        Logging.setUp();
    }

    private final ConfigurableApplicationContext context;
    private final DataSource shared;
    private final Optional<RunConnections> ownConnections;
    private final Progress progress;
    private final JobOperator operator;
    private final StopSignal stopSignal;

    public JobRunner(DataSource dataSource, Progress progress) {
        this(dataSource, Optional.of(RunConnections.beside(dataSource)), progress);
    }

    /**
     * For commands that ask its parts and run nothing: what has the name of a run on the server is ended by the next
     * one.
     */
    public static JobRunner forItsParts(DataSource dataSource, Progress progress) {
        return new JobRunner(dataSource, Optional.empty(), progress);
    }

    private JobRunner(DataSource dataSource, Optional<RunConnections> ownConnections, Progress progress) {
        this.shared = dataSource;
        this.ownConnections = ownConnections;
        this.progress = progress;
        this.context = start(ownConnections.map(RunConnections::dataSource).orElse(dataSource), progress);
        this.operator = context.getBean(JobOperator.class);
        // Held, because a signal may come when the run has ended and its context is closed.
        this.stopSignal = context.getBean(StopSignal.class);
    }

    private static ConfigurableApplicationContext start(DataSource dataSource, Progress progress) {
        return new SpringApplicationBuilder(PipelineConfiguration.class)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .initializers(started -> {
                    started.getBeanFactory().registerSingleton("dataSource", dataSource);
                    started.getBeanFactory().registerSingleton("progress", progress);
                })
                .run();
    }

    /**
     * What a run came to.
     *
     * @param wasStopped by a signal; the same command goes on
     * @param wasDone nothing was to be done any more when its turn came; there is no run then
     */
    public record Outcome(
            long runId, boolean isComplete, String message, boolean wasResumed, boolean wasStopped, boolean wasDone) {

        static Outcome nothingToDo() {
            return new Outcome(0, true, "", false, false, true);
        }

        /** Before it began. */
        public static Outcome stopped() {
            return new Outcome(0, false, "stopped before it began", false, true, false);
        }
    }

    /**
     * How a run is to start.
     *
     * @param anew from the beginning even where the last run failed
     * @param patience how long to wait for a run that is at work
     * @param isDone asked when it is this run's turn: whether another one has done it meanwhile
     */
    public record Start(boolean anew, Duration patience, BooleanSupplier isDone) {

        static final Start AT_ONCE = new Start(false, Duration.ZERO, () -> false);
    }

    /** The Spring bean of a part, for commands that need more than a job. */
    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    /**
     * Runs a job to its end. Where the last run of the same command and business date failed, that one goes on from its
     * failed step.
     *
     * @throws BusyProblem if another run is at work
     */
    public Outcome run(String jobBean, RunParameters wanted) {
        return run(jobBean, wanted, Start.AT_ONCE);
    }

    /** Loads landing files and asks what looks implausible then. @throws BusyProblem if another run is at work */
    public Outcome loadAndDoubt(RunParameters wanted) {
        DoubtsOfLoad doubts =
                new DoubtsOfLoad(new JdbcTemplate(part(DataSource.class)), part(Layers.class), part(Warnings.class));
        return run("loadOnly", wanted, Start.AT_ONCE, doubts::ask);
    }

    /** What else is done under the lock of a run that has come to its end. */
    private interface Behind {
        void run(RunParameters run, long runId);
    }

    /** @throws BusyProblem if another run is still at work after the wait */
    public Outcome run(String jobBean, RunParameters wanted, Start how) {
        return run(jobBean, wanted, how, (run, runId) -> {});
    }

    private Outcome run(String jobBean, RunParameters wanted, Start how, Behind behind) {
        try (RunLock lock = RunLock.acquire(shared, how.patience())) {
            if (how.isDone().getAsBoolean()) {
                return Outcome.nothingToDo();
            }
            takeOver(lock);
            new RawTables(part(DataSource.class), part(RecordSpecs.class)).prepare();
            Job job = context.getBean(jobBean, Job.class);
            part(TransactionTemplate.class)
                    .executeWithoutResult(status -> part(Deliveries.class).forgetChecks());
            Optional<JobExecution> failed = how.anew() ? Optional.empty() : failedBefore(job, wanted);
            RunParameters run = failed.map(before -> resumed(wanted, RunParameters.of(before.getJobParameters())))
                    .orElse(wanted);
            Outcome outcome = start(job, run.toJobParameters(), failed.isPresent());
            if (outcome.isComplete()) {
                behind.run(run, outcome.runId());
            }
            return outcome;
        }
    }

    /**
     * Brings a run to its end whose process died when all was done but the last entry of its history.
     *
     * @throws Problem if another run is at work
     */
    public void finish(String jobBean, long runId) {
        try (RunLock lock = RunLock.acquire(shared)) {
            takeOver(lock);
            Job job = context.getBean(jobBean, Job.class);
            JobRepository repository = part(JobRepository.class);
            JobExecution last = Optional.ofNullable(repository.getJobInstance(runId))
                    .map(repository::getLastJobExecution)
                    .orElseThrow(() -> new IllegalStateException("run " + runId + " has no history"));
            if (last.getStatus() != BatchStatus.COMPLETED) {
                start(job, last.getJobParameters(), true);
            }
        }
    }

    /**
     * The lock is ours, so what still counts as running, of whatever job, has died, and what it left on the server is
     * to end.
     */
    private void takeOver(RunLock lock) {
        part(HeldLock.class).hold(lock);
        ownConnections.ifPresent(RunConnections::endThoseBefore);
        new StaleRuns(part(DataSource.class)).recover();
    }

    private Optional<JobExecution> failedBefore(Job job, RunParameters wanted) {
        JobRepository repository = part(JobRepository.class);
        JobInstance last = repository.getLastJobInstance(job.getName());
        JobExecution execution = last == null ? null : repository.getLastJobExecution(last);
        if (execution == null || execution.getStatus() == BatchStatus.COMPLETED) {
            return Optional.empty();
        }
        RunParameters before = RunParameters.of(execution.getJobParameters());
        boolean isSame = before.command().equals(wanted.command())
                && before.businessDate().equals(wanted.businessDate())
                && before.landing().equals(wanted.landing());
        return isSame ? Optional.of(execution) : Optional.empty();
    }

    /** Identity and moment are those of the failed run; what else is asked may have changed. */
    private static RunParameters resumed(RunParameters wanted, RunParameters before) {
        return new RunParameters(
                wanted.command(),
                before.businessDate(),
                before.attempt(),
                before.asOf(),
                before.landing(),
                wanted.reportingCurrency(),
                wanted.baseYear(),
                wanted.years(),
                wanted.reports(),
                wanted.editions(),
                wanted.out(),
                wanted.acceptGate(),
                wanted.locale(),
                wanted.acceptedBy());
    }

    private Outcome start(Job job, JobParameters parameters, boolean isResumed) {
        CountDownLatch done = new CountDownLatch(1);
        Thread hook = new Thread(() -> stop(done), "stop-run");
        addHook(hook);
        try {
            JobExecution execution = operator.start(job, parameters);
            return record(execution, isResumed);
        } catch (JobExecutionException e) {
            throw new IllegalStateException(job.getName() + " could not be started: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            throw FailureText.isConnectionLost(e) ? new Problem(FailureText.of(e), e) : e;
        } finally {
            done.countDown();
            removeHook(hook);
        }
    }

    private void addHook(Thread hook) {
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            stop();
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            LOG.info("stopped by a signal");
        }
    }

    /** The process ends once the run has stopped. */
    private void stop(CountDownLatch done) {
        stop();
        try {
            done.await(SECONDS_TO_STOP, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Asks the run to stop at its next commit, so that the same command can go on from there; lets none begin any more.
     */
    public void stop() {
        progress.stop();
        stopSignal.give();
    }

    private Outcome record(JobExecution execution, boolean isResumed) {
        boolean isComplete = execution.getStatus() == BatchStatus.COMPLETED;
        String message = isComplete ? "" : FailureText.of(execution);
        boolean wasStopped =
                execution.getStatus() == BatchStatus.STOPPED || execution.getStatus() == BatchStatus.STOPPING;
        if (!wasStopped) {
            execution
                    .getAllFailureExceptions()
                    .forEach(failure -> LOG.error("run " + execution.getJobInstanceId(), failure));
        }
        return new Outcome(execution.getJobInstanceId(), isComplete, message, isResumed, wasStopped, false);
    }

    @Override
    public void close() {
        context.close();
        ownConnections.ifPresent(RunConnections::close);
    }
}
