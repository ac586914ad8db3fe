package dev.ferry.domain.upload;

import dev.ferry.domain.event.UploadEvent.UploadAccepted;
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
        Submission submission, Attempt attempt, @Nullable Deferral deferral) implements Unaccepted {

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

    @Override
    public boolean mayBeOnPlatform() {
        return true;
    }

    /** The Platform may or may not have accepted the data. */
    public Transition<InDoubt> outcomeUnknown(Fault fault) {
        return new Transition<>(
                new InDoubt(submission, attempt, fault), new UploadInDoubt(id(), attempt.number(), fault));
    }
}
