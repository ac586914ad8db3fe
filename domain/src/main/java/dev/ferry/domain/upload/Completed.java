package dev.ferry.domain.upload;

import dev.ferry.domain.event.UploadEvent.UploadQueued.Reason;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.Attempt;
import dev.ferry.domain.submission.ContentRef;
import dev.ferry.domain.submission.Submission;
import java.util.Map;

/** An upload that was processed successfully. All requested results are stored. */
public record Completed(
        Submission submission, Attempt attempt, ProcessingToken token, Map<ResultKind, ContentRef> results)
        implements Upload {

    public Completed {
        results = Map.copyOf(results);
    }

    /**
     * Replaces the data set with corrected data, in a new attempt with Overwrite=true.
     *
     * @param corrected the stored bytes
     */
    public Transition<Queued> resubmit(ContentRef corrected) {
        return Queued.queue(submission, attempt.correctedWith(corrected), Reason.RESUBMITTED);
    }
}
