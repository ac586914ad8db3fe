package dev.ferry.adapters.files.upload;

import dev.ferry.application.async.Stages;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/** The watch has a thread of its own, so it may wait; an interrupt ends the wait. */
public final class Await {

    private Await() {}

    /**
     * Waits for a stage.
     *
     * @param stage what to wait for
     * @param <T> its value
     * @return its value
     * @throws IOException what the stage failed with, or a wrapping of it
     */
    public static <T> T value(CompletionStage<T> stage) throws IOException {
        try {
            return stage.toCompletableFuture().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the watch ends");
        } catch (ExecutionException e) {
            var cause = e.getCause() == null ? e : Stages.cause(e.getCause());
            throw cause instanceof IOException io ? io : new IOException(Stages.describe(cause), cause);
        }
    }
}
