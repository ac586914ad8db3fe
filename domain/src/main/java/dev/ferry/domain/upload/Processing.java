package dev.ferry.domain.upload;

import dev.ferry.domain.event.UploadEvent.ResultCollected;
import dev.ferry.domain.event.UploadEvent.UploadRejected;
import dev.ferry.domain.fault.Fault;
import dev.ferry.domain.platform.ProcessingStatus;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.Attempt;
import dev.ferry.domain.submission.ContentRef;
import dev.ferry.domain.submission.Submission;
import java.time.Instant;
import java.util.Map;

/**
 * The Platform has the data and works on it.
 *
 * @param acceptedAt when the receipt came; the Platform's time runs from here
 */
public record Processing(Submission submission, Attempt attempt, ProcessingToken token, Instant acceptedAt)
        implements OpenUpload {

    /**
     * The Platform has finished well.
     *
     * @return the upload, its results to be collected
     */
    public Transition<Collecting> succeeded() {
        return new Transition<>(
                new Collecting(submission, attempt, token, Map.of()),
                new ResultCollected(id(), attempt.number(), ResultKind.STATUS));
    }

    /**
     * The Platform has found fault with the data.
     *
     * @param status its word for it
     * @return the upload, rejected
     */
    public Transition<Rejected> rejected(ProcessingStatus status, ContentRef feedback) {
        return new Transition<>(
                new Rejected(submission, attempt, token, status, Map.of(ResultKind.FEEDBACK, feedback)),
                new UploadRejected(id(), attempt.number(), status));
    }

    /**
     * It will not finish, and not because of the data.
     *
     * @return the upload, failed
     */
    public Transition<Failed> failed(Fault fault) {
        return Failed.after(this, fault);
    }
}
