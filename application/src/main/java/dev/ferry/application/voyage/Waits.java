package dev.ferry.application.voyage;

import dev.ferry.application.settings.Patience;
import dev.ferry.domain.fault.PlatformFault;
import dev.ferry.domain.fault.PlatformFault.HeldBack;
import dev.ferry.domain.fault.PlatformFault.Throttled;
import dev.ferry.domain.polling.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** Turns patience into points in time. */
final class Waits {

    /** What asked for a pause together does not come back together. */
    private static final Duration SPREAD = Duration.ofMillis(500);

    private final InstantSource clock;
    private final RandomGenerator random;
    private final Patience patience;

    Waits(InstantSource clock, RandomGenerator random, Patience patience) {
        this.clock = clock;
        this.random = random;
        this.patience = patience;
    }

    Patience patience() {
        return patience;
    }

    Instant now() {
        return clock.instant();
    }

    Instant after(int errors, Backoff backoff) {
        return now().plus(backoff.delayAfter(errors, random));
    }

    /**
     * After a question that went wrong: as long as the Platform, or our own adapter, asked for, else by the backoff for
     * questions.
     */
    Instant after(int errors, PlatformFault fault) {
        if (fault instanceof HeldBack held) {
            return pause(held.retryAfter());
        }
        return fault instanceof Throttled throttled && throttled.retryAfter() != null
                ? pause(throttled.retryAfter())
                : after(errors, patience.questions());
    }

    Instant pause(Duration retryAfter) {
        return spreadAfter(now().plus(retryAfter));
    }

    Instant spreadAfter(Instant pauseEnds) {
        return pauseEnds.plusMillis((long) (random.nextDouble() * SPREAD.toMillis()));
    }
}
