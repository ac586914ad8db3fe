package dev.ferry.application.journal;

import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.upload.Upload;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An upload in the journal.
 *
 * @param version increases with every change and every claim; a write for another version is refused
 * @param due when an engine may claim it, at the earliest; null when it is at rest
 * @param createdAt when it was added to the journal, by the journal's clock
 * @param updatedAt when its state last changed, by the journal's clock
 * @param waitingFor the upload that holds it back: the last one before it in the line of its name; null when none does
 */
public record JournalEntry(
        Upload upload,
        long version,
        @Nullable Instant due,
        Instant createdAt,
        Instant updatedAt,
        @Nullable UploadId waitingFor) {

    /** An entry that no other upload holds back. */
    public JournalEntry(Upload upload, long version, @Nullable Instant due, Instant createdAt, Instant updatedAt) {
        this(upload, version, due, createdAt, updatedAt, null);
    }

    /** Whether it is at rest: it is final, or a person has to decide. No engine will change it. */
    public boolean atRest() {
        return due == null;
    }

    /** The entry after a claim, at the next version. No upload holds it back any more. */
    public JournalEntry claimed() {
        return new JournalEntry(upload, version + 1, due, createdAt, updatedAt);
    }

    /** The entry with another due time. */
    public JournalEntry dueAt(Instant later) {
        return new JournalEntry(upload, version, later, createdAt, updatedAt, waitingFor);
    }
}
