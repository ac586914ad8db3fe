package dev.ferry.benchmarks.polling;

import dev.ferry.domain.polling.AdaptivePolling;
import dev.ferry.domain.polling.PollingPolicy;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Runs polling policies with an equal number of polls. */
record Budget(List<PolledUpload> uploads) {

    private static final Duration SHORTEST = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** Runs Ferry's policy with {@code polls} per upload as its setting. */
    PollingOutcome ferry(double polls) {
        return Simulation.run(new AdaptivePolling(polls, SHORTEST, LONGEST), uploads);
    }

    /** Runs Ferry's policy with a setting that leads to the same number of polls as {@code other}. */
    PollingOutcome ferryAsOftenAs(PollingOutcome other) {
        var setting = Math.max(1, other.polls());
        var outcome = ferry(setting);
        for (int i = 0; i < 5 && Math.abs(outcome.polls() / other.polls() - 1) > 0.005; i++) {
            setting = Math.max(1, setting * other.polls() / outcome.polls());
            outcome = ferry(setting);
        }
        return outcome;
    }

    /**
     * Runs a schedule with the scale that leads to {@code polls} per upload. The scale is chosen with knowledge of all
     * uploads, so it is the best possible.
     */
    PollingOutcome scaled(Function<Duration, PollingPolicy> schedule, double polls) {
        var low = 1e6;
        var high = 1e13;
        for (int i = 0; i < 50; i++) {
            var middle = Math.sqrt(low * high);
            if (outcome(schedule, middle).polls() > polls) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return outcome(schedule, high);
    }

    private PollingOutcome outcome(Function<Duration, PollingPolicy> schedule, double nanos) {
        return Simulation.run(schedule.apply(Duration.ofNanos((long) nanos)), uploads);
    }
}
