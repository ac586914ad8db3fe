package dev.ferry.adapters.store.memory;

import dev.ferry.application.journal.RecordedEvent;
import dev.ferry.domain.event.UploadEvent;
import dev.ferry.domain.submission.UploadId;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Events by their numbers, which are never given twice. Whoever uses it holds the journal's lock. */
final class Story {

    private final NavigableMap<Long, RecordedEvent> events = new TreeMap<>();
    private long last;

    void append(List<UploadEvent> more, Instant now) {
        for (var event : more) {
            last++;
            events.put(last, new RecordedEvent(last, now, event));
        }
    }

    Stream<RecordedEvent> after(long number) {
        return events.tailMap(number, false).values().stream();
    }

    void forget(UploadId id) {
        events.values().removeIf(recorded -> recorded.event().id().equals(id));
    }
}
