package dev.ferry.adapters.cli.follow;

import dev.ferry.application.async.Stages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** A command has nothing else to do: it waits. */
public final class Await {

    private Await() {}

    /**
     * Waits for a stage.
     *
     * @param stage what to wait for
     * @param <T> its value
     * @return its value
     * @throws RuntimeException what the stage failed with, or, for an {@link IOException}, its unchecked kind
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
}
