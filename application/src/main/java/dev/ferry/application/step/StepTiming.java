package dev.ferry.application.step;

import dev.ferry.application.estimation.ProcessingTimeEstimator;
import dev.ferry.application.settings.RetryLimits;
import dev.ferry.domain.fault.PlatformFault;
import dev.ferry.domain.fault.PlatformFault.HeldBack;
import dev.ferry.domain.fault.PlatformFault.Throttled;
import dev.ferry.domain.polling.Backoff;
import dev.ferry.domain.polling.PollingPolicy;
import dev.ferry.domain.processingtime.ProcessingTime;
import dev.ferry.domain.upload.Processing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Computes the times of the next steps, from the retry limits and from the processing times of earlier uploads. */
final class StepTiming {

    /** Spreads the calls that wait for the end of the same pause. */
    private static final Duration SPREAD = Duration.ofMillis(500);

    /** The clocks of the nodes and of the journal differ by less. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final RandomGenerator random;
    private final RetryLimits limits;
    private final ProcessingTimeEstimator estimator;

    StepTiming(InstantSource clock, RandomGenerator random, RetryLimits limits, ProcessingTimeEstimator estimator) {
        this.clock = clock;
        this.random = random;
        this.limits = limits;
        this.estimator = estimator;
    }

    RetryLimits limits() {
        return limits;
    }

    Instant now() {
        return clock.instant();
    }

    /** Whether a recorded time is in the future: the clock was ahead when it was recorded. */
    boolean isAhead(Instant recorded) {
        return recorded.isAfter(now().plus(CLOCK_TOLERANCE));
    }

    /** How long the Platform has had the data; never negative, even if the clock was set back. */
    Duration age(Processing processing) {
        return sinceAcceptance(processing, now());
    }

    Instant deadline(Processing processing) {
        return processing.acceptedAt().plus(limits.processing());
    }

    Duration untilFirstPoll(Processing processing) {
        return policy(processing).firstDelay();
    }

    /** Never later than the deadline. */
    Instant nextPoll(Processing processing) {
        var next = now().plus(policy(processing).delayAfter(age(processing)));
        return next.isBefore(deadline(processing)) ? next : deadline(processing);
    }

    /**
     * Records how long the Platform took: some time between the last two polls. An engine that has just claimed the
     * upload does not know the poll before; it then takes the due time less the policy's longest delay.
     */
    void recordProcessingTime(ClaimedUpload claimed, Processing processing) {
        var finishedBy = age(processing);
        var unfinishedAt = claimed.unfinishedAfter() != null
                ? claimed.unfinishedAfter()
                : earliestLastPoll(processing, claimed.entry().due());
        estimator.record(new ProcessingTime(
                processing.attempt().payload().bytes(),
                unfinishedAt.compareTo(finishedBy) < 0 ? unfinishedAt : finishedBy,
                finishedBy));
    }

    private Duration earliestLastPoll(Processing processing, @Nullable Instant due) {
        return due == null
                ? Duration.ZERO
                : sinceAcceptance(processing, due.minus(policy(processing).longest()));
    }

    private PollingPolicy policy(Processing processing) {
        return estimator.policyFor(processing.attempt().payload().bytes());
    }

    private static Duration sinceAcceptance(Processing processing, Instant time) {
        var since = Duration.between(processing.acceptedAt(), time);
        return since.isNegative() ? Duration.ZERO : since;
    }

    Instant after(int errors, Backoff backoff) {
        return now().plus(backoff.delayAfter(errors, random));
    }

    /** The time of the next request after a failed one: as the Platform or the adapter asked, else by the backoff. */
    Instant after(int errors, PlatformFault fault) {
        if (fault instanceof HeldBack heldBack) {
            return shortlyAfter(now().plus(heldBack.retryAfter()));
        }
        return fault instanceof Throttled throttled && throttled.retryAfter() != null
                ? afterPause(throttled.retryAfter())
                : after(errors, limits.requests());
    }

    /** The time after a pause that the Platform asked for, which is cut to the longest pause. */
    Instant afterPause(Duration asked) {
        var longest = limits.longestPause();
        return shortlyAfter(now().plus(asked.compareTo(longest) > 0 ? longest : asked));
    }

    /** A random moment within half a second after a pause. */
    Instant shortlyAfter(Instant pauseEnds) {
        return pauseEnds.plusMillis((long) (random.nextDouble() * SPREAD.toMillis()));
    }
}
