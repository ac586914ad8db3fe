package dev.ferry.application.journal;

import dev.ferry.domain.submission.DatasetName;
import dev.ferry.domain.submission.UploadId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which uploads to list, newest first, a page at a time.
 *
 * @param states only these, all when empty
 * @param name only this data set's, all when null
 * @param before only those that entered the journal before this one (the last of the page before), null for the first
 *     page
 * @param limit at most so many, at least 1
 */
public record UploadQuery(
        Set<UploadState> states,
        @Nullable DatasetName name,
        @Nullable UploadId before,
        int limit) {

    /**
     * Keeps a copy of the states.
     *
     * @throws IllegalArgumentException when the limit is below 1
     */
    public UploadQuery {
        states = Set.copyOf(states);
        if (limit < 1) {
            throw new IllegalArgumentException("a page has at least 1 upload, not " + limit);
        }
    }

    /**
     * The newest uploads of any state and name.
     *
     * @param limit at most so many, at least 1
     * @return the query for the first page
     */
    public static UploadQuery newest(int limit) {
        return new UploadQuery(Set.of(), null, null, limit);
    }
}
