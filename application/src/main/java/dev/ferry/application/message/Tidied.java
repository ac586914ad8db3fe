package dev.ferry.application.message;

import dev.ferry.application.journal.UploadState;
import java.util.Map;

/**
 * What was cleared away, or would be.
 *
 * @param uploads how many uploads were forgotten, by the state in which they ended; states without any are left out
 * @param payloads how many data sets and results were deleted
 * @param bytes how large these were together
 */
public record Tidied(Map<UploadState, Long> uploads, long payloads, long bytes) {

    /** Copies the numbers. */
    public Tidied {
        uploads = Map.copyOf(uploads);
    }

    /**
     * Uploads of all states together.
     *
     * @return how many were forgotten
     */
    public long uploadCount() {
        return uploads.values().stream().mapToLong(Long::longValue).sum();
    }
}
