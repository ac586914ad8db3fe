package dev.ferry.domain.upload;

import dev.ferry.domain.event.UploadEvent.UploadQueued.Reason;
import dev.ferry.domain.fault.Fault;
import dev.ferry.domain.fault.LocalFault;
import dev.ferry.domain.submission.Attempt;
import dev.ferry.domain.submission.Submission;

/** Sent, with no answer to trust. A second POST is somebody's recorded choice, never a silent one. */
public record InDoubt(Submission submission, Attempt attempt, Fault fault) implements OpenUpload {

    /**
     * Sends the same bytes again under the same name with Overwrite=true, so that a first copy is replaced.
     *
     * @return the upload, queued as the next attempt
     */
    public Transition<Queued> overwrite() {
        return Queued.queue(submission, attempt.again(true), Reason.SETTLED_OVERWRITE);
    }

    /**
     * Sends the same bytes again just as before.
     *
     * @return the upload, queued as the next attempt
     */
    public Transition<Queued> retry() {
        return Queued.queue(submission, attempt.again(attempt.overwrite()), Reason.SETTLED_RETRY);
    }

    /**
     * Sends nothing and gives the attempt up.
     *
     * @return the upload, failed
     */
    public Transition<Failed> giveUp() {
        return Failed.after(this, new LocalFault.GivenUp());
    }
}
