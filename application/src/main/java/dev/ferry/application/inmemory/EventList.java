package dev.ferry.application.inmemory;

import dev.ferry.application.journal.RecordedEvent;
import dev.ferry.domain.event.UploadEvent;
import dev.ferry.domain.submission.TraceContext;
import dev.ferry.domain.submission.UploadId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The events by number; a number is never used twice. Callers must have the journal's lock. */
final class EventList {

    private final NavigableMap<Long, RecordedEvent> events = new TreeMap<>();
    private final Map<UploadId, List<RecordedEvent>> byUpload = new HashMap<>();
    private long last;

    void append(List<UploadEvent> added, @Nullable TraceContext caller, Instant now) {
        for (var event : added) {
            last++;
            var recorded = new RecordedEvent(last, now, event, caller);
            events.put(last, recorded);
            byUpload.computeIfAbsent(event.id(), first -> new ArrayList<>()).add(recorded);
        }
    }

    Stream<RecordedEvent> after(long number) {
        return events.tailMap(number, false).values().stream();
    }

    Stream<RecordedEvent> of(UploadId id, long number) {
        return byUpload.getOrDefault(id, List.of()).stream().filter(recorded -> recorded.number() > number);
    }

    /** The highest number of a stored event; 0 when there is none. */
    long lastNumber() {
        return events.isEmpty() ? 0 : events.lastKey();
    }

    void delete(UploadId id) {
        var deleted = byUpload.remove(id);
        if (deleted != null) {
            deleted.forEach(recorded -> events.remove(recorded.number()));
        }
    }
}
