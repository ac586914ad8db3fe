package dev.ferry.adapters.telemetry.meter;

import dev.ferry.domain.platform.ProcessingStatus;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.StatusVocabulary;
import dev.ferry.domain.platform.StatusVocabulary.Meaning;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How late the end of processing is noticed. The Platform does not say when it was done; it was not when the question
 * was asked that it answered with "not yet", so the time from there to its last answer is the most that it can have
 * been. What another process has asked is not known here, and an end without a beginning is not counted. Any thread.
 */
final class DetectionDelayMeter {

    /** So many uploads are followed; the oldest are forgotten, which costs a figure and nothing else. */
    private static final int MOST = 10_000;

    private final StatusVocabulary vocabulary;
    private final Timer delay;
    private final DistributionSummary polls;
    private final Map<ProcessingToken, Followed> followed = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ProcessingToken, Followed> eldest) {
            return size() > MOST;
        }
    };

    private record Followed(Instant notYetAt, int polls) {}

    DetectionDelayMeter(StatusVocabulary vocabulary, MeterRegistry registry) {
        this.vocabulary = vocabulary;
        this.delay = Timer.builder("ferry.upload.detection.delay")
                .description(
                        "From the last question that was answered with not yet to the answer that processing is over:"
                                + " the most that the end can have been noticed late")
                .register(registry);
        this.polls = DistributionSummary.builder("ferry.upload.polls")
                .description("How often the status of an upload was asked for until processing was over")
                .register(registry);
    }

    synchronized void accepted(ProcessingToken token, Instant at) {
        followed.put(token, new Followed(at, 0));
    }

    synchronized void answered(ProcessingToken token, ProcessingStatus status, Instant askedAt, Instant at) {
        if (vocabulary.meaningOf(status) == Meaning.UNDER_WAY) {
            followed.computeIfPresent(token, (same, one) -> new Followed(askedAt, one.polls() + 1));
            return;
        }
        var one = followed.remove(token);
        if (one != null) {
            delay.record(Duration.between(one.notYetAt(), at));
            polls.record(one.polls() + 1.0);
        }
    }
}
