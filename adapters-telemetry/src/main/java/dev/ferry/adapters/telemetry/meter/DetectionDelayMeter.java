package dev.ferry.adapters.telemetry.meter;

import dev.ferry.domain.platform.ProcessingStatus;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.StatusVocabulary;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Measures how late the end of processing is detected. The Platform does not say when processing ended. It had not
 * ended when the last status request that was answered with "not yet" was sent, so the time from that request to the
 * final answer is the maximum delay. Requests of other processes are unknown here, and an end is counted only if this
 * process saw the acceptance. Thread-safe.
 */
final class DetectionDelayMeter {

    /** The maximum number of uploads to track; beyond it, the oldest is dropped and not measured. */
    private static final int MAX_TRACKED = 10_000;

    private final StatusVocabulary vocabulary;
    private final Timer delay;
    private final DistributionSummary polls;
    private final Map<ProcessingToken, Tracked> tracked = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ProcessingToken, Tracked> eldest) {
            return size() > MAX_TRACKED;
        }
    };

    private record Tracked(Instant notYetAt, int polls) {}

    DetectionDelayMeter(StatusVocabulary vocabulary, MeterRegistry registry) {
        this.vocabulary = vocabulary;
        this.delay = Timer.builder("ferry.upload.detection.delay")
                .description(
                        "From the last status request that was answered with not yet to the answer that processing has"
                                + " ended: the maximum delay of detection")
                .register(registry);
        this.polls = DistributionSummary.builder("ferry.upload.polls")
                .description("Number of status requests until processing had ended")
                .register(registry);
    }

    synchronized void accepted(ProcessingToken token, Instant at) {
        tracked.put(token, new Tracked(at, 0));
    }

    synchronized void answered(ProcessingToken token, ProcessingStatus status, Instant askedAt, Instant at) {
        if (!vocabulary.meaningOf(status).isFinal()) {
            tracked.computeIfPresent(token, (key, upload) -> new Tracked(askedAt, upload.polls() + 1));
            return;
        }
        var upload = tracked.remove(token);
        if (upload != null) {
            delay.record(Duration.between(upload.notYetAt(), at));
            polls.record(upload.polls() + 1.0);
        }
    }
}
