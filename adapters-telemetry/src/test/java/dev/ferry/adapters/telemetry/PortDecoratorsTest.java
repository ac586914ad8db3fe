package dev.ferry.adapters.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class PortDecoratorsTest {

    private final CompletableFuture<String> port = new CompletableFuture<>();

    @Test
    void passesOnTheValueIfTheListenerThrows() {
        var returned = PortDecorators.onCompletion(port, (value, failure) -> {
            throw new IllegalStateException("an error in the listener");
        });

        port.complete("value");

        assertThat(returned).isCompletedWithValue("value");
    }

    @Test
    void passesOnTheUnwrappedFailure() {
        var observed = new AtomicReference<Throwable>();
        var seen = new AtomicReference<Throwable>();
        var failure = new IOException("full");
        PortDecorators.onCompletion(port.thenApply(value -> value), (value, thrown) -> observed.set(thrown))
                .whenComplete((value, thrown) -> seen.set(thrown));

        port.completeExceptionally(new CompletionException(failure));

        assertThat(observed).hasValue(failure);
        assertThat(seen).hasValue(failure);
    }

    @Test
    void cancelsTheStageIfTheCallerCancels() {
        PortDecorators.onCompletion(port, (value, failure) -> {})
                .toCompletableFuture()
                .cancel(true);

        assertThat(port).isCancelled();
    }
}
