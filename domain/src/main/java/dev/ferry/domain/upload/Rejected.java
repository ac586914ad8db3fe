package dev.ferry.domain.upload;

import dev.ferry.domain.event.UploadEvent.UploadQueued.Reason;
import dev.ferry.domain.platform.ProcessingStatus;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.Attempt;
import dev.ferry.domain.submission.ContentRef;
import dev.ferry.domain.submission.Submission;
import java.util.Map;

/**
 * The Platform found fault with the data.
 *
 * @param status the Platform's word for it
 */
public record Rejected(
        Submission submission,
        Attempt attempt,
        ProcessingToken token,
        ProcessingStatus status,
        Map<ResultKind, ContentRef> results)
        implements Upload {

    /** Copies the results. */
    public Rejected {
        results = Map.copyOf(results);
    }

    /**
     * Sends corrected data under the same name.
     *
     * @param corrected the stored bytes
     * @return the upload, queued as the next attempt with Overwrite=true
     */
    public Transition<Queued> resubmit(ContentRef corrected) {
        return Queued.queue(submission, attempt.corrected(corrected), Reason.RESUBMITTED);
    }
}
