package org.covalue.portal.operations;

import jakarta.annotation.PreDestroy;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.covalue.night.NightResult;
import org.covalue.night.schedule.Nights;
import org.covalue.platform.Problem;
import org.covalue.portal.access.Audit;
import org.covalue.run.Runs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The one safe button: a night that failed goes on from its failed step, asked for the same as before. One at a time.
 */
@Component
class Resume {

    private static final Logger LOG = LoggerFactory.getLogger(Resume.class);
    private static final int SECONDS_TO_STOP = 40;

    private final Nights nights;
    private final Runs runs;
    private final Audit audit;
    private final AtomicBoolean isBusy = new AtomicBoolean();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> new Thread(work, "resumed-night"));

    Resume(Nights nights, Runs runs, Audit audit) {
        this.nights = nights;
        this.runs = runs;
        this.audit = audit;
    }

    /** Why the run cannot be resumed now, as a key of the messages; empty where it can. */
    Optional<String> refusal(Runs.Run run) {
        if (isBusy.get() || runs.isAtWork()) {
            return Optional.of("night.resume.busy");
        }
        if (run.isComplete() || !run.isNight()) {
            return Optional.of("night.resume.notFailed");
        }
        return runs.lastNight().filter(last -> last.id() == run.id()).isPresent()
                ? Optional.empty()
                : Optional.of("night.resume.notLast");
    }

    /** Resumes in the background. @return why not, as a key of the messages */
    Optional<String> start(Runs.Run run, String login) {
        Optional<String> refusal = refusal(run);
        if (refusal.isPresent() || !isBusy.compareAndSet(false, true)) {
            return refusal.or(() -> Optional.of("night.resume.busy"));
        }
        audit.record(login, "resume night", "run " + run.id(), "business date " + run.businessDate());
        worker.execute(() -> {
            try {
                resume(run);
            } catch (RuntimeException e) {
                LOG.error("run " + run.id() + " could not be resumed", e);
                audit.record(
                        "system",
                        "resume refused",
                        "run " + run.id(),
                        e instanceof Problem problem ? problem.getMessage() : "see the log");
            } finally {
                isBusy.set(false);
            }
        });
        return Optional.empty();
    }

    boolean isBusy() {
        return isBusy.get();
    }

    private void resume(Runs.Run run) {
        NightResult result = nights.resume(runs.parameters(run.id()));
        if (!result.isGood()) {
            LOG.warn("run {} was resumed and is not good: {}", run.id(), result.state());
        }
    }

    @PreDestroy
    void stop() throws InterruptedException {
        nights.stop();
        worker.shutdown();
        worker.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS);
    }
}
