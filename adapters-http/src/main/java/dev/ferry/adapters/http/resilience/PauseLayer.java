package dev.ferry.adapters.http.resilience;

import dev.ferry.adapters.http.call.Cancellation;
import dev.ferry.adapters.http.call.Layer;
import dev.ferry.adapters.http.call.PlatformCall;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault.Throttled;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Holds a pause of the whole account against calls that were on their way already when the Platform asked for it: they
 * waited in a line, or for their next try. One for all endpoints.
 */
final class PauseLayer implements Layer {

    private final InstantSource clock;
    private Instant end = Instant.MIN;

    PauseLayer(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public <T> Future<T> run(PlatformCall<T> call, Cancellation cancellation) {
        var now = clock.instant();
        return now.isBefore(end)
                ? Future.failedFuture(new PlatformException(new Throttled(
                        "the Platform asked for a pause of the whole account; nothing was sent",
                        Duration.between(now, end))))
                : call.start(cancellation).onFailure(this::obey);
    }

    private void obey(Throwable failure) {
        if (failure instanceof PlatformException exception
                && exception.fault() instanceof Throttled throttled
                && throttled.retryAfter() != null) {
            var until = clock.instant().plus(throttled.retryAfter());
            end = until.isAfter(end) ? until : end;
        }
    }
}
