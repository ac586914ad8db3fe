package dev.ferry.adapters.store.disk;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;

/** Work for another thread, should one be free before somebody needs the work done and does it himself. */
final class OptionalTask {

    private final FutureTask<?> task;

    private OptionalTask(Callable<?> work) {
        task = new FutureTask<>(work);
    }

    static OptionalTask begin(Callable<?> work, Executor others) {
        var aside = new OptionalTask(work);
        try {
            others.execute(aside.task);
        } catch (RejectedExecutionException closing) {
            // it is done when it is needed
        }
        return aside;
    }

    boolean isDone() {
        return task.isDone();
    }

    /** Makes sure that it has been done, and passes on how it failed. */
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
