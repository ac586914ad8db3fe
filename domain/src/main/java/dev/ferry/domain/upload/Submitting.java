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
 * The request may be on the wire. Whoever finds this state without an owner cannot know what became of it.
 *
 * @param deferral why it was put off before, null when it never was
 */
public record Submitting(
        Submission submission, Attempt attempt, @Nullable Deferral deferral) implements OpenUpload {

    /**
     * The Platform took it.
     *
     * @param at when the receipt came
     * @return the upload, being processed
     */
    public Transition<Processing> accepted(ProcessingToken token, Instant at) {
        return new Transition<>(
                new Processing(submission, attempt, token, at), new UploadAccepted(id(), attempt.number(), token));
    }

    /**
     * The Platform certainly did not take it; it goes back to the queue under the same attempt.
     *
     * @return the upload, queued
     */
    public Transition<Queued> deferred(Fault fault, Instant until) {
        return putOff(deferrals() + 1, fault, until);
    }

    /**
     * It was certainly not taken, and nothing went wrong: it has to wait, and goes back to the queue under the same
     * attempt, with no error counted against it.
     *
     * @return the upload, queued
     */
    public Transition<Queued> deferredAsAsked(Fault fault, Instant until) {
        return putOff(deferrals(), fault, until);
    }

    private Transition<Queued> putOff(int errors, Fault fault, Instant until) {
        return new Transition<>(
                new Queued(submission, attempt, new Deferral(errors, fault, until)),
                new UploadDeferred(id(), attempt.number(), fault, until));
    }

    /**
     * The answer was lost: the Platform may hold the data, or not.
     *
     * @return the upload, in doubt
     */
    public Transition<InDoubt> outcomeUnknown(Fault fault) {
        return new Transition<>(
                new InDoubt(submission, attempt, fault), new UploadInDoubt(id(), attempt.number(), fault));
    }

    /**
     * The Platform refused it for good, or it cannot be sent at all.
     *
     * @return the upload, failed
     */
    public Transition<Failed> failed(Fault fault) {
        return Failed.after(this, fault);
    }

    /**
     * How often in a row this attempt was put off by an error.
     *
     * @return 0 when it never was
     */
    public int deferrals() {
        return deferral == null ? 0 : deferral.count();
    }
}
