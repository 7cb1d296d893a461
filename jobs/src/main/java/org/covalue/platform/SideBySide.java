package org.covalue.platform;

import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that run side by side. Where one fails, the others are called off, and all have ended before its failure is
 * told.
 */
public final class SideBySide {

    private static final long MILLIS_BETWEEN_CALLS = 100;

    private final int atOnce;
    private final Runnable callOff;
    private volatile boolean isBroken;

    /**
     * @param callOff ends what tasks are at; called again until all have ended, because one may just be between two
     *     statements
     */
    public SideBySide(int atOnce, Runnable callOff) {
        this.atOnce = atOnce;
        this.callOff = callOff;
    }

    /** @param ended hears how many have come to their end */
    public void run(List<Runnable> tasks, IntConsumer ended) {
        ExecutorService pool = Executors.newFixedThreadPool(atOnce);
        CompletionService<Void> running = new ExecutorCompletionService<>(pool);
        try {
            tasks.forEach(task -> running.submit(() -> begin(task), null));
            for (int done = 1; done <= tasks.size(); done++) {
                running.take().get();
                ended.accept(done);
            }
            pool.shutdown();
        } catch (ExecutionException e) {
            throw told(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem("Interrupted at work; the same command goes on from there.", e);
        } finally {
            pool.shutdownNow();
            awaitEnd(pool);
        }
    }

    /** The thread whose task fails would take the next one before anybody hears of it. */
    private void begin(Runnable task) {
        if (!isBroken) {
            try {
                task.run();
            } catch (Throwable failure) {
                isBroken = true;
                throw failure;
            }
        }
    }

    private static RuntimeException told(@Nullable Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException one ? one : new IllegalStateException(failure);
    }

    /** However often the thread is interrupted: what still writes would meet the next try. */
    private void awaitEnd(ExecutorService pool) {
        boolean isInterrupted = Thread.interrupted();
        while (!pool.isTerminated()) {
            callOff.run();
            try {
                pool.awaitTermination(MILLIS_BETWEEN_CALLS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
