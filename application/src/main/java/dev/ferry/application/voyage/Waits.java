package dev.ferry.application.voyage;

import dev.ferry.application.learning.Learning;
import dev.ferry.application.settings.Patience;
import dev.ferry.domain.fault.PlatformFault;
import dev.ferry.domain.fault.PlatformFault.HeldBack;
import dev.ferry.domain.fault.PlatformFault.Throttled;
import dev.ferry.domain.history.ProcessingTime;
import dev.ferry.domain.polling.Backoff;
import dev.ferry.domain.polling.PollingPolicy;
import dev.ferry.domain.upload.Processing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** Turns patience, and what was learned from earlier uploads, into points in time. */
final class Waits {

    /** What asked for a pause together does not come back together. */
    private static final Duration SPREAD = Duration.ofMillis(500);

    private final InstantSource clock;
    private final RandomGenerator random;
    private final Patience patience;
    private final Learning learning;

    Waits(InstantSource clock, RandomGenerator random, Patience patience, Learning learning) {
        this.clock = clock;
        this.random = random;
        this.patience = patience;
        this.learning = learning;
    }

    Patience patience() {
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
    void learn(Course course, Processing processing) {
        var by = age(processing);
        var due = course.entry().due();
        var longest = policy(processing).longest();
        var notYet = course.notYet() != null
                ? course.notYet()
                : due == null ? Duration.ZERO : since(processing, due.minus(longest));
        var bytes = processing.attempt().payload().bytes();
        learning.learn(new ProcessingTime(bytes, notYet.compareTo(by) < 0 ? notYet : by, by));
    }

    private PollingPolicy policy(Processing processing) {
        return learning.policyFor(processing.attempt().payload().bytes());
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
