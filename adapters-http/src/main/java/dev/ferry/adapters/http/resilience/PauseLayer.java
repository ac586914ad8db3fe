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
 * Applies a pause of the whole account to calls that started before the Platform asked for it, and that wait in a queue
 * or for a retry. All endpoints share one instance.
 */
final class PauseLayer implements Layer {

    private final InstantSource clock;
    private final Duration longest;
    private Instant pauseEnd = Instant.MIN;

    /**
     * Starts without a pause.
     *
     * @param longest the longest pause; a pause that seems longer, because the clock was set back, is cut to this
     */
    PauseLayer(InstantSource clock, Duration longest) {
        this.clock = clock;
        this.longest = longest;
    }

    @Override
    public <T> Future<T> run(PlatformCall<T> call, Cancellation cancellation) {
        var now = clock.instant();
        cutPause(now.plus(longest));
        return now.isBefore(pauseEnd)
                ? Future.failedFuture(new PlatformException(new Throttled(
                        "the Platform asked for a pause of the whole account; nothing was sent",
                        Duration.between(now, pauseEnd))))
                : call.start(cancellation).onFailure(this::extendPause);
    }

    private void cutPause(Instant latestEnd) {
        pauseEnd = pauseEnd.isAfter(latestEnd) ? latestEnd : pauseEnd;
    }

    private void extendPause(Throwable failure) {
        if (failure instanceof PlatformException exception
                && exception.fault() instanceof Throttled throttled
                && throttled.retryAfter() != null) {
            var until = clock.instant().plus(throttled.retryAfter());
            pauseEnd = until.isAfter(pauseEnd) ? until : pauseEnd;
        }
    }
}
