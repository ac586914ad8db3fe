package dev.ferry.application.settings;

import dev.ferry.domain.platform.StatusVocabulary;
import dev.ferry.domain.polling.PollingPolicy;
import dev.ferry.domain.submission.InDoubtPolicy;

/**
 * How the engine goes about its work.
 *
 * @param vocabulary which status words are final
 * @param polling when to ask again while the Platform works
 * @param inDoubt what to do when an answer was lost
 */
public record EngineSettings(
        StatusVocabulary vocabulary,
        PollingPolicy polling,
        InDoubtPolicy inDoubt,
        RetryLimits retryLimits,
        Workload workload) {}
