package dev.ferry.adapters.telemetry.meter;

import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.UploadState;
import dev.ferry.domain.event.UploadEvent;
import dev.ferry.domain.event.UploadEvent.ResultCollected;
import dev.ferry.domain.event.UploadEvent.ResultMissing;
import dev.ferry.domain.event.UploadEvent.UploadDeferred;
import dev.ferry.domain.event.UploadEvent.UploadFailed;
import dev.ferry.domain.event.UploadEvent.UploadInDoubt;
import dev.ferry.domain.fault.Fault;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Counts the events of uploads that this process has committed, so a sum over all processes counts each event once. */
final class LifecycleMeters {

    private final MeterRegistry registry;

    LifecycleMeters(MeterRegistry registry) {
        this.registry = registry;
        SealedTypeNames.of(UploadEvent.class).forEach(this::events);
        for (var event : List.of("deferred", "in-doubt", "failed", "result-missing")) {
            SealedTypeNames.of(Fault.class).forEach(fault -> faults(event, fault));
        }
        Stream.of(UploadState.values()).filter(UploadState::isFinal).forEach(state -> {
            duration(state, "first");
            duration(state, "later");
        });
    }

    /**
     * Counts events that were committed together. {@code entry} is the entry after the commit. A result that is fetched
     * after the end of its upload does not change the upload's duration.
     */
    void committed(List<UploadEvent> events, JournalEntry entry) {
        for (var event : events) {
            var type = event.type().substring(UploadEvent.PREFIX.length());
            events(type).increment();
            var fault = fault(event);
            if (fault != null) {
                faults(type, fault.code()).increment();
            }
        }
        var state = UploadState.of(entry.upload());
        if (state.isFinal() && !(events.getLast() instanceof ResultCollected)) {
            duration(state, entry.upload().attempt().number() == 1 ? "first" : "later")
                    .record(Duration.between(entry.createdAt(), entry.updatedAt()));
        }
    }

    private static @Nullable Fault fault(UploadEvent event) {
        return switch (event) {
            case UploadDeferred deferred -> deferred.fault();
            case UploadInDoubt inDoubt -> inDoubt.fault();
            case UploadFailed failed -> failed.fault();
            case ResultMissing missing -> missing.fault();
            default -> null;
        };
    }

    private Counter events(String type) {
        return Counter.builder("ferry.upload.events")
                .description("Events of uploads that this process has committed, by type")
                .tag("type", type)
                .register(registry);
    }

    private Counter faults(String event, String fault) {
        return Counter.builder("ferry.upload.faults")
                .description("Why uploads were deferred, became in doubt or failed, and why results are missing")
                .tag("event", event)
                .tag("fault", fault)
                .register(registry);
    }

    /** Later attempts include the wait for a person's decision, so they are separate from the first. */
    private Timer duration(UploadState outcome, String attempt) {
        return Timer.builder("ferry.upload.duration")
                .description("From the submission of an upload to its end, by outcome;"
                        + " later attempts include the wait for a person")
                .tag("outcome", outcome.word())
                .tag("attempt", attempt)
                .register(registry);
    }
}
