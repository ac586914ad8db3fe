package dev.ferry.domain.upload;

import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.Attempt;
import dev.ferry.domain.submission.ContentRef;
import dev.ferry.domain.submission.Submission;
import dev.ferry.domain.submission.UploadId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An upload in one of its states. The methods of a state are the transitions that are legal from it. */
public sealed interface Upload permits OpenUpload, Completed, Rejected, Failed, Cancelled {

    /** The user's request, the same in every state. */
    Submission submission();

    /** The current attempt, or the last one. */
    Attempt attempt();

    /** Ferry's id of the upload, the same in every state. */
    default UploadId id() {
        return submission().id();
    }

    /** The Platform's processing token for this attempt; null before the Platform has accepted it. */
    default @Nullable ProcessingToken token() {
        return null;
    }

    /** Whether the Platform has the data of this attempt, or may have it. */
    default boolean mayBeOnPlatform() {
        return token() != null;
    }

    /** The results stored so far, by kind; empty for most states. */
    default Map<ResultKind, ContentRef> results() {
        return Map.of();
    }
}
