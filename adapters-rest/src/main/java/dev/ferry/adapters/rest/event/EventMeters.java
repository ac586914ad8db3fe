package dev.ferry.adapters.rest.event;

import dev.ferry.application.journal.RecordedEvent;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;

/** Measures the lag of the event streams. */
final class EventMeters {

    private final InstantSource clock;
    private final Timer lag;

    /**
     * Registers the meters.
     *
     * @param open the open streams; changes while streams start and end
     * @param clock compared with the times of the journal's events
     */
    EventMeters(Collection<EventStream> open, InstantSource clock, MeterRegistry registry) {
        this.clock = clock;
        this.lag = Timer.builder("ferry.event.lag")
                .description("Time from an event's commit until it is written to a stream that was open at the commit")
                .register(registry);
        Gauge.builder("ferry.event.streams", open, Collection::size)
                .description("Open event streams")
                .register(registry);
        Gauge.builder("ferry.event.stream.position", open, EventMeters::slowest)
                .description(
                        "Last event number written to the slowest stream of all uploads; NaN without such a stream")
                .register(registry);
    }

    Instant now() {
        return clock.instant();
    }

    /** Records the lag of a written page. Events from before the stream's start are replayed and do not count. */
    void recordLag(List<RecordedEvent> page, Instant startedAt) {
        var now = clock.instant();
        for (var event : page) {
            if (!event.at().isBefore(startedAt)) {
                var age = Duration.between(event.at(), now);
                lag.record(age.isNegative() ? Duration.ZERO : age);
            }
        }
    }

    private static double slowest(Collection<EventStream> open) {
        return open.stream()
                .filter(EventStream::followsAllUploads)
                .mapToDouble(EventStream::position)
                .min()
                .orElse(Double.NaN);
    }
}
