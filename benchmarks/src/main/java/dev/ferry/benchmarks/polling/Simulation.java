package dev.ferry.benchmarks.polling;

import dev.ferry.domain.polling.AdaptivePolling;
import dev.ferry.domain.polling.PollingPolicy;
import dev.ferry.domain.processingtime.ProcessingTime;
import dev.ferry.domain.processingtime.ProcessingTimeStats;
import dev.ferry.domain.processingtime.SizeClass;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Polls one upload after the other. A learning policy gets only the information from the polls, and only after the
 * upload has ended.
 */
final class Simulation {

    private Simulation() {}

    static PollingOutcome run(PollingPolicy policy, List<PolledUpload> uploads) {
        var stats = ProcessingTimeStats.NONE;
        var delays = new double[uploads.size()];
        var polls = 0L;
        for (int i = 0; i < delays.length; i++) {
            var upload = uploads.get(i);
            var current = policy.withHistory(stats.of(SizeClass.of(upload.bytes())));
            var end = Duration.ofNanos((long) (upload.millis() * 1e6));
            var notYet = Duration.ZERO;
            var pollTime = first(current);
            polls++;
            while (pollTime.compareTo(end) < 0) {
                notYet = pollTime;
                pollTime = pollTime.plus(current.delayAfter(pollTime));
                polls++;
            }
            delays[i] = pollTime.minus(end).toNanos() / 1e9;
            if (policy instanceof AdaptivePolling) {
                stats = stats.with(List.of(new ProcessingTime(upload.bytes(), notYet, pollTime)));
            }
        }
        Arrays.sort(delays);
        return new PollingOutcome(
                polls / (double) delays.length,
                Arrays.stream(delays).average().orElseThrow(),
                delays[(int) (0.95 * delays.length)]);
    }

    /** The time of the first poll. An immediate poll is skipped, because processing never ends at once here. */
    private static Duration first(PollingPolicy policy) {
        return policy.firstDelay().isZero() ? policy.delayAfter(Duration.ZERO) : policy.firstDelay();
    }
}
