package dev.ferry.domain.upload;

import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.Attempt;
import dev.ferry.domain.submission.ContentRef;
import dev.ferry.domain.submission.Submission;
import dev.ferry.domain.submission.UploadId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An upload in one of its states. What may happen next is what its type has methods for. */
public sealed interface Upload permits OpenUpload, Completed, Rejected, Failed, Cancelled {

    /**
     * What the user asked for.
     *
     * @return the submission, the same in every state
     */
    Submission submission();

    /** The attempt under way, or the last one. */
    Attempt attempt();

    /**
     * Ferry's name for the upload.
     *
     * @return the id, the same in every state
     */
    default UploadId id() {
        return submission().id();
    }

    /**
     * The Platform's receipt for this attempt.
     *
     * @return the token, null while the Platform has not given one
     */
    default @Nullable ProcessingToken token() {
        return null;
    }

    /**
     * What has been brought home so far.
     *
     * @return where the results are kept, by kind; empty for most states
     */
    default Map<ResultKind, ContentRef> results() {
        return Map.of();
    }
}
