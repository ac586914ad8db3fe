package dev.ferry.application.journal;

import dev.ferry.domain.submission.DatasetName;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A query for a page of uploads, the newest first.
 *
 * @param states the states to include; all when empty
 * @param name the data set to include; all when null
 * @param before the end of the page before; null for the first page
 * @param limit the size of a page, at least 1
 */
public record UploadQuery(
        Set<UploadState> states,
        @Nullable DatasetName name,
        @Nullable PageCursor before,
        int limit) {

    /**
     * Checks the limit.
     *
     * @throws IllegalArgumentException when the limit is below 1
     */
    public UploadQuery {
        states = Set.copyOf(states);
        if (limit < 1) {
            throw new IllegalArgumentException("a page needs at least 1 upload, not " + limit);
        }
    }

    /** The first page of all uploads. */
    public static UploadQuery newest(int limit) {
        return new UploadQuery(Set.of(), null, null, limit);
    }
}
