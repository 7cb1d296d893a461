package org.covalue.run;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;

/**
 * Stops a run cleanly: a step that is at work comes to its end, or a file that is loaded to the end of its block, and
 * the next one does not begin. Only the thread that runs a job writes its history; where another one does
 * ({@code JobOperator.stop}), the two meet at a version of a step, and what is left is a run that cannot be resumed.
 */
public final class StopSignal implements StepExecutionListener {

    private final Set<StepExecution> running = ConcurrentHashMap.newKeySet();
    private volatile boolean isGiven;

    void give() {
        isGiven = true;
        running.stream().filter(StopSignal::hasBlocks).forEach(StepExecution::setTerminateOnly);
    }

    @Override
    public void beforeStep(StepExecution step) {
        running.add(step);
        if (isGiven) {
            step.setTerminateOnly();
        }
    }

    @Override
    public @Nullable ExitStatus afterStep(StepExecution step) {
        running.remove(step);
        return null;
    }

    private static boolean hasBlocks(StepExecution step) {
        return step.getStepName().equals(LoadSteps.LOAD);
    }
}
