package dev.ferry.application.step;

import dev.ferry.application.journal.TransitionBatch;
import dev.ferry.domain.fault.Fault;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.submission.InDoubtPolicy;
import dev.ferry.domain.upload.InDoubt;
import dev.ferry.domain.upload.Submitting;
import java.util.concurrent.CompletionStage;

/** Deals with deliveries whose outcome nobody knows. By itself it never sends anything twice. */
final class InDoubtStep {

    private final StepCommits commits;
    private final InDoubtPolicy policy;
    private final StepTiming timing;

    InDoubtStep(StepCommits commits, InDoubtPolicy policy, StepTiming timing) {
        this.commits = commits;
        this.policy = policy;
        this.timing = timing;
    }

    /** A delivery that was found without its owner: whoever sent it stopped before the outcome was written down. */
    CompletionStage<StepResult> about(ClaimedUpload claimed, Submitting submitting) {
        return about(
                claimed,
                submitting,
                new OutcomeUnknown("Ferry stopped after it may have begun to send; no answer was recorded"));
    }

    CompletionStage<StepResult> about(ClaimedUpload claimed, Submitting submitting, Fault fault) {
        var step = TransitionBatch.of(submitting.outcomeUnknown(fault));
        return policy == InDoubtPolicy.HOLD ? commits.rest(claimed, step) : commits.onward(claimed, step);
    }

    CompletionStage<StepResult> settle(ClaimedUpload claimed, InDoubt inDoubt) {
        return switch (policy) {
            case HOLD -> throw new IllegalStateException("an upload held in doubt is never due");
            case OVERWRITE -> resend(claimed, inDoubt, TransitionBatch.of(inDoubt.overwrite()));
            case RETRY -> resend(claimed, inDoubt, TransitionBatch.of(inDoubt.retry()));
        };
    }

    private CompletionStage<StepResult> resend(ClaimedUpload claimed, InDoubt inDoubt, TransitionBatch<?> step) {
        var due = timing.after(inDoubt.attempt().number(), timing.patience().unavailable());
        return commits.release(claimed, step, due);
    }
}
