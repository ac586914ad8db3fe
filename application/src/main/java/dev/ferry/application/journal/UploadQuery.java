package dev.ferry.application.journal;

import dev.ferry.domain.submission.DatasetName;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.upload.Upload;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A query for a page of uploads, the newest first.
 *
 * @param states the states to include; all when empty
 * @param name the data set to include; all when null
 * @param before the last upload of the page before; null for the first page
 * @param after only uploads that were accepted after this one; all when null
 * @param limit the size of a page, at least 1
 */
public record UploadQuery(
        Set<UploadState> states,
        @Nullable DatasetName name,
        @Nullable UploadId before,
        @Nullable UploadId after,
        int limit) {

    /** A page of a list. */
    public UploadQuery(Set<UploadState> states, @Nullable DatasetName name, @Nullable UploadId before, int limit) {
        this(states, name, before, null, limit);
    }

    /** The uploads of the same name that were accepted after one, the newest first. */
    public static UploadQuery laterThan(Upload upload, @Nullable UploadId before, int limit) {
        return new UploadQuery(Set.of(), upload.submission().name(), before, upload.id(), limit);
    }

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
