package dev.ferry.adapters.telemetry;

import dev.ferry.application.async.Stages;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Observes the stages that a port returns. */
public final class PortDecorators {

    private static final Logger LOG = LoggerFactory.getLogger(PortDecorators.class);

    private PortDecorators() {}

    /**
     * Calls a listener when a stage completes. The returned stage completes with the same value or failure, and
     * cancelling it cancels {@code stage}. An exception of the listener is logged and has no other effect.
     *
     * @param listener gets the value or the unwrapped failure, on the thread that completes the stage
     */
    public static <T> CompletionStage<T> onCompletion(
            CompletionStage<T> stage, BiConsumer<? super @Nullable T, ? super @Nullable Throwable> listener) {
        var observed = stage.whenComplete((value, failure) -> {
            try {
                listener.accept(value, failure == null ? null : Stages.cause(failure));
            } catch (RuntimeException e) {
                LOG.error("an observer of a port failed; the call itself is not affected", e);
            }
        });
        return Stages.propagateCancel(Stages.unwrap(observed), stage);
    }
}
