package dev.ferry.benchmarks.polling;

import dev.ferry.domain.polling.AdaptivePolling;
import dev.ferry.domain.polling.PollingPolicy;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Gives everybody as many questions. */
record Budget(List<PolledUpload> uploads) {

    private static final Duration SHORTEST = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** Ferry as it is shipped, with so many questions an upload to spend. */
    PollingOutcome ferry(double polls) {
        return Simulation.run(new AdaptivePolling(polls, SHORTEST, LONGEST), uploads);
    }

    /** Ferry with its setting chosen so that it spends as many as somebody else did. */
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
     * A schedule whose scale is chosen, by looking at the very uploads, so that it spends as many questions: the best
     * that somebody who knows all of them could do with it.
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
