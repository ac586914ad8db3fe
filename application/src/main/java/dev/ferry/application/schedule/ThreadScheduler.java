package dev.ferry.application.schedule;

import dev.ferry.application.port.driven.Scheduler;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A scheduler on its own thread. After {@link #close()} it drops all tasks. */
public final class ThreadScheduler implements Scheduler {

    private static final Logger LOG = System.getLogger(ThreadScheduler.class.getName());

    private final InstantSource clock;
    private final ScheduledThreadPoolExecutor thread;

    /** Starts the thread with the system clock. */
    public ThreadScheduler(String name) {
        this(name, InstantSource.system());
    }

    /** Starts the thread with this clock. */
    public ThreadScheduler(String name, InstantSource clock) {
        this.clock = clock;
        thread = new ScheduledThreadPoolExecutor(
                1, task -> Thread.ofPlatform().daemon().name(name).unstarted(task));
        thread.setRemoveOnCancelPolicy(true);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public Instant instant() {
        return clock.instant();
    }

    @Override
    public void execute(Runnable task) {
        try {
            thread.execute(() -> run(task));
        } catch (RejectedExecutionException e) {
            if (!thread.isShutdown()) {
                throw e;
            }
        }
    }

    @Override
    public Task at(Instant when, Runnable task) {
        try {
            var delay = Duration.between(instant(), when);
            var future = thread.schedule(() -> run(task), delay.toNanos(), TimeUnit.NANOSECONDS);
            return () -> future.cancel(false);
        } catch (RejectedExecutionException e) {
            if (thread.isShutdown()) {
                return () -> {};
            }
            throw e;
        }
    }

    /**
     * Stops the thread after the running task.
     *
     * @return completes when no task runs any more
     */
    public CompletionStage<Void> close() {
        thread.shutdown();
        return CompletableFuture.runAsync(this::awaitTermination);
    }

    /** Logs exceptions, because the executor would discard them. */
    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "a task of the scheduler failed", e);
        }
    }

    private void awaitTermination() {
        try {
            thread.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
