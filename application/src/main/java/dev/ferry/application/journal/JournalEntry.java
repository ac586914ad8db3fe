package dev.ferry.application.journal;

import dev.ferry.domain.upload.Upload;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An upload as the journal holds it.
 *
 * @param upload the upload in its present state
 * @param version grows with every change and every claim; a write that names another version is refused
 * @param due when an engine should take it up, null when nothing more happens to it by itself
 * @param createdAt when it entered the journal, by the journal's clock
 * @param updatedAt when its state last changed, by the journal's clock
 */
public record JournalEntry(
        Upload upload, long version, @Nullable Instant due, Instant createdAt, Instant updatedAt) {

    /**
     * Whether it has come to rest: it is final, or held until a person decides.
     *
     * @return true when waiting for it any longer is of no use
     */
    public boolean atRest() {
        return due == null;
    }

    /**
     * The entry as a new owner takes it.
     *
     * @return the same at the next version
     */
    public JournalEntry claimed() {
        return new JournalEntry(upload, version + 1, due, createdAt, updatedAt);
    }

    /**
     * The entry as an owner gives it back.
     *
     * @param later when it is to be taken up again
     * @return the same, due then
     */
    public JournalEntry dueAt(Instant later) {
        return new JournalEntry(upload, version, later, createdAt, updatedAt);
    }
}
