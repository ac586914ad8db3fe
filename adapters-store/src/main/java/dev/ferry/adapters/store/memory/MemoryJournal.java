package dev.ferry.adapters.store.memory;

import dev.ferry.application.journal.Change;
import dev.ferry.application.journal.Entry;
import dev.ferry.application.journal.RecordedEvent;
import dev.ferry.application.journal.UploadQuery;
import dev.ferry.application.journal.UploadState;
import dev.ferry.application.port.driven.Claims;
import dev.ferry.application.port.driven.EventLog;
import dev.ferry.application.port.driven.Journal;
import dev.ferry.domain.event.UploadEvent;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.upload.Queued;
import dev.ferry.domain.upload.Transition;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * The three journal ports over one map and one list. Every method is a transaction under one lock; hints go out after
 * it.
 */
public final class MemoryJournal implements Journal, Claims, EventLog {

    private final InstantSource clock;
    private final Map<UploadId, Row> rows = new LinkedHashMap<>();
    private final List<RecordedEvent> events = new ArrayList<>();
    private final List<Runnable> hints = new CopyOnWriteArrayList<>();

    /**
     * An empty journal.
     *
     * @param clock the time of entries, events and leases
     */
    public MemoryJournal(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public CompletionStage<Entry> enter(Transition<Queued> submitted) {
        var now = clock.instant();
        var entry = new Entry(submitted.next(), 1, now, now, now);
        synchronized (this) {
            if (rows.putIfAbsent(entry.upload().id(), new Row(entry, null)) != null) {
                return CompletableFuture.failedStage(new IllegalStateException(
                        "there is an upload " + entry.upload().id().value() + " already"));
            }
            append(List.of(submitted.event()), now);
        }
        hint();
        return done(entry);
    }

    @Override
    public CompletionStage<Optional<Entry>> commit(Change change) {
        var now = clock.instant();
        Entry entry;
        synchronized (this) {
            var id = change.steps().now().id();
            var row = rows.get(id);
            if (row == null || row.entry().version() != change.expectedVersion()) {
                return done(Optional.empty());
            }
            entry = new Entry(
                    change.steps().now(),
                    change.expectedVersion() + 1,
                    change.due(),
                    row.entry().createdAt(),
                    now);
            rows.put(id, new Row(entry, change.keepsLease() ? row.lease() : null));
            append(change.steps().events(), now);
        }
        hint();
        return done(Optional.of(entry));
    }

    @Override
    public synchronized CompletionStage<Optional<Entry>> find(UploadId id) {
        return done(Optional.ofNullable(rows.get(id)).map(Row::entry));
    }

    @Override
    public synchronized CompletionStage<List<Entry>> list(UploadQuery query) {
        var newestFirst = new ArrayList<>(rows.values()).reversed().stream().map(Row::entry);
        var page = query.before() == null
                ? newestFirst
                : newestFirst
                        .dropWhile(entry -> !entry.upload().id().equals(query.before()))
                        .skip(1);
        return done(page.filter(
                        entry -> query.states().isEmpty() || query.states().contains(UploadState.of(entry.upload())))
                .filter(entry -> query.name() == null
                        || query.name().equals(entry.upload().submission().name()))
                .limit(query.limit())
                .toList());
    }

    @Override
    public synchronized CompletionStage<List<Entry>> claim(String owner, int limit, Duration lease) {
        var now = clock.instant();
        var due = rows.values().stream()
                .filter(row ->
                        row.claimableFrom().filter(from -> !from.isAfter(now)).isPresent())
                .sorted(Comparator.comparing(row -> row.claimableFrom().orElseThrow()))
                .limit(limit)
                .toList();
        return done(due.stream()
                .map(row -> claim(row, new Lease(owner, now.plus(lease))))
                .toList());
    }

    @Override
    public synchronized CompletionStage<Set<UploadId>> renew(String owner, Collection<UploadId> ids, Duration lease) {
        var until = clock.instant().plus(lease);
        var held = ids.stream().filter(id -> holds(owner, id)).collect(Collectors.toSet());
        held.forEach(id -> rows.computeIfPresent(id, (same, row) -> new Row(row.entry(), new Lease(owner, until))));
        return done(held);
    }

    @Override
    public synchronized CompletionStage<Void> release(String owner, UploadId id, Instant due) {
        if (holds(owner, id)) {
            rows.computeIfPresent(id, (same, row) -> new Row(row.entry().dueAt(due), null));
        }
        return CompletableFuture.completedStage(null);
    }

    @Override
    public synchronized CompletionStage<Optional<Instant>> nextDue() {
        return done(rows.values().stream()
                .flatMap(row -> row.claimableFrom().stream())
                .min(Comparator.naturalOrder()));
    }

    @Override
    public synchronized CompletionStage<List<RecordedEvent>> after(long number, int limit) {
        return done(events.stream().skip(number).limit(limit).toList());
    }

    @Override
    public synchronized CompletionStage<List<RecordedEvent>> of(UploadId id, long number, int limit) {
        return done(events.stream()
                .skip(number)
                .filter(recorded -> recorded.event().id().equals(id))
                .limit(limit)
                .toList());
    }

    @Override
    public Subscription subscribe(Runnable hint) {
        hints.add(hint);
        return () -> hints.remove(hint);
    }

    private Entry claim(Row row, Lease lease) {
        var claimed = row.entry().claimed();
        rows.put(claimed.upload().id(), new Row(claimed, lease));
        return claimed;
    }

    private boolean holds(String owner, UploadId id) {
        var row = rows.get(id);
        return row != null && row.lease() != null && row.lease().heldBy(owner, clock.instant());
    }

    private void append(List<UploadEvent> more, Instant now) {
        more.forEach(event -> events.add(new RecordedEvent(events.size() + 1L, now, event)));
    }

    private void hint() {
        hints.forEach(Runnable::run);
    }

    private static <T> CompletionStage<T> done(T value) {
        return CompletableFuture.completedStage(value);
    }
}
