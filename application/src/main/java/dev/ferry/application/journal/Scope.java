package dev.ferry.application.journal;

import dev.ferry.domain.submission.UploadId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which uploads an engine works on.
 *
 * @param only these, or every one when null
 */
public record Scope(@Nullable Set<UploadId> only) {

    /** Copies the ids. */
    public Scope {
        only = only == null ? null : Set.copyOf(only);
    }

    /**
     * Every upload.
     *
     * @return a service's scope
     */
    public static Scope everything() {
        return new Scope(null);
    }

    /**
     * Some uploads.
     *
     * @param ids which
     * @return a command's scope
     */
    public static Scope only(Set<UploadId> ids) {
        return new Scope(ids);
    }

    /**
     * Whether an upload belongs to it.
     *
     * @param id the upload
     * @return true when the engine may work on it
     */
    public boolean includes(UploadId id) {
        return only == null || only.contains(id);
    }
}
