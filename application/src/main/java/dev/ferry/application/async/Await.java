package dev.ferry.application.async;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/** Waits for stages on threads that may block: a command's main thread, a watched folder's own thread. */
public final class Await {

    private Await() {}

    /**
     * Waits without a time limit; an interrupt does not end the wait.
     *
     * @throws RuntimeException the stage's failure; an {@link IOException} is wrapped as {@link UncheckedIOException}
     */
    public static <T> T value(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            var cause = Stages.cause(e);
            if (cause instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            if (cause instanceof IOException io) {
                throw new UncheckedIOException(io);
            }
            throw e;
        }
    }

    /**
     * Waits until the stage ends or the thread is interrupted.
     *
     * @throws InterruptedIOException the thread was interrupted; it stays marked as interrupted
     * @throws IOException the stage's failure, or an exception that wraps it
     */
    public static <T> T interruptibly(CompletionStage<T> stage) throws IOException {
        try {
            return stage.toCompletableFuture().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting");
        } catch (ExecutionException e) {
            var cause = e.getCause() == null ? e : Stages.cause(e.getCause());
            throw cause instanceof IOException io ? io : new IOException(Stages.describe(cause), cause);
        }
    }
}
