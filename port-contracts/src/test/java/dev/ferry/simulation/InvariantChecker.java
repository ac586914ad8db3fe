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

/** Checks the invariants at every step of a simulation. */
final class InvariantChecker {

    private static final int MAX_EMPTY_CLAIMS_PER_SECOND = 10;

    private final InstantSource trueTime;
    private final InstantSource storeClock;
    private final InMemoryJournal journal;
    private final NameChecker names;
    private final Map<UploadId, UploadModel> models = new LinkedHashMap<>();
    private final Map<UploadId, LeaseHolder> leases = new HashMap<>();
    private final Map<String, UploadId> uploadsByToken = new HashMap<>();
    private final Map<String, Deque<Instant>> emptyClaims = new HashMap<>();
    private long lastEvent;
    private int lateWrites;

    /** The owner of an upload, by the store's clock. */
    private record LeaseHolder(String owner, Instant until) {}

    InvariantChecker(InstantSource trueTime, InstantSource storeClock, InMemoryJournal journal) {
        this.trueTime = trueTime;
        this.storeClock = storeClock;
        this.journal = journal;
        this.names = new NameChecker(storeClock, SimulatedCluster.IN_DOUBT_HOLDS_BACK);
    }

    /** A client is about to submit an upload. */
    void expect(UploadId id, String name) {
        models.putIfAbsent(id, new UploadModel(name));
    }

    /** Checks that event numbers have no gaps, and that each event fits the model of its upload. */
    void checkNewEvents() {
        emptyClaims.clear();
        for (var recorded : journal.after(lastEvent, Integer.MAX_VALUE)
                .toCompletableFuture()
                .join()) {
            if (recorded.number() != lastEvent + 1) {
                throw new Violation("event " + recorded.number() + " follows event " + lastEvent);
            }
            lastEvent = recorded.number();
            var model = model(recorded.event().id());
            var before = model.state();
            model.apply(recorded.event());
            names.apply(model.name(), recorded.event(), before, model.state());
            if (recorded.event() instanceof UploadAccepted accepted) {
                checkToken(accepted);
            }
        }
    }

    /** An engine may claim in vain now and then, but not all the time. */
    void claimedNothing(String owner) {
        var now = trueTime.instant();
        var times = emptyClaims.computeIfAbsent(owner, first -> new ArrayDeque<>());
        times.addLast(now);
        while (times.getFirst().isBefore(now.minusSeconds(1))) {
            times.removeFirst();
        }
        if (times.size() > MAX_EMPTY_CLAIMS_PER_SECOND) {
            throw new Violation(owner + " claims all the time, although no upload is due");
        }
    }

    void claimed(String owner, JournalEntry entry, Duration lease) {
        emptyClaims.clear();
        var id = entry.upload().id();
        var holder = leases.get(id);
        var now = storeClock.instant();
        if (holder != null && holder.until().isAfter(now)) {
            throw new Violation(id + " was claimed by " + owner + " under the lease of " + holder.owner());
        }
        leases.put(id, new LeaseHolder(owner, now.plus(lease)));
    }

    void renewed(String owner, UploadId id, Duration lease) {
        var holder = leases.get(id);
        if (holder == null || !holder.owner().equals(owner)) {
            throw new Violation(id + " was renewed for " + owner + ", which has no lease on it");
        }
        leases.put(id, new LeaseHolder(owner, storeClock.instant().plus(lease)));
    }

    void released(String owner, UploadId id) {
        emptyClaims.clear();
        leases.computeIfPresent(id, (same, holder) -> holder.owner().equals(owner) ? null : holder);
    }

    /** Leases that end later than any lease can are shortened. */
    void corrected(Duration longestWait, Duration lease) {
        var now = storeClock.instant();
        leases.replaceAll((id, holder) -> holder.until().isAfter(now.plus(longestWait))
                ? new LeaseHolder(holder.owner(), now.plus(lease))
                : holder);
    }

    void committed(UploadChange change, Optional<JournalEntry> written) {
        if (written.isEmpty()) {
            lateWrites++;
            return;
        }
        if (!change.keepsLease()) {
            leases.remove(change.batch().state().id());
        }
        if (change.queuesAgain()) {
            names.queuedAgain(change.batch().state().id(), change.overNewer());
            leases.keySet().removeIf(this::isHeldBack);
        }
    }

    /** An upload that loses its turn to an earlier one loses its lease too. */
    private boolean isHeldBack(UploadId id) {
        return journal.find(id)
                .toCompletableFuture()
                .join()
                .map(entry -> entry.waitingFor() != null)
                .orElse(false);
    }

    /** An adapter is ready to send an upload and asks for its intent. */
    void ready(UploadId id) {
        model(id).ready();
    }

    /** The Platform has accepted data and given a token, which may never arrive. */
    void accepted(UploadId id, ProcessingToken token) {
        model(id).accepted();
        uploadsByToken.put(token.value(), id);
    }

    UploadModel.ModelState stateOf(UploadId id) {
        return model(id).state();
    }

    /** After all nodes have stopped, no upload is leased. */
    void checkNoLeases() {
        var now = storeClock.instant();
        leases.forEach((id, holder) -> {
            if (holder.until().isAfter(now)) {
                throw new Violation(id + " is still leased to " + holder.owner());
            }
        });
    }

    long events() {
        return lastEvent;
    }

    int lateWrites() {
        return lateWrites;
    }

    private void checkToken(UploadAccepted accepted) {
        if (!accepted.id().equals(uploadsByToken.get(accepted.token().value()))) {
            throw new Violation(accepted + " has a token that the Platform did not give to this upload");
        }
    }

    private UploadModel model(UploadId id) {
        var model = models.get(id);
        if (model == null) {
            throw new Violation(id + " was never submitted");
        }
        return model;
    }
}
