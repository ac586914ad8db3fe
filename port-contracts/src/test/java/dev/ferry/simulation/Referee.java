package dev.ferry.simulation;

import dev.ferry.application.inmemory.InMemoryJournal;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.UploadChange;
import dev.ferry.domain.event.UploadEvent.UploadAccepted;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.submission.UploadId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Checks, at every step of a world, what must always hold. */
final class Referee {

    private static final int MOST_IDLE_LOOKS_A_SECOND = 10;

    private final InstantSource trueTime;
    private final InstantSource storeClock;
    private final InMemoryJournal journal;
    private final Map<UploadId, Story> stories = new LinkedHashMap<>();
    private final Map<UploadId, Holder> holders = new HashMap<>();
    private final Map<String, UploadId> uploadsByToken = new HashMap<>();
    private final Map<String, Deque<Instant>> idleLooks = new HashMap<>();
    private long lastEvent;
    private int lateWrites;

    /** Who works on an upload, by the store's clock. */
    private record Holder(String owner, Instant until) {}

    Referee(InstantSource trueTime, InstantSource storeClock, InMemoryJournal journal) {
        this.trueTime = trueTime;
        this.storeClock = storeClock;
        this.journal = journal;
    }

    /** Somebody is about to submit an upload. */
    void expects(UploadId id, String name) {
        stories.putIfAbsent(id, new Story(name));
    }

    /** Every event has the number after the one before, and fits into its upload's story. */
    void readOn() {
        idleLooks.clear();
        for (var recorded : journal.after(lastEvent, Integer.MAX_VALUE)
                .toCompletableFuture()
                .join()) {
            if (recorded.number() != lastEvent + 1) {
                throw new Violation("event " + recorded.number() + " follows event " + lastEvent);
            }
            lastEvent = recorded.number();
            story(recorded.event().id()).goesOn(recorded.event());
            if (recorded.event() instanceof UploadAccepted accepted) {
                receipt(accepted);
            }
        }
    }

    /** An engine may find nothing, and look again soon; but nobody may look all the time while nothing happens. */
    void foundNothing(String owner) {
        var now = trueTime.instant();
        var looks = idleLooks.computeIfAbsent(owner, first -> new ArrayDeque<>());
        looks.addLast(now);
        while (looks.getFirst().isBefore(now.minusSeconds(1))) {
            looks.removeFirst();
        }
        if (looks.size() > MOST_IDLE_LOOKS_A_SECOND) {
            throw new Violation(owner + " looks for work all the time, and nothing happens");
        }
    }

    void claimed(String owner, JournalEntry entry, Duration lease) {
        idleLooks.clear();
        var id = entry.upload().id();
        var holder = holders.get(id);
        var now = storeClock.instant();
        if (holder != null && holder.until().isAfter(now)) {
            throw new Violation(id + " was given to " + owner + " under the lease of " + holder.owner());
        }
        holders.put(id, new Holder(owner, now.plus(lease)));
    }

    void renewed(String owner, UploadId id, Duration lease) {
        var holder = holders.get(id);
        if (holder == null || !holder.owner().equals(owner)) {
            throw new Violation(id + " was renewed for " + owner + ", who does not hold it");
        }
        holders.put(id, new Holder(owner, storeClock.instant().plus(lease)));
    }

    void released(String owner, UploadId id) {
        idleLooks.clear();
        holders.computeIfPresent(id, (same, holder) -> holder.owner().equals(owner) ? null : holder);
    }

    void committed(UploadChange change, Optional<JournalEntry> written) {
        if (written.isEmpty()) {
            lateWrites++;
        } else if (!change.keepsLease()) {
            holders.remove(change.batch().state().id());
        }
    }

    /** The Platform took data and gave a receipt, of which perhaps nobody will hear. */
    void taken(UploadId id, ProcessingToken token) {
        story(id).taken();
        uploadsByToken.put(token.value(), id);
    }

    Story.Chapter chapter(UploadId id) {
        return story(id).chapter();
    }

    /** After everything has stopped, nobody has a claim on anything. */
    void nothingHeld() {
        var now = storeClock.instant();
        holders.forEach((id, holder) -> {
            if (holder.until().isAfter(now)) {
                throw new Violation(id + " is still held by " + holder.owner());
            }
        });
    }

    long events() {
        return lastEvent;
    }

    int lateWrites() {
        return lateWrites;
    }

    private void receipt(UploadAccepted accepted) {
        if (!accepted.id().equals(uploadsByToken.get(accepted.token().value()))) {
            throw new Violation(accepted + " has a token that the Platform gave to nobody, or to another");
        }
    }

    private Story story(UploadId id) {
        var story = stories.get(id);
        if (story == null) {
            throw new Violation("nobody submitted " + id);
        }
        return story;
    }
}
