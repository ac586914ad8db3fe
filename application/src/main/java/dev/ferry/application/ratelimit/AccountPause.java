package dev.ferry.application.ratelimit;

import dev.ferry.application.async.Stages;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault.Throttled;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The pause of an account in this process. The Platform starts it by a {@code Retry-After} to any call (RFC 9110
 * section 10.2.3), and no call is sent until its end. The core and the adapter of the Platform use the same object, so
 * it is asked before a call starts and again right before the call is sent. Any thread.
 */
public final class AccountPause {

    private static final Pause NONE = new Pause(Instant.MIN, Duration.ZERO);

    private final InstantSource clock;
    private final Duration longest;
    private final AtomicReference<Pause> current = new AtomicReference<>(NONE);

    /** A pause, and the time that it lasts from its start; if the clock was set back, it lasts no longer from then. */
    private record Pause(Instant end, Duration length) {

        Pause cut(Instant now) {
            return end.isAfter(now.plus(length)) ? new Pause(now.plus(length), length) : this;
        }
    }

    /**
     * Starts without a pause.
     *
     * @param clock the journal's clock
     * @param longest the longest pause; a longer one is cut to this
     */
    public AccountPause(InstantSource clock, Duration longest) {
        this.clock = clock;
        this.longest = longest;
    }

    /** The end of the pause; empty when there is none. */
    public Optional<Instant> pausedUntil() {
        var now = clock.instant();
        var end = current.updateAndGet(pause -> pause.cut(now)).end();
        return Optional.of(end).filter(now::isBefore);
    }

    /** The rest of the pause; zero when there is none. */
    public Duration remaining() {
        var now = clock.instant();
        var remaining = Duration.between(
                now, current.updateAndGet(pause -> pause.cut(now)).end());
        return remaining.isNegative() ? Duration.ZERO : remaining;
    }

    /** The failure of a call that is not sent because of the pause; empty when the call may be sent. */
    public Optional<PlatformException> refusal() {
        var remaining = remaining();
        return remaining.isZero() ? Optional.empty() : Optional.of(new PausedException(remaining));
    }

    /** The pause that the Platform asked for with this failure; empty when it did not, or when this pause refused. */
    public static Optional<Duration> askedBy(@Nullable Throwable failure) {
        return failure != null
                        && Stages.cause(failure) instanceof PlatformException exception
                        && !(exception instanceof PausedException)
                        && exception.fault() instanceof Throttled throttled
                ? Optional.ofNullable(throttled.retryAfter())
                : Optional.empty();
    }

    /** Starts a pause from now. The latest end of all pauses counts. */
    public void pause(Duration length) {
        start(clock.instant(), bounded(length));
    }

    /**
     * Ends the pause.
     *
     * @return the end that it would have had; empty when there was none
     */
    public Optional<Instant> lift() {
        var now = clock.instant();
        var end = current.getAndSet(NONE).cut(now).end();
        return Optional.of(end).filter(now::isBefore);
    }

    Duration bounded(Duration length) {
        return length.compareTo(longest) > 0 ? longest : length;
    }

    /** Starts a pause that another node has reported. */
    void pauseUntil(Instant end) {
        var now = clock.instant();
        start(now, bounded(Duration.between(now, end)));
    }

    private void start(Instant now, Duration length) {
        var requested = new Pause(now.plus(length), length);
        current.updateAndGet(pause -> requested.end().isAfter(pause.cut(now).end()) ? requested : pause);
    }
}
