package dev.ferry.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits in contracts for stages that may complete on any thread. */
final class StageAwait {

    private static final int TIMEOUT_SECONDS = 30;

    private StageAwait() {}

    static <T> T value(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError("the stage failed", e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("the stage did not complete", e);
        }
    }

    /** The fault with which the stage fails, without a wrapper. */
    static PlatformFault fault(CompletionStage<?> stage) {
        var failure = failure(stage);
        assertThat(failure).isInstanceOf(PlatformException.class);
        return ((PlatformException) failure).fault();
    }

    /** The failure exactly as the port gave it; a port must not wrap it. */
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
