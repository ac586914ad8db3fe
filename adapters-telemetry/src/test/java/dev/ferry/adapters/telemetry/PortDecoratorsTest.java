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
    void handsOnAValueAlthoughTheListenerStumbles() {
        var handedOn = PortDecorators.end(port, (value, failure) -> {
            throw new IllegalStateException("a mistake of the listener's");
        });

        port.complete("value");

        assertThat(handedOn).isCompletedWithValue("value");
    }

    @Test
    void handsOnAFailureAsItWasThrown() {
        var told = new AtomicReference<Throwable>();
        var seen = new AtomicReference<Throwable>();
        var failure = new IOException("full");
        PortDecorators.end(port.thenApply(value -> value), (value, thrown) -> told.set(thrown))
                .whenComplete((value, thrown) -> seen.set(thrown));

        port.completeExceptionally(new CompletionException(failure));

        assertThat(told).hasValue(failure);
        assertThat(seen).hasValue(failure);
    }

    @Test
    void givesUpWhatItsCallerGivesUp() {
        PortDecorators.end(port, (value, failure) -> {}).toCompletableFuture().cancel(true);

        assertThat(port).isCancelled();
    }
}
