package dev.ferry.application.step;

import dev.ferry.application.estimation.ProcessingTimeEstimator;
import dev.ferry.application.settings.RetryLimits;
import dev.ferry.domain.fault.PlatformFault;
import dev.ferry.domain.fault.PlatformFault.Deferred;
import dev.ferry.domain.fault.PlatformFault.Throttled;
import dev.ferry.domain.polling.Backoff;
import dev.ferry.domain.polling.PollingPolicy;
import dev.ferry.domain.processingtime.ProcessingTime;
import dev.ferry.domain.upload.Processing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** Turns patience, and what was learned from earlier uploads, into points in time. */
final class StepTiming {

    /** What asked for a pause together does not come back together. */
    private static final Duration SPREAD = Duration.ofMillis(500);

    private final InstantSource clock;
    private final RandomGenerator random;
    private final RetryLimits patience;
    private final ProcessingTimeEstimator estimator;

    StepTiming(InstantSource clock, RandomGenerator random, RetryLimits patience, ProcessingTimeEstimator estimator) {
        this.clock = clock;
        this.random = random;
        this.patience = patience;
        this.estimator = estimator;
    }

    RetryLimits patience() {
        return patience;
    }

    Instant now() {
        return clock.instant();
    }

    /** How long the Platform has had the data. A clock may have been set back since, so it is never negative. */
    Duration age(Processing processing) {
        return since(processing, now());
    }

    Instant deadline(Processing processing) {
        return processing.acceptedAt().plus(patience.processing());
    }

    /** From acceptance to the first question. */
    Duration firstQuestion(Processing processing) {
        return policy(processing).untilFirst();
    }

    /** The next question, but not after the deadline. */
    Instant nextQuestion(Processing processing) {
        var next = now().plus(policy(processing).delayAfter(age(processing)));
        return next.isBefore(deadline(processing)) ? next : deadline(processing);
    }

    /**
     * Learns how long the Platform took. Whoever has just taken the upload up does not know when it was asked about
     * before, but no wait is longer than the longest, and it was due when that wait was over.
     */
    void learn(ClaimedUpload claimed, Processing processing) {
        var by = age(processing);
        var due = claimed.entry().due();
        var longest = policy(processing).longest();
        var notYet = claimed.notYet() != null
                ? claimed.notYet()
                : due == null ? Duration.ZERO : since(processing, due.minus(longest));
        var bytes = processing.attempt().payload().bytes();
        estimator.learn(new ProcessingTime(bytes, notYet.compareTo(by) < 0 ? notYet : by, by));
    }

    private PollingPolicy policy(Processing processing) {
        return estimator.policyFor(processing.attempt().payload().bytes());
    }

    private static Duration since(Processing processing, Instant time) {
        var since = Duration.between(processing.acceptedAt(), time);
        return since.isNegative() ? Duration.ZERO : since;
    }

    Instant after(int errors, Backoff backoff) {
        return now().plus(backoff.delayAfter(errors, random));
    }

    /**
     * After a question that went wrong: as long as the Platform, or our own adapter, asked for, else by the backoff for
     * questions.
     */
    Instant after(int errors, PlatformFault fault) {
        if (fault instanceof Deferred held) {
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
