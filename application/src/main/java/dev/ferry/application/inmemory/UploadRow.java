package dev.ferry.application.inmemory;

import dev.ferry.application.journal.JournalEntry;
import dev.ferry.domain.upload.Upload;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An entry, its lease, and the payloads that it has needed so far.
 *
 * @param lease null when no owner has claimed it
 * @param neededPayloads the hashes of the data and the results of all its attempts
 */
record UploadRow(JournalEntry entry, @Nullable UploadLease lease, Set<String> neededPayloads) {

    /** The first row of an upload. */
    static UploadRow of(JournalEntry entry) {
        return new UploadRow(entry, null, payloads(entry.upload()).collect(Collectors.toUnmodifiableSet()));
    }

    /** The row that replaces this one. */
    UploadRow with(JournalEntry changed, @Nullable UploadLease newLease) {
        var all = Stream.concat(neededPayloads.stream(), payloads(changed.upload()))
                .collect(Collectors.toUnmodifiableSet());
        return new UploadRow(changed, newLease, all);
    }

    /** The row with a due time and a lease that are not further ahead than {@code farthest}. */
    UploadRow corrected(Instant farthest, Instant now, Instant leaseEnd) {
        var due = entry.due();
        var dueEarlier = due != null && due.isAfter(farthest) ? entry.dueAt(now) : entry;
        var shorter =
                lease != null && lease.until().isAfter(farthest) ? new UploadLease(lease.owner(), leaseEnd) : lease;
        return new UploadRow(dueEarlier, shorter, neededPayloads);
    }

    /** When it can be claimed: when it is due and its lease has expired. Empty when it is at rest. */
    Optional<Instant> claimableFrom() {
        var due = entry.due();
        if (due == null) {
            return Optional.empty();
        }
        return Optional.of(lease == null || lease.until().isBefore(due) ? due : lease.until());
    }

    boolean isDueAfter(Instant time) {
        return entry.due() != null && entry.due().isAfter(time);
    }

    private static Stream<String> payloads(Upload upload) {
        var results = upload.results().values().stream();
        return Stream.concat(Stream.of(upload.attempt().payload()), results).map(ref -> ref.sha256());
    }
}
