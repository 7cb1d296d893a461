package org.covalue.run;

import org.springframework.batch.core.job.JobInterruptedException;

/**
 * Ends a step that was asked to stop: no failure, so the run counts as stopped and goes on with this step when started
 * again.
 */
final class RunStopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RunStopped() {
        super("stopped", new JobInterruptedException("stopped"));
    }
}
