package dev.ferry.adapters.telemetry.meter;

import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.UploadState;
import dev.ferry.domain.event.UploadEvent;
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

/** What happens to uploads. Only what this process has committed is counted, so the sum over all processes is right. */
final class LifecycleMeters {

    private final MeterRegistry registry;

    LifecycleMeters(MeterRegistry registry) {
        this.registry = registry;
        SealedTypeNames.of(UploadEvent.class).forEach(this::events);
        for (var event : List.of("deferred", "in-doubt", "failed")) {
            SealedTypeNames.of(Fault.class).forEach(fault -> faults(event, fault));
        }
        Stream.of(UploadState.values()).filter(UploadState::isFinal).forEach(state -> {
            duration(state, "first");
            duration(state, "later");
        });
    }

    /** What was written together, and the entry after it. */
    void committed(List<UploadEvent> events, JournalEntry entry) {
        for (var event : events) {
            var word = event.type().substring(UploadEvent.PREFIX.length());
            events(word).increment();
            var fault = fault(event);
            if (fault != null) {
                faults(word, fault.code()).increment();
            }
        }
        var state = UploadState.of(entry.upload());
        if (state.isFinal()) {
            duration(state, entry.upload().attempt().number() == 1 ? "first" : "later")
                    .record(Duration.between(entry.createdAt(), entry.updatedAt()));
        }
    }

    private static @Nullable Fault fault(UploadEvent event) {
        return switch (event) {
            case UploadDeferred deferred -> deferred.fault();
            case UploadInDoubt inDoubt -> inDoubt.fault();
            case UploadFailed failed -> failed.fault();
            default -> null;
        };
    }

    private Counter events(String type) {
        return Counter.builder("ferry.upload.events")
                .description("What happened to uploads, by the type of the event, as committed by this process")
                .tag("type", type)
                .register(registry);
    }

    private Counter faults(String event, String fault) {
        return Counter.builder("ferry.upload.faults")
                .description("Why uploads were put off, came into doubt or failed")
                .tag("event", event)
                .tag("fault", fault)
                .register(registry);
    }

    /** A later attempt has waited for somebody's decision too, so it is not mixed with the first. */
    private Timer duration(UploadState outcome, String attempt) {
        return Timer.builder("ferry.upload.duration")
                .description(
                        "From taking an upload in charge to its end, by outcome; later attempts were decided by somebody")
                .tag("outcome", outcome.word())
                .tag("attempt", attempt)
                .register(registry);
    }
}
