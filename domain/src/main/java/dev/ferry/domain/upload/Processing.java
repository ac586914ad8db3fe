package dev.ferry.domain.upload;

import dev.ferry.domain.event.UploadEvent.ResultCollected;
import dev.ferry.domain.event.UploadEvent.UnknownStatus;
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
import org.jspecify.annotations.Nullable;

/**
 * An upload that the Platform has accepted and processes.
 *
 * @param acceptedAt when the processing token arrived; the time limit for processing starts here
 * @param unknownStatus the status without a known meaning that was reported; null when none was
 */
public record Processing(
        Submission submission,
        Attempt attempt,
        ProcessingToken token,
        Instant acceptedAt,
        @Nullable ProcessingStatus unknownStatus)
        implements OpenUpload {

    /** The Platform reported a status without a known meaning, for the first time in this attempt. */
    public Transition<Processing> reportUnknown(ProcessingStatus status) {
        return new Transition<>(
                new Processing(submission, attempt, token, acceptedAt, status),
                new UnknownStatus(id(), attempt.number(), status));
    }

    /** The same upload with another time of acceptance, for an upload that was accepted while the clock was wrong. */
    public Processing withAcceptedAt(Instant corrected) {
        return new Processing(submission, attempt, token, corrected, unknownStatus);
    }

    /** Processing ended successfully; the results can be fetched. */
    public Transition<Collecting> succeeded() {
        return new Transition<>(
                new Collecting(submission, attempt, token, Map.of()),
                new ResultCollected(id(), attempt.number(), ResultKind.STATUS));
    }

    /**
     * The Platform found errors in the data.
     *
     * @param status the status that the Platform reported
     */
    public Transition<Rejected> rejected(ProcessingStatus status, ContentRef feedback) {
        return new Transition<>(
                new Rejected(submission, attempt, token, status, Map.of(ResultKind.FEEDBACK, feedback)),
                new UploadRejected(id(), attempt.number(), status));
    }

    /** Processing will not finish, for a reason other than the data. */
    public Transition<Failed> failed(Fault fault) {
        return Failed.after(this, fault);
    }
}
