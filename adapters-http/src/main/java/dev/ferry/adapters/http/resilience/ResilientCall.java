package dev.ferry.adapters.http.resilience;

import dev.ferry.adapters.http.call.CallCancelledException;
import dev.ferry.adapters.http.call.Cancellation;
import dev.ferry.adapters.http.call.Layer;
import dev.ferry.adapters.http.call.PlatformCall;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault;
import dev.ferry.domain.fault.PlatformFault.HeldBack;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;

/**
 * Makes calls to one endpoint through all its layers. A call completes exactly once, on the Platform's context and in
 * limited time; it fails with a {@link PlatformException}, or with a
 * {@link dev.ferry.adapters.http.call.CallerFailureException}. On the context only.
 */
public final class ResilientCall {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final CallMetrics metrics;
    private final List<Layer> layers;

    /** The layers, the outermost first. */
    ResilientCall(CallMetrics metrics, List<Layer> layers) {
        this.metrics = metrics;
        this.layers = layers;
    }

    /**
     * Makes a call, and repeats it within limits if the endpoint is safe to repeat.
     *
     * @param call starts the exchange; invoked once per attempt
     * @return the result of the last attempt
     */
    public <T> Future<T> call(PlatformCall<T> call, Cancellation cancellation) {
        var wrapped = call;
        for (var layer : layers.reversed()) {
            wrapped = layer.wrap(wrapped);
        }
        var sample = metrics.start();
        return wrapped.start(cancellation)
                .recover(failure -> Future.failedFuture(
                        failure instanceof CallCancelledException cancelled
                                ? new PlatformException(unsentFault(cancelled, cancellation))
                                : failure))
                .onComplete(result -> metrics.record(sample, result.cause()));
    }

    /** Held back if the call waited too long in Ferry; unavailable if the caller cancelled it. */
    private static PlatformFault unsentFault(CallCancelledException cancelled, Cancellation cancellation) {
        var message = "nothing was sent " + cancelled.reason();
        return cancellation.isCancelled() ? new Unavailable(message) : new HeldBack(message, RETRY_AFTER);
    }
}
