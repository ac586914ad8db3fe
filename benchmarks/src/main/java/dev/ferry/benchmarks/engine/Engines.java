package dev.ferry.benchmarks.engine;

import dev.ferry.application.settings.DatasetSettings;
import dev.ferry.application.settings.EngineSettings;
import dev.ferry.application.settings.RetryLimits;
import dev.ferry.application.settings.Workload;
import dev.ferry.application.settings.Workload.ClaimMode;
import dev.ferry.domain.dataset.Schema;
import dev.ferry.domain.feedback.RowNumbering;
import dev.ferry.domain.platform.StatusVocabulary;
import dev.ferry.domain.polling.Backoff;
import dev.ferry.domain.polling.FixedPolling;
import dev.ferry.domain.submission.InDoubtPolicy;
import java.time.Duration;

/** The settings of a service's engine, except for the polling policy. */
public final class Engines {

    private static final int SLOTS = 256;
    private static final Duration LEASE = Duration.ofMinutes(1);

    private Engines() {}

    /**
     * Creates the settings of an engine.
     *
     * @param poll the time between two polls of an upload
     */
    public static EngineSettings polling(Duration poll) {
        var backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30), 5);
        return new EngineSettings(
                StatusVocabulary.standard(),
                new FixedPolling(poll),
                InDoubtPolicy.HOLD,
                Duration.ofMinutes(10),
                new RetryLimits(Duration.ofHours(1), backoff, backoff, backoff, Duration.ofHours(1), Duration.ofMinutes(1)),
                new Workload(
                        SLOTS, LEASE, LEASE.multipliedBy(2).dividedBy(3), Duration.ofSeconds(1), ClaimMode.EVERYTHING));
    }

    /** The settings of data sets. */
    public static DatasetSettings datasets() {
        return new DatasetSettings(Schema.guide(), RowNumbering.DATA_FROM_1);
    }
}
