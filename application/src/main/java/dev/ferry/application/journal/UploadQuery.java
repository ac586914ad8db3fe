package dev.ferry.application.journal;

import dev.ferry.domain.platform.ProcessingToken;
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
 * @param idPrefix the first characters of the ids to include, in any case; all when empty
 * @param token the processing token of the uploads to include; all when null
 * @param before the end of the page before; null for the first page
 * @param after only uploads that were accepted after this one; all when null
 * @param limit the size of a page, at least 1
 */
public record UploadQuery(
        Set<UploadState> states,
        @Nullable DatasetName name,
        String idPrefix,
        @Nullable ProcessingToken token,
        @Nullable PageCursor before,
        @Nullable UploadId after,
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

    /** A query for uploads with any id. */
    public UploadQuery(Set<UploadState> states, @Nullable DatasetName name, @Nullable PageCursor before, int limit) {
        this(states, name, "", null, before, null, limit);
    }

    /** The first page of the uploads whose ids start with a text. */
    public static UploadQuery ofIdPrefix(String idPrefix, int limit) {
        return new UploadQuery(Set.of(), null, idPrefix, null, null, null, limit);
    }

    /** The last uploads to which the Platform gave a processing token; it should be one. */
    public static UploadQuery ofToken(ProcessingToken token, int limit) {
        return new UploadQuery(Set.of(), null, "", token, null, null, limit);
    }

    /** The uploads of the same name that were accepted after one, the newest first. */
    public static UploadQuery laterThan(Upload upload, @Nullable PageCursor before, int limit) {
        return new UploadQuery(Set.of(), upload.submission().name(), "", null, before, upload.id(), limit);
    }

    /** The first page of all uploads. */
    public static UploadQuery newest(int limit) {
        return new UploadQuery(Set.of(), null, null, limit);
    }
}
