package org.covalue.platform;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks again and again, on a thread of its own. A look that fails is told of in the log, and the next comes all the
 * same.
 */
public final class Watch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private final String name;
    private final ScheduledExecutorService looks;

    public Watch(String name) {
        this.name = name;
        this.looks = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    public void every(int milliseconds, Runnable look) {
        ScheduledFuture<?> unused =
                looks.scheduleWithFixedDelay(() -> safely(look), milliseconds, milliseconds, TimeUnit.MILLISECONDS);
    }

    /** For one of several that are looked at: the others are looked at too. */
    public void safely(Runnable look) {
        try {
            look.run();
        } catch (RuntimeException e) {
            LOG.warn("A look of {} failed; the next comes all the same.", name, e);
        }
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }
}
