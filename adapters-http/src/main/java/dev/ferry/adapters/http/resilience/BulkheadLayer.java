package dev.ferry.adapters.http.resilience;

import dev.ferry.adapters.http.call.Cancellation;
import dev.ferry.adapters.http.call.Layer;
import dev.ferry.adapters.http.call.PlatformCall;
import dev.ferry.adapters.http.call.WaitQueue;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault.Deferred;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.vertx.core.Future;
import java.time.Duration;

/** Lets so many calls at a time be under way to an endpoint; so many others wait in line, and the rest is held back. */
final class BulkheadLayer implements Layer {

    private static final Duration LATER = Duration.ofSeconds(1);

    private final PlatformEndpoint endpoint;
    private final Bulkhead bulkhead;
    private final WaitQueue line;
    private final int longest;
    private boolean serving;

    /** The bulkhead must not wait itself. */
    BulkheadLayer(PlatformEndpoint endpoint, Bulkhead bulkhead, WaitQueue line, int longest) {
        this.endpoint = endpoint;
        this.bulkhead = bulkhead;
        this.line = line;
        this.longest = longest;
    }

    @Override
    public <T> Future<T> run(PlatformCall<T> call, Cancellation cancellation) {
        if (line.length() == 0 && bulkhead.tryAcquirePermission()) {
            return inside(call, cancellation);
        }
        if (line.length() >= longest) {
            return Future.failedFuture(new PlatformException(new Deferred(
                    "too many calls are waiting for the " + endpoint.label() + " endpoint; nothing was sent", LATER)));
        }
        return line.join(cancellation).compose(called -> inside(call, cancellation));
    }

    private <T> Future<T> inside(PlatformCall<T> call, Cancellation cancellation) {
        return call.start(cancellation).onComplete(done -> leave());
    }

    /** A loop, not a recursion: a whole line may be turned away in one go further inside. */
    private void leave() {
        bulkhead.releasePermission();
        if (serving) {
            return;
        }
        serving = true;
        try {
            while (line.length() > 0 && bulkhead.tryAcquirePermission()) {
                line.callFirst();
            }
        } finally {
            serving = false;
        }
    }
}
