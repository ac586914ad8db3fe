package dev.ferry.application.port.driven;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/**
 * The core's clock and its single thread. Tasks run one after the other and never at the same time, so the engine needs
 * no lock. Production uses a thread, tests use virtual time.
 */
public interface Scheduler extends Executor, InstantSource {

    /**
     * Runs a task later.
     *
     * @param when the earliest time; a time in the past means as soon as possible
     */
    Task at(Instant when, Runnable task);

    /** A task that is planned for later. */
    interface Task {
        /** Cancels the task, unless it has started. Idempotent. */
        void cancel();
    }
}
