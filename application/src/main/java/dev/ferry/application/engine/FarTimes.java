package dev.ferry.application.engine;

import dev.ferry.application.async.Stages;
import dev.ferry.application.port.driven.Claims;
import dev.ferry.application.port.driven.Claims.Scope;
import dev.ferry.application.port.driven.Scheduler;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Corrects due times and leases that were set while the clock was ahead. Without it, such uploads would sleep until the
 * clock has reached those times. On the scheduler's thread only.
 */
final class FarTimes {

    private static final Logger LOG = System.getLogger(FarTimes.class.getName());

    private static final Duration INTERVAL = Duration.ofMinutes(1);

    /** The spread after a pause adds up to half a second to the longest wait. */
    private static final Duration TOLERANCE = Duration.ofSeconds(1);

    private final Claims claims;
    private final Scheduler scheduler;
    private final Duration lease;
    private final Duration longestWait;
    private Instant lastCheck = Instant.MIN;

    FarTimes(Claims claims, Scheduler scheduler, Duration lease, Duration longestWait) {
        this.claims = claims;
        this.scheduler = scheduler;
        this.lease = lease;
        this.longestWait = longestWait.plus(TOLERANCE);
    }

    /**
     * Corrects such times at the first call, then once a minute, and at once after the clock has been changed.
     *
     * @return completes normally even if the journal fails; the next call tries again
     */
    CompletionStage<Void> correctIfNeeded(Scope scope) {
        var now = scheduler.instant();
        if (Duration.between(lastCheck, now).abs().compareTo(INTERVAL) < 0) {
            return CompletableFuture.completedStage(null);
        }
        lastCheck = now;
        return claims.correctFarTimes(scope, longestWait, lease).handleAsync(this::report, scheduler);
    }

    private @Nullable Void report(@Nullable Integer corrected, @Nullable Throwable failure) {
        if (corrected == null) {
            LOG.log(Level.WARNING, "cannot check the due times in the journal: {0}", Stages.describe(failure));
        } else if (corrected > 0) {
            LOG.log(
                    Level.WARNING,
                    "corrected the due times or leases of {0} uploads; they were set while the clock was ahead",
                    corrected);
        }
        if (corrected == null || corrected > 0) {
            lastCheck = Instant.MIN;
        }
        return null;
    }
}
