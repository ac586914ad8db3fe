package dev.ferry.application.inmemory;

import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.RecordedEvent;
import dev.ferry.application.journal.StoreStats;
import dev.ferry.application.journal.Subscription;
import dev.ferry.application.journal.UploadChange;
import dev.ferry.application.journal.UploadPage;
import dev.ferry.application.journal.UploadQuery;
import dev.ferry.application.journal.UploadState;
import dev.ferry.application.port.EventLog;
import dev.ferry.application.port.driven.Claims;
import dev.ferry.application.port.driven.Claims.Scope;
import dev.ferry.application.port.driven.Journal;
import dev.ferry.application.port.driven.JournalPorts;
import dev.ferry.application.port.driven.ProcessingTimes;
import dev.ferry.application.port.driven.Retention;
import dev.ferry.application.port.driven.Retention.RetentionQuery;
import dev.ferry.application.port.driven.RowNumberings;
import dev.ferry.domain.submission.ContentRef;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.upload.Queued;
import dev.ferry.domain.upload.Transition;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The ports of a journal in memory. Every method is a transaction under one lock; hints are sent after it. */
public final class InMemoryJournal implements Journal, Claims, EventLog, Retention {

    private final InstantSource clock;
    private final UploadRows rows = new UploadRows();
    private final EventList events = new EventList();
    private final ProcessingTimes times = new InMemoryProcessingTimes();
    private final RowNumberings numberings = new InMemoryRowNumberings();
    private final List<Runnable> hints = new CopyOnWriteArrayList<>();

    /**
     * Creates an empty journal.
     *
     * @param clock the time of entries, events and leases
     */
    public InMemoryJournal(InstantSource clock) {
        this.clock = clock;
    }

    /** All ports of this journal. The processing times and the row numberings are in memory too. */
    public JournalPorts ports() {
        return new JournalPorts(this, this, this, this, times, numberings);
    }

    @Override
    public CompletionStage<Optional<JournalEntry>> enter(Transition<Queued> submitted) {
        var now = clock.instant();
        var entry = new JournalEntry(submitted.next(), 1, now, now, now);
        UploadRow row;
        synchronized (this) {
            if (rows.get(entry.upload().id()) != null) {
                return completed(Optional.empty());
            }
            row = rows.add(entry);
            events.append(
                    List.of(submitted.event()), submitted.next().submission().caller(), now);
        }
        sendHints();
        return completed(Optional.of(row.entry()));
    }

    @Override
    public CompletionStage<Optional<JournalEntry>> commit(UploadChange change) {
        var now = clock.instant();
        Optional<JournalEntry> entry;
        synchronized (this) {
            var row = rows.get(change.batch().state().id());
            if (row == null
                    || row.entry().version() != change.expectedVersion()
                    || rows.lines().forbids(change)) {
                return completed(Optional.empty());
            }
            entry = Optional.of(write(change, now));
        }
        sendHints();
        return completed(entry);
    }

    private JournalEntry write(UploadChange change, Instant now) {
        var state = change.batch().state();
        var written = rows.existing(state.id()).after(change, now);
        rows.put(state.id(), written);
        events.append(change.batch().events(), state.submission().caller(), now);
        if (change.endsEarlierDoubts()) {
            rows.lines().superseded(written).forEach(end -> write(end, now));
        }
        return rows.lines().move(written, change, now).entry();
    }

    @Override
    public synchronized CompletionStage<Optional<JournalEntry>> find(UploadId id) {
        return completed(Optional.ofNullable(rows.get(id)).map(UploadRow::entry));
    }

    @Override
    public synchronized CompletionStage<UploadPage> list(UploadQuery query) {
        return completed(rows.list(query));
    }

    @Override
    public CompletionStage<Void> probe() {
        return CompletableFuture.completedStage(null);
    }

    @Override
    public synchronized CompletionStage<List<JournalEntry>> claim(
            String owner, Scope scope, int limit, Duration lease) {
        var now = clock.instant();
        var due = rows.claimableBy(now, scope).limit(limit).toList();
        return completed(due.stream()
                .map(row -> claim(row, new UploadLease(owner, now.plus(lease))))
                .toList());
    }

    @Override
    public synchronized CompletionStage<Set<UploadId>> renew(String owner, Collection<UploadId> ids, Duration lease) {
        var until = clock.instant().plus(lease);
        var renewed = ids.stream().filter(id -> owns(owner, id)).collect(Collectors.toSet());
        renewed.forEach(id -> replace(id, row -> row.with(row.entry(), new UploadLease(owner, until))));
        return completed(renewed);
    }

    @Override
    public synchronized CompletionStage<Void> release(String owner, UploadId id, Duration delay) {
        if (owns(owner, id)) {
            replace(id, row -> row.with(row.entry().dueAt(clock.instant().plus(delay)), null));
        }
        return CompletableFuture.completedStage(null);
    }

    @Override
    public synchronized CompletionStage<Optional<Duration>> nextDue(Scope scope) {
        var now = clock.instant();
        return completed(rows.nextClaimable(scope)
                .map(when -> when.isBefore(now) ? Duration.ZERO : Duration.between(now, when)));
    }

    @Override
    public synchronized CompletionStage<Integer> correctFarTimes(Scope scope, Duration longestWait, Duration lease) {
        var now = clock.instant();
        var farthest = now.plus(longestWait);
        var far = rows.claimableAfter(farthest, scope);
        far.forEach(row -> rows.put(row.entry().upload().id(), row.corrected(farthest, now, now.plus(lease))));
        return completed(far.size());
    }

    @Override
    public synchronized CompletionStage<Void> bringForward(Duration within) {
        var now = clock.instant();
        rows.bringForward(now, now.plus(within));
        return CompletableFuture.completedStage(null);
    }

    @Override
    public synchronized CompletionStage<List<RecordedEvent>> after(long number, int limit) {
        return completed(events.after(number).limit(limit).toList());
    }

    @Override
    public synchronized CompletionStage<List<RecordedEvent>> of(UploadId id, long number, int limit) {
        return completed(events.of(id, number).limit(limit).toList());
    }

    @Override
    public synchronized CompletionStage<List<JournalEntry>> ended(
            RetentionQuery which, @Nullable JournalEntry after, int limit) {
        return completed(rows.ended(which, after, limit));
    }

    @Override
    public synchronized CompletionStage<Boolean> delete(UploadId id, long version) {
        var row = rows.get(id);
        var deletable = row != null && row.entry().version() == version && row.isDeletable(clock.instant());
        if (deletable) {
            rows.remove(id);
            events.delete(id);
        }
        return completed(deletable);
    }

    @Override
    public synchronized CompletionStage<Set<ContentRef>> unneeded(
            Collection<ContentRef> refs, RetentionQuery treatedAsDeleted) {
        var needed = rows.all().stream()
                .filter(row -> row.lease() != null || !treatedAsDeleted.includes(row.entry()))
                .flatMap(row -> row.neededPayloads().stream())
                .collect(Collectors.toSet());
        return completed(
                refs.stream().filter(ref -> !needed.contains(ref.sha256())).collect(Collectors.toSet()));
    }

    @Override
    public Subscription subscribe(Runnable hint) {
        hints.add(hint);
        return () -> hints.remove(hint);
    }

    @Override
    public synchronized CompletionStage<StoreStats> stats() {
        var uploads = rows.all().stream()
                .collect(Collectors.groupingBy(row -> UploadState.of(row.entry().upload()), Collectors.counting()));
        var longestDue = rows.nextClaimable(Scope.everything()).orElse(null);
        return completed(new StoreStats(clock.instant(), uploads, longestDue, events.lastNumber()));
    }

    private void replace(UploadId id, UnaryOperator<UploadRow> change) {
        var row = rows.get(id);
        if (row != null) {
            rows.put(id, change.apply(row));
        }
    }

    private JournalEntry claim(UploadRow row, UploadLease lease) {
        var entry = row.entry();
        var claimed = owns(lease.owner(), entry.upload().id()) ? entry : entry.claimed();
        rows.put(claimed.upload().id(), row.with(claimed, lease));
        return claimed;
    }

    private boolean owns(String owner, UploadId id) {
        var row = rows.get(id);
        return row != null && row.lease() != null && row.lease().owner().equals(owner);
    }

    private void sendHints() {
        hints.forEach(Runnable::run);
    }

    private static <T> CompletionStage<T> completed(T value) {
        return CompletableFuture.completedStage(value);
    }
}
