package dev.ferry.bootstrap.settings;

import dev.ferry.application.settings.EngineSettings;
import dev.ferry.application.settings.Patience;
import dev.ferry.application.settings.Workload;
import dev.ferry.application.settings.Workload.Charge;
import dev.ferry.domain.platform.StatusVocabulary;
import dev.ferry.domain.polling.Backoff;
import dev.ferry.domain.submission.InDoubtPolicy;
import java.time.Duration;

/**
 * Turns settings into those of an engine: how patient it is, and how much it takes on.
 *
 * @param settings what to map
 */
record EngineMapping(Settings settings) {

    /** It carries every upload, and nobody waits. */
    EngineSettings ofService() {
        return engine(unhurried(), workload(settings.read(Key.SERVICE_SLOTS, Values::count), 1, Charge.EVERYTHING));
    }

    /** It carries a folder's uploads, and nobody waits. */
    EngineSettings ofWatch() {
        return engine(unhurried(), workload(settings.read(Key.SERVICE_SLOTS, Values::count), 5, Charge.OWN));
    }

    /** It carries a command's uploads, and a person waits. */
    EngineSettings ofCommand() {
        return engine(hurried(), workload(64, 5, Charge.OWN));
    }

    private EngineSettings engine(Patience patience, Workload workload) {
        return new EngineSettings(
                vocabulary(),
                settings.read(Key.POLLING, Values::polling),
                settings.read(Key.IN_DOUBT, text -> Values.word(InDoubtPolicy.class, text)),
                patience,
                workload);
    }

    /** A Platform that is away is waited for, for days. */
    private Patience unhurried() {
        return new Patience(
                settings.read(Key.PROCESSING_DEADLINE, Values::duration),
                new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5), 2000),
                new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(10), 500),
                new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30), 5));
    }

    /** A Platform that is away is given up soon, so that the person knows. */
    private Patience hurried() {
        return new Patience(
                settings.read(Key.PROCESSING_DEADLINE, Values::duration),
                new Backoff(Duration.ofMillis(200), Duration.ofSeconds(1), 1),
                new Backoff(Duration.ofMillis(300), Duration.ofSeconds(2), 0),
                new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30), 5));
    }

    /** An upload that waits for most of a lease is not worth holding. */
    private Workload workload(int slots, int lookOutSeconds, Charge charge) {
        var lease = settings.read(Key.SERVICE_LEASE, Values::duration);
        return new Workload(
                slots, lease, lease.multipliedBy(2).dividedBy(3), Duration.ofSeconds(lookOutSeconds), charge);
    }

    private StatusVocabulary vocabulary() {
        return new StatusVocabulary(
                Values.words(settings.text(Key.PLATFORM_SUCCESS_STATUSES)),
                Values.words(settings.text(Key.PLATFORM_FAILURE_STATUSES)));
    }
}
