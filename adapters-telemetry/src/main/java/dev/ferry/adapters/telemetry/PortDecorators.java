package dev.ferry.adapters.telemetry;

import dev.ferry.application.async.Stages;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How every decorator here stands beside a port. */
public final class PortDecorators {

    private static final Logger LOG = LoggerFactory.getLogger(PortDecorators.class);

    private PortDecorators() {}

    /**
     * Listens to the end of a stage. It ends for the caller as it did for the listener, and giving it up gives up what
     * is under way. A listener that stumbles trips nobody.
     *
     * @param listener is told the value or the failure, unwrapped, on the thread that ends the stage
     */
    public static <T> CompletionStage<T> end(
            CompletionStage<T> stage, BiConsumer<? super @Nullable T, ? super @Nullable Throwable> listener) {
        var told = stage.whenComplete((value, failure) -> {
            try {
                listener.accept(value, failure == null ? null : Stages.cause(failure));
            } catch (RuntimeException e) {
                LOG.error("something that only watches has failed", e);
            }
        });
        return Stages.passOn(Stages.bare(told), stage);
    }
}
