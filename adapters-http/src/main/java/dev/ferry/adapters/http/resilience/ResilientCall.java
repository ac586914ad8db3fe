package dev.ferry.adapters.http.resilience;

import dev.ferry.adapters.http.call.CallCancelledException;
import dev.ferry.adapters.http.call.Cancellation;
import dev.ferry.adapters.http.call.Layer;
import dev.ferry.adapters.http.call.PlatformCall;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault;
import dev.ferry.domain.fault.PlatformFault.Deferred;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;

/**
 * Stands before one endpoint, with all its layers. A call ends exactly once, on the Platform's context, in a time that
 * is bounded, and fails with a {@link PlatformException}. On the context only.
 */
public final class ResilientCall {

    private static final Duration LATER = Duration.ofSeconds(1);

    private final CallMetrics metrics;
    private final List<Layer> layers;

    /** The layers, the outermost first. */
    ResilientCall(CallMetrics metrics, List<Layer> layers) {
        this.metrics = metrics;
        this.layers = layers;
    }

    /**
     * Makes a call, once or, where the endpoint is harmless, a few times.
     *
     * @param call starts the exchange; begun anew for each try
     * @return what the last try brought
     */
    public <T> Future<T> call(PlatformCall<T> call, Cancellation cancellation) {
        var guarded = call;
        for (var layer : layers.reversed()) {
            guarded = layer.around(guarded);
        }
        var sample = metrics.start();
        return guarded.start(cancellation)
                .recover(failure -> Future.failedFuture(
                        failure instanceof CallCancelledException unsent
                                ? new PlatformException(untold(unsent, cancellation))
                                : failure))
                .onComplete(done -> metrics.record(sample, done.cause()));
    }

    /** A call that had to wait too long was held back by ourselves; any other was given up by its caller. */
    private static PlatformFault untold(CallCancelledException unsent, Cancellation cancellation) {
        var words = "nothing was sent " + unsent.why();
        return cancellation.cancelled() ? new Unavailable(words) : new Deferred(words, LATER);
    }
}
