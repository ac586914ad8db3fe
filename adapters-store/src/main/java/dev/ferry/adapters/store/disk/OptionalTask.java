package dev.ferry.adapters.store.disk;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;

/** A task that another thread may run. If none has started it when the result is needed, the calling thread runs it. */
final class OptionalTask {

    private final FutureTask<?> task;

    private OptionalTask(Callable<?> work) {
        task = new FutureTask<>(work);
    }

    static OptionalTask start(Callable<?> work, Executor others) {
        var optional = new OptionalTask(work);
        try {
            others.execute(optional.task);
        } catch (RejectedExecutionException closing) {
            // The task runs in finish().
        }
        return optional;
    }

    boolean isDone() {
        return task.isDone();
    }

    /** Runs the task unless it has started, waits for its end, and throws its failure. */
    void finish() throws IOException {
        task.run();
        try {
            task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
