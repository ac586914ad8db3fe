package dev.ferry.domain.upload;

import dev.ferry.domain.event.UploadEvent.UploadQueued.Reason;
import dev.ferry.domain.fault.Fault;
import dev.ferry.domain.fault.LocalFault;
import dev.ferry.domain.submission.Attempt;
import dev.ferry.domain.submission.Submission;
import dev.ferry.domain.submission.UploadId;

/**
 * An upload that may have been sent, and of which Ferry does not know whether the Platform accepted it. It is sent
 * again only by a user's decision or under an in-doubt policy that says so.
 */
public record InDoubt(Submission submission, Attempt attempt, Fault fault) implements OpenUpload {

    /** Sends the same bytes again under the same name with Overwrite=true, which replaces a first copy. */
    public Transition<Queued> overwrite() {
        return Queued.queue(submission, attempt.next(true), Reason.SETTLED_OVERWRITE);
    }

    /** Sends the same bytes again unchanged. */
    public Transition<Queued> retry() {
        return Queued.queue(submission, attempt.next(attempt.overwrite()), Reason.SETTLED_RETRY);
    }

    /** Ends the upload; nothing is sent. */
    public Transition<Failed> giveUp() {
        return Failed.after(this, new LocalFault.GivenUp());
    }

    /** Ends the upload, because a later one of the same name has completed with Overwrite=true. */
    public Transition<Failed> supersededBy(UploadId later) {
        return Failed.after(this, new LocalFault.Superseded(later.value()));
    }

    @Override
    public boolean mayBeOnPlatform() {
        return true;
    }
}
