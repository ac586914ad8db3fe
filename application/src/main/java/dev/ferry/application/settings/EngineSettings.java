package dev.ferry.application.settings;

import dev.ferry.domain.platform.StatusVocabulary;
import dev.ferry.domain.polling.PollingPolicy;
import dev.ferry.domain.submission.InDoubtPolicy;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * The engine's settings.
 *
 * @param vocabulary the meanings of the status words
 * @param polling when to poll while the Platform processes the data
 * @param inDoubt the reaction when an answer is lost
 * @param inDoubtHoldsBack for how long an upload in doubt holds back the later ones of its name
 */
public record EngineSettings(
        StatusVocabulary vocabulary,
        PollingPolicy polling,
        InDoubtPolicy inDoubt,
        Duration inDoubtHoldsBack,
        RetryLimits retryLimits,
        Workload workload) {

    /**
     * The longest time by which an engine puts off a step or leases an upload, except for the spread after a pause of
     * less than a second.
     */
    public Duration longestWait() {
        return Stream.of(
                        inDoubtHoldsBack,
                        polling.longest(),
                        retryLimits.unavailable().cap(),
                        retryLimits.unauthorized().cap(),
                        retryLimits.requests().cap(),
                        retryLimits.longestPause(),
                        workload.lease())
                .reduce(Duration.ZERO, (longest, wait) -> wait.compareTo(longest) > 0 ? wait : longest);
    }
}
