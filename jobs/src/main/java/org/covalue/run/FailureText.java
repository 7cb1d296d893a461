package org.covalue.run;

import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.covalue.platform.Problem;
import org.covalue.request.RunParameters;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.transaction.TransactionSystemException;

/** Why a run ended without success, in words an operator can act on. */
public final class FailureText {

    private static final int MOST_CAUSES = 50;

    private FailureText() {}

    /** Whether the database went away under a run. */
    public static boolean isConnectionLost(Throwable failure) {
        return causes(failure).anyMatch(cause -> cause instanceof SQLException e && isConnectionLost(e));
    }

    /** For whatever lost its connection outside the steps of a run. */
    public static String ofLostConnection(Throwable failure) {
        return "Broken off: " + words(telling(failure)) + "\nWhat was committed stays. Give the same command again.";
    }

    /** For a run that could not even record how it ended. */
    static String of(Throwable failure) {
        return "The run broke off: " + words(telling(failure))
                + "\nNothing of this run is published; what was committed stays. The same command goes on from where "
                + "it stopped.";
    }

    static String of(JobExecution execution) {
        if (execution.getStatus() == BatchStatus.STOPPED || execution.getStatus() == BatchStatus.STOPPING) {
            return "The run was stopped. What was committed stays; the same command goes on from there.";
        }
        Throwable cause = cause(execution.getAllFailureExceptions());
        if (RunParameters.of(execution.getJobParameters()).isRepair() && cause instanceof Problem problem) {
            return problem.getMessage();
        }
        return "Step " + failedStep(execution).orElse("start") + " failed: " + words(cause)
                + "\nNothing of this run is published; what was committed stays. The same command goes on from this "
                + "step.";
    }

    /** The step of the pipeline that did not end, empty where none began. */
    static Optional<String> failedStep(JobExecution execution) {
        return execution.getStepExecutions().stream()
                .filter(one -> one.getStatus() != BatchStatus.COMPLETED
                        && !one.getStepName().contains(":"))
                .map(StepExecution::getStepName)
                .findFirst();
    }

    /** Where a connection was lost, much else fails because of it: the history of the run cannot be written either. */
    private static Throwable cause(List<Throwable> failures) {
        return failures.stream()
                .filter(FailureText::isConnectionLost)
                .findFirst()
                .or(() -> failures.stream().reduce((first, last) -> last))
                .map(FailureText::telling)
                .orElse(new IllegalStateException("no reason was recorded"));
    }

    /** Where a roll-back failed too, what made it necessary comes first. */
    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(MOST_CAUSES)
                .flatMap(one -> one instanceof TransactionSystemException roll && roll.getApplicationException() != null
                        ? Stream.concat(causes(roll.getApplicationException()), Stream.of(one))
                        : Stream.of(one));
    }

    /** The problem, a lost connection, the innermost database error, or else the innermost cause. */
    private static Throwable telling(Throwable failure) {
        return causes(failure)
                .filter(cause -> cause instanceof SQLException e && isConnectionLost(e))
                .findFirst()
                .map(FailureText::innermost)
                .orElseGet(() -> innermost(failure));
    }

    private static Throwable innermost(Throwable failure) {
        Throwable cause = failure.getCause();
        if (failure instanceof Problem || cause == null || cause == failure) {
            return failure;
        }
        return failure instanceof SQLException && !(cause instanceof SQLException) ? failure : innermost(cause);
    }

    private static String words(Throwable cause) {
        if (causes(cause).anyMatch(SocketTimeoutException.class::isInstance)) {
            return "the connection to the database was lost: it gave no answer for as long as "
                    + "covalue.database.answer-within says.\n"
                    + "Look whether the server is frozen or overloaded.";
        }
        if (cause instanceof SQLException e && isConnectionLost(e)) {
            return "the connection to the database was lost ("
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + ").\nCheck that the server runs.";
        }
        if (cause instanceof OutOfMemoryError) {
            return "not enough memory; give the process more (JAVA_OPTS=-Xmx2g).";
        }
        return cause instanceof Problem || cause instanceof SQLException
                ? String.valueOf(cause.getMessage())
                : cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }

    private static boolean isConnectionLost(SQLException e) {
        String state = e.getSQLState() == null ? "08" : e.getSQLState();
        return state.startsWith("08") || state.startsWith("57P");
    }
}
