package dev.ferry.bootstrap.settings;

import dev.ferry.application.settings.EngineSettings;
import dev.ferry.application.settings.RetryLimits;
import dev.ferry.application.settings.Workload;
import dev.ferry.application.settings.Workload.ClaimMode;
import dev.ferry.domain.platform.StatusVocabulary;
import dev.ferry.domain.polling.Backoff;
import dev.ferry.domain.submission.InDoubtPolicy;
import java.time.Duration;

/** Turns settings into those of an engine: how patient it is, and how much it takes on. */
record EngineMapping(Settings settings) {

    /** It carries every upload, and nobody waits. */
    EngineSettings ofService() {
        return engine(
                unhurried(), workload(settings.read(Key.SERVICE_SLOTS, SettingValues::count), 1, ClaimMode.EVERYTHING));
    }

    /** It carries a folder's uploads, and nobody waits. */
    EngineSettings ofWatch() {
        return engine(unhurried(), workload(settings.read(Key.SERVICE_SLOTS, SettingValues::count), 5, ClaimMode.OWN));
    }

    /** It carries a command's uploads, and a person waits. */
    EngineSettings ofCommand() {
        return engine(hurried(), workload(64, 5, ClaimMode.OWN));
    }

    private EngineSettings engine(RetryLimits retryLimits, Workload workload) {
        return new EngineSettings(
                vocabulary(),
                settings.read(Key.POLLING, SettingValues::polling),
                settings.read(Key.IN_DOUBT, text -> SettingValues.word(InDoubtPolicy.class, text)),
                retryLimits,
                workload);
    }

    /** A Platform that is away is waited for, for days. */
    private RetryLimits unhurried() {
        return new RetryLimits(
                settings.read(Key.PROCESSING_DEADLINE, SettingValues::duration),
                new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5), 2000),
                new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(10), 500),
                new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30), 5));
    }

    /** A Platform that is away is given up soon, so that the person knows. */
    private RetryLimits hurried() {
        return new RetryLimits(
                settings.read(Key.PROCESSING_DEADLINE, SettingValues::duration),
                new Backoff(Duration.ofMillis(200), Duration.ofSeconds(1), 1),
                new Backoff(Duration.ofMillis(300), Duration.ofSeconds(2), 0),
                new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30), 5));
    }

    /** An upload that waits for most of a lease is not worth holding. */
    private Workload workload(int slots, int lookOutSeconds, ClaimMode claimMode) {
        var lease = settings.read(Key.SERVICE_LEASE, SettingValues::duration);
        return new Workload(
                slots, lease, lease.multipliedBy(2).dividedBy(3), Duration.ofSeconds(lookOutSeconds), claimMode);
    }

    private StatusVocabulary vocabulary() {
        return new StatusVocabulary(
                SettingValues.words(settings.text(Key.PLATFORM_SUCCESS_STATUSES)),
                SettingValues.words(settings.text(Key.PLATFORM_FAILURE_STATUSES)));
    }
}
