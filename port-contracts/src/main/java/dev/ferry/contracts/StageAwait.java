package dev.ferry.contracts;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How contracts wait for stages that may complete on any thread. */
final class StageAwait {

    private static final int PATIENCE_SECONDS = 30;

    private StageAwait() {}

    static <T> T value(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError("the stage failed", e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("the stage did not complete", e);
        }
    }

    /** The failure as the port gave it: nothing may be wrapped around it. */
    static Throwable failure(CompletionStage<?> stage) {
        var seen = new CompletableFuture<Throwable>();
        var unused = stage.whenComplete((value, failure) -> {
            if (failure == null) {
                seen.completeExceptionally(new AssertionError("the stage did not fail but gave " + value));
            } else {
                seen.complete(failure);
            }
        });
        return value(seen);
    }
}
