package dev.ferry.adapters.http.resilience;

import dev.ferry.adapters.http.call.Cancellation;
import dev.ferry.adapters.http.call.Layer;
import dev.ferry.adapters.http.call.PlatformCall;
import dev.ferry.adapters.http.call.WaitQueue;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault.HeldBack;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.vertx.core.Future;
import java.time.Duration;

/** Limits the concurrent calls to an endpoint. A limited number of further calls wait; the rest are deferred. */
final class BulkheadLayer implements Layer {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final PlatformEndpoint endpoint;
    private final Bulkhead bulkhead;
    private final WaitQueue queue;
    private final int maxWaiting;
    private boolean admitting;

    /** Requires a bulkhead that does not wait itself. */
    BulkheadLayer(PlatformEndpoint endpoint, Bulkhead bulkhead, WaitQueue queue, int maxWaiting) {
        this.endpoint = endpoint;
        this.bulkhead = bulkhead;
        this.queue = queue;
        this.maxWaiting = maxWaiting;
    }

    @Override
    public <T> Future<T> run(PlatformCall<T> call, Cancellation cancellation) {
        if (queue.length() == 0 && bulkhead.tryAcquirePermission()) {
            return runAndRelease(call, cancellation);
        }
        if (queue.length() >= maxWaiting) {
            return Future.failedFuture(new PlatformException(new HeldBack(
                    "too many calls are waiting for the " + endpoint.label() + " endpoint; nothing was sent",
                    RETRY_AFTER)));
        }
        return queue.join(cancellation).compose(admitted -> runAndRelease(call, cancellation));
    }

    private <T> Future<T> runAndRelease(PlatformCall<T> call, Cancellation cancellation) {
        return call.start(cancellation).onComplete(result -> release());
    }

    /** Admits waiting calls in a loop, not by recursion: a whole queue may fail at once in the layers inside. */
    private void release() {
        bulkhead.releasePermission();
        if (admitting) {
            return;
        }
        admitting = true;
        try {
            while (queue.length() > 0 && bulkhead.tryAcquirePermission()) {
                queue.admitFirst();
            }
        } finally {
            admitting = false;
        }
    }
}
