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
 * An entry, who works on it, and the hashes of all bytes that it has needed so far.
 *
 * @param lease null when nobody works on it
 * @param needs data and results of all its attempts
 */
record UploadRow(JournalEntry entry, @Nullable UploadLease lease, Set<String> needs) {

    /** An upload's first row. */
    static UploadRow of(JournalEntry entry) {
        return new UploadRow(entry, null, needs(entry.upload()).collect(Collectors.toUnmodifiableSet()));
    }

    /** The row that takes this one's place. */
    UploadRow next(JournalEntry changed, @Nullable UploadLease holder) {
        var all = Stream.concat(needs.stream(), needs(changed.upload())).collect(Collectors.toUnmodifiableSet());
        return new UploadRow(changed, holder, all);
    }

    /** From when on it can be claimed: when it is due and nobody's lease runs any more. Empty when it is at rest. */
    Optional<Instant> claimableFrom() {
        var due = entry.due();
        if (due == null) {
            return Optional.empty();
        }
        return Optional.of(lease == null || lease.until().isBefore(due) ? due : lease.until());
    }

    private static Stream<String> needs(Upload upload) {
        var results = upload.results().values().stream();
        return Stream.concat(Stream.of(upload.attempt().payload()), results).map(ref -> ref.sha256());
    }
}
