package dev.ferry.application.inmemory;

import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.UploadChange;
import dev.ferry.application.journal.UploadState;
import dev.ferry.domain.upload.Upload;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An entry, its lease, its place in the line of its name, and the payloads that it has needed so far.
 *
 * @param lease null when no owner has claimed it
 * @param position its place in the order of acceptance
 * @param holdsUntil until when it holds back the later uploads of its name also when it is at rest; null when it was
 *     never in doubt
 * @param held whether it can be claimed only after the one that it waits for is at rest
 * @param neededPayloads the hashes of the data and the results of all its attempts
 */
record UploadRow(
        JournalEntry entry,
        @Nullable UploadLease lease,
        long position,
        @Nullable Instant holdsUntil,
        boolean held,
        Set<String> neededPayloads) {

    /** The first row of an upload. */
    static UploadRow of(JournalEntry entry, long position) {
        var needed = payloads(entry.upload()).collect(Collectors.toUnmodifiableSet());
        return new UploadRow(entry, null, position, null, false, needed);
    }

    /** The row that replaces this one; the upload does not wait for another any more. */
    UploadRow with(JournalEntry changed, @Nullable UploadLease newLease) {
        return new UploadRow(changed, newLease, position, holdsUntil, false, payloadsWith(changed));
    }

    /** The row after a change. */
    UploadRow after(UploadChange change, Instant now) {
        var state = change.batch().state();
        var due = change.delay() == null ? null : now.plus(change.delay());
        var changed = new JournalEntry(state, change.expectedVersion() + 1, due, entry.createdAt(), now);
        return new UploadRow(
                changed,
                change.keepsLease() ? lease : null,
                position,
                change.holdsBack() == null ? holdsUntil : now.plus(change.holdsBack()),
                false,
                payloadsWith(changed));
    }

    /** The row of an upload that waits for another, or for none when null. It is not claimed. */
    UploadRow behind(@Nullable UploadRow holder, long version, Instant now) {
        var hard = holder != null && holder.entry().due() != null;
        var due = holder == null || hard ? now : holder.holdsUntil();
        var waitingFor = holder == null ? null : holder.entry().upload().id();
        var waiting = new JournalEntry(entry.upload(), version, due, entry.createdAt(), entry.updatedAt(), waitingFor);
        return new UploadRow(waiting, null, position, holdsUntil, hard, neededPayloads);
    }

    /** Whether the upload has ended and its request is over. */
    boolean isDeletable(Instant now) {
        return lease == null
                && entry.atRest()
                && !holdsBack(now)
                && UploadState.of(entry.upload()).isFinal();
    }

    /** Whether it holds back the later uploads of its name. */
    boolean holdsBack(Instant now) {
        return entry.due() != null || (holdsUntil != null && holdsUntil.isAfter(now));
    }

    /** The row with a due time and a lease that are not further ahead than {@code farthest}. */
    UploadRow corrected(Instant farthest, Instant now, Instant leaseEnd) {
        var due = entry.due();
        var dueEarlier = due != null && due.isAfter(farthest) ? entry.dueAt(now) : entry;
        var shorter =
                lease != null && lease.until().isAfter(farthest) ? new UploadLease(lease.owner(), leaseEnd) : lease;
        return new UploadRow(dueEarlier, shorter, position, holdsUntil, held, neededPayloads);
    }

    /** When it can be claimed: when it is due and its lease has expired. Empty when it is at rest or held back. */
    Optional<Instant> claimableFrom() {
        var due = entry.due();
        if (due == null || held) {
            return Optional.empty();
        }
        return Optional.of(lease == null || lease.until().isBefore(due) ? due : lease.until());
    }

    boolean isDueAfter(Instant time) {
        return entry.due() != null && entry.due().isAfter(time) && entry.waitingFor() == null;
    }

    private Set<String> payloadsWith(JournalEntry changed) {
        return payloads(changed.upload()).allMatch(neededPayloads::contains)
                ? neededPayloads
                : Stream.concat(neededPayloads.stream(), payloads(changed.upload()))
                        .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> payloads(Upload upload) {
        var results = upload.results().values().stream();
        return Stream.concat(upload.attempt().contents(), results).map(ref -> ref.sha256());
    }
}
