package dev.ferry.application.settings;

import dev.ferry.domain.platform.StatusVocabulary;
import dev.ferry.domain.polling.PollingPolicy;
import dev.ferry.domain.submission.InDoubtPolicy;

/**
 * The engine's settings.
 *
 * @param vocabulary the meanings of the status words
 * @param polling when to poll while the Platform processes the data
 * @param inDoubt the reaction when an answer is lost
 */
public record EngineSettings(
        StatusVocabulary vocabulary,
        PollingPolicy polling,
        InDoubtPolicy inDoubt,
        RetryLimits retryLimits,
        Workload workload) {}
