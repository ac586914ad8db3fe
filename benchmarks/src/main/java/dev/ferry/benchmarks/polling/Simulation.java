package dev.ferry.benchmarks.polling;

import dev.ferry.domain.processingtime.ProcessingTimeStats;
import dev.ferry.domain.processingtime.ProcessingTime;
import dev.ferry.domain.processingtime.SizeClass;
import dev.ferry.domain.polling.AdaptivePolling;
import dev.ferry.domain.polling.PollingPolicy;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Asks about one upload after the other. A policy that learns is told what the questions have shown and nothing else,
 * after the upload and not before.
 */
final class Simulation {

    private Simulation() {}

    static PollingOutcome run(PollingPolicy policy, List<PolledUpload> uploads) {
        var experience = ProcessingTimeStats.NONE;
        var delays = new double[uploads.size()];
        var polls = 0L;
        for (int i = 0; i < delays.length; i++) {
            var upload = uploads.get(i);
            var known = policy.withHistory(experience.of(SizeClass.of(upload.bytes())));
            var end = Duration.ofNanos((long) (upload.millis() * 1e6));
            var notYet = Duration.ZERO;
            var asked = first(known);
            polls++;
            while (asked.compareTo(end) < 0) {
                notYet = asked;
                asked = asked.plus(known.delayAfter(asked));
                polls++;
            }
            delays[i] = asked.minus(end).toNanos() / 1e9;
            if (policy instanceof AdaptivePolling) {
                experience = experience.with(List.of(new ProcessingTime(upload.bytes(), notYet, asked)));
            }
        }
        Arrays.sort(delays);
        return new PollingOutcome(
                polls / (double) delays.length,
                Arrays.stream(delays).average().orElseThrow(),
                delays[(int) (0.95 * delays.length)]);
    }

    /** Nobody gets an answer at once here, so nobody loses a question by asking at once. */
    private static Duration first(PollingPolicy policy) {
        return policy.firstDelay().isZero() ? policy.delayAfter(Duration.ZERO) : policy.firstDelay();
    }
}
