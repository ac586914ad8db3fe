package dev.ferry.domain.upload;

import dev.ferry.domain.event.UploadEvent.UploadQueued.Reason;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.Attempt;
import dev.ferry.domain.submission.ContentRef;
import dev.ferry.domain.submission.Submission;
import java.util.Map;

/** Processed well, and every result asked for is home. */
public record Completed(
        Submission submission, Attempt attempt, ProcessingToken token, Map<ResultKind, ContentRef> results)
        implements Upload {

    /** Copies the results. */
    public Completed {
        results = Map.copyOf(results);
    }

    /**
     * Replaces the data set by corrected data.
     *
     * @param corrected the stored bytes
     * @return the upload, queued as the next attempt with Overwrite=true
     */
    public Transition<Queued> resubmit(ContentRef corrected) {
        return Queued.queue(submission, attempt.corrected(corrected), Reason.RESUBMITTED);
    }
}
