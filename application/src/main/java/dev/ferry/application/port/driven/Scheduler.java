package dev.ferry.application.port.driven;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/**
 * The core's time and its one train of thought: tasks run one after the other, never two at once, so that the engine
 * needs no lock. In production a thread, in tests virtual time.
 */
public interface Scheduler extends Executor, InstantSource {

    /**
     * Runs a task later.
     *
     * @param when not before this; a time past means as soon as possible
     */
    Task at(Instant when, Runnable task);

    /** Something that was to run later. */
    interface Task {
        /** Revokes it, unless it has begun. Idempotent. */
        void cancel();
    }
}
