package dev.ferry.domain.upload;

import dev.ferry.domain.event.UploadEvent.UploadAccepted;
import dev.ferry.domain.event.UploadEvent.UploadDeferred;
import dev.ferry.domain.event.UploadEvent.UploadInDoubt;
import dev.ferry.domain.fault.Fault;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.submission.Attempt;
import dev.ferry.domain.submission.Deferral;
import dev.ferry.domain.submission.Submission;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An upload whose request may have been sent. If its engine has stopped, its outcome is unknown.
 *
 * @param deferral why it was deferred before; null if it never was
 */
public record Submitting(
        Submission submission, Attempt attempt, @Nullable Deferral deferral) implements OpenUpload {

    /**
     * The Platform accepted the data.
     *
     * @param at when the processing token arrived
     */
    public Transition<Processing> accepted(ProcessingToken token, Instant at) {
        return new Transition<>(
                new Processing(submission, attempt, token, at, null),
                new UploadAccepted(id(), attempt.number(), token));
    }

    /** The Platform certainly did not accept the data because of an error; the same attempt is queued again. */
    public Transition<Queued> deferred(Fault fault, Instant until) {
        return defer(errors() + 1, fault, until);
    }

    /**
     * The data was certainly not accepted, because the Platform or the adapter asked for a wait. The same attempt is
     * queued again, and no error is counted.
     */
    public Transition<Queued> deferredWithoutError(Fault fault, Instant until) {
        return defer(errors(), fault, until);
    }

    private Transition<Queued> defer(int errors, Fault fault, Instant until) {
        return new Transition<>(
                new Queued(submission, attempt, new Deferral(errors, fault, until)),
                new UploadDeferred(id(), attempt.number(), fault, until));
    }

    /** The Platform may or may not have accepted the data. */
    public Transition<InDoubt> outcomeUnknown(Fault fault) {
        return new Transition<>(
                new InDoubt(submission, attempt, fault), new UploadInDoubt(id(), attempt.number(), fault));
    }

    /** The Platform refused the data permanently, or it cannot be sent. */
    public Transition<Failed> failed(Fault fault) {
        return Failed.after(this, fault);
    }

    /** How many errors in a row have deferred this attempt. */
    public int errors() {
        return deferral == null ? 0 : deferral.count();
    }
}
