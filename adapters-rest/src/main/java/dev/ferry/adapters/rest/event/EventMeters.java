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

/** How far behind the readers of events are. */
final class EventMeters {

    private final InstantSource clock;
    private final Timer lag;

    /**
     * Gauges over the streams that are open.
     *
     * @param open all streams, as they come and go
     * @param clock the journal's, or one like it
     */
    EventMeters(Collection<EventStream> open, InstantSource clock, MeterRegistry registry) {
        this.clock = clock;
        this.lag = Timer.builder("ferry.event.lag")
                .description("From an event's commit to its being written to a stream that was open by then")
                .register(registry);
        Gauge.builder("ferry.event.streams", open, Collection::size)
                .description("Event streams that are open")
                .register(registry);
        Gauge.builder("ferry.event.stream.position", open, EventMeters::slowest)
                .description(
                        "The last event written to the slowest of the streams that follow everything; NaN when there is none")
                .register(registry);
    }

    Instant now() {
        return clock.instant();
    }

    /** A page was written. What had happened before the stream began is read again and not late. */
    void written(List<RecordedEvent> page, Instant begun) {
        var now = clock.instant();
        for (var event : page) {
            if (!event.at().isBefore(begun)) {
                var age = Duration.between(event.at(), now);
                lag.record(age.isNegative() ? Duration.ZERO : age);
            }
        }
    }

    private static double slowest(Collection<EventStream> open) {
        return open.stream()
                .filter(EventStream::followsEverything)
                .mapToDouble(EventStream::position)
                .min()
                .orElse(Double.NaN);
    }
}
