package dev.ferry.bootstrap.settings;

import dev.ferry.application.settings.EngineSettings;
import dev.ferry.application.settings.RetryLimits;
import dev.ferry.application.settings.Workload;
import dev.ferry.application.settings.Workload.ClaimMode;
import dev.ferry.domain.platform.StatusVocabulary;
import dev.ferry.domain.polling.Backoff;
import dev.ferry.domain.submission.InDoubtPolicy;
import java.time.Duration;

/** Maps settings to those of an engine: retries and workload. */
record EngineMapping(Settings settings) {

    /** The engine of a service: it processes all uploads of the store. */
    EngineSettings ofService() {
        return engine(longRetries(), workload(slots(), 1, ClaimMode.EVERYTHING));
    }

    /** The engine of a watched folder: it processes the folder's uploads. */
    EngineSettings ofWatch() {
        return engine(longRetries(), workload(slots(), 5, ClaimMode.OWN));
    }

    /** The engine of a command: it processes the command's uploads while a person waits. */
    EngineSettings ofCommand() {
        return engine(shortRetries(), workload(64, 5, ClaimMode.OWN));
    }

    private int slots() {
        return settings.read(Key.SERVICE_SLOTS, SettingValues::count);
    }

    private EngineSettings engine(RetryLimits retryLimits, Workload workload) {
        return new EngineSettings(
                vocabulary(),
                settings.read(Key.POLLING, SettingValues::polling),
                settings.read(Key.IN_DOUBT, text -> SettingValues.word(InDoubtPolicy.class, text)),
                settings.read(Key.IN_DOUBT_HOLDS_BACK, SettingValues::duration),
                retryLimits,
                workload);
    }

    /** Retries for days if the Platform is unavailable. */
    private RetryLimits longRetries() {
        return new RetryLimits(
                settings.read(Key.PROCESSING_DEADLINE, SettingValues::duration),
                new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5), 2000),
                new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(10), 500),
                new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30), 5),
                settings.read(Key.PLATFORM_LONGEST_PAUSE, SettingValues::duration),
                settings.read(Key.PLATFORM_UNKNOWN_TOKEN_GRACE, SettingValues::duration));
    }

    /** Stops retrying soon if the Platform is unavailable, so that the person learns of it. */
    private RetryLimits shortRetries() {
        return new RetryLimits(
                settings.read(Key.PROCESSING_DEADLINE, SettingValues::duration),
                new Backoff(Duration.ofMillis(200), Duration.ofSeconds(1), 1),
                new Backoff(Duration.ofMillis(300), Duration.ofSeconds(2), 0),
                new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30), 5),
                settings.read(Key.PLATFORM_LONGEST_PAUSE, SettingValues::duration),
                settings.read(Key.PLATFORM_UNKNOWN_TOKEN_GRACE, SettingValues::duration));
    }

    /** Keeps the lease of a waiting upload only if the wait is shorter than two thirds of the lease. */
    private Workload workload(int slots, int pollSeconds, ClaimMode claimMode) {
        var lease = settings.read(Key.SERVICE_LEASE, SettingValues::duration);
        return new Workload(
                slots, lease, lease.multipliedBy(2).dividedBy(3), Duration.ofSeconds(pollSeconds), claimMode);
    }

    private StatusVocabulary vocabulary() {
        return new StatusVocabulary(
                SettingValues.words(settings.text(Key.PLATFORM_SUCCESS_STATUSES)),
                SettingValues.words(settings.text(Key.PLATFORM_FAILURE_STATUSES)),
                SettingValues.words(settings.text(Key.PLATFORM_UNDER_WAY_STATUSES)));
    }
}
