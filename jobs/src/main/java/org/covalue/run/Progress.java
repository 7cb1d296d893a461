package org.covalue.run;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;

/** Says what runs, how long it took, whether a job is at work, and whether it is to go on. */
public final class Progress implements JobExecutionListener, StepExecutionListener {

    private final Optional<PrintStream> out;
    private volatile boolean isAtWork;
    private volatile boolean isStopping;

    /** @param out where to, empty where nothing is to be said */
    public Progress(Optional<PrintStream> out) {
        this.out = out;
    }

    @SuppressWarnings(
            "SystemConsoleNull") // From Java 22 on there is a console without a terminal too, and it says which it is.
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException olderJava) {
            return true;
        }
    }

    /** How far a step is, on a terminal only; the next message overwrites it. */
    public void count(String step, long done, long of) {
        if (isTerminal()) {
            out.ifPresent(to -> {
                to.printf("\r  %-9s %,d of %,d", step, done, of);
                to.flush();
            });
        }
    }

    /** Whether a job is under way. */
    public boolean isAtWork() {
        return isAtWork;
    }

    /** From now on no run begins. */
    public void stop() {
        isStopping = true;
    }

    public boolean isStopping() {
        return isStopping;
    }

    /**
     * Called within long steps, between pieces that are done again when the step is. @throws RunStopped if it is to
     * stop
     */
    public void requireGoingOn() {
        if (isStopping) {
            throw new RunStopped();
        }
    }

    /** A run that begins while all is being stopped does no step. */
    @Override
    public void beforeJob(JobExecution job) {
        isAtWork = true;
        if (isStopping) {
            job.setStatus(BatchStatus.STOPPING);
        }
    }

    /**
     * Keeps with the run why it failed, in the words of the command line. Much fails while a process ends (a PDF cannot
     * be written, a connection is gone): a run that was to stop anyway has stopped, and a true failure comes again when
     * it goes on.
     */
    @Override
    public void afterJob(JobExecution job) {
        isAtWork = false;
        if (isStopping && job.getStatus() == BatchStatus.FAILED) {
            job.setStatus(BatchStatus.STOPPED);
            job.setExitStatus(ExitStatus.STOPPED);
        }
        if (job.getStatus() != BatchStatus.COMPLETED) {
            job.setExitStatus(new ExitStatus(job.getExitStatus().getExitCode(), FailureText.of(job)));
        }
    }

    @Override
    public void beforeStep(StepExecution step) {
        out.ifPresent(to -> {
            to.printf("  %-9s", step.getStepName());
            to.flush();
        });
    }

    @Override
    public @Nullable ExitStatus afterStep(StepExecution step) {
        Duration took = Duration.between(step.getStartTime(), LocalDateTime.now(ZoneId.systemDefault()));
        out.ifPresent(to -> to.printf(
                "%s%7.2f s%s%n",
                isTerminal() ? "\r  %-9s ".formatted(step.getStepName()) : " ",
                took.toMillis() / 1000.0,
                step.getStatus() == BatchStatus.COMPLETED
                        ? ""
                        : "  " + step.getStatus().name().toLowerCase(Locale.ROOT)));
        return null;
    }

    /**
     * Ends a step that was asked to stop: no failure, so the run counts as stopped and goes on with this step when
     * started again.
     */
    private static final class RunStopped extends RuntimeException {

        private static final long serialVersionUID = 1L;

        RunStopped() {
            super("stopped", new JobInterruptedException("stopped"));
        }
    }
}
