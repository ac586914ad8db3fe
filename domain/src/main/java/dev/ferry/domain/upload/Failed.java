package dev.ferry.domain.upload;

import dev.ferry.domain.event.UploadEvent.UploadFailed;
import dev.ferry.domain.event.UploadEvent.UploadQueued.Reason;
import dev.ferry.domain.fault.Fault;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.Attempt;
import dev.ferry.domain.submission.ContentRef;
import dev.ferry.domain.submission.Submission;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Over, for a reason other than the data.
 *
 * @param token the Platform's receipt, null when it never gave one
 * @param results what was home already
 */
public record Failed(
        Submission submission,
        Attempt attempt,
        @Nullable ProcessingToken token,
        Map<ResultKind, ContentRef> results,
        Fault fault)
        implements Upload {

    /** Copies the results. */
    public Failed {
        results = Map.copyOf(results);
    }

    /**
     * Tries again by hand. A data set that the Platform took before is replaced, as it is ours.
     *
     * @return the upload, queued as the next attempt
     */
    public Transition<Queued> retry() {
        return Queued.queue(submission, attempt.again(attempt.overwrite() || token != null), Reason.RETRIED);
    }

    static Transition<Failed> after(OpenUpload upload, Fault fault) {
        return new Transition<>(
                new Failed(upload.submission(), upload.attempt(), upload.token(), upload.results(), fault),
                new UploadFailed(upload.id(), upload.attempt().number(), fault));
    }
}
