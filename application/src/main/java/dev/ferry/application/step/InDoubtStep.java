package dev.ferry.application.step;

import dev.ferry.application.journal.TransitionBatch;
import dev.ferry.domain.fault.Fault;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.submission.InDoubtPolicy;
import dev.ferry.domain.upload.InDoubt;
import dev.ferry.domain.upload.Submitting;
import java.util.concurrent.CompletionStage;

/** Handles uploads whose outcome is unknown. It sends data again only under a policy that says so. */
final class InDoubtStep {

    private final StepCommits commits;
    private final InDoubtPolicy policy;
    private final StepTiming timing;

    InDoubtStep(StepCommits commits, InDoubtPolicy policy, StepTiming timing) {
        this.commits = commits;
        this.policy = policy;
        this.timing = timing;
    }

    /** An upload found in {@code Submitting}: the process that sent it stopped before it committed the outcome. */
    CompletionStage<StepResult> enterAfterCrash(ClaimedUpload claimed, Submitting submitting) {
        return enter(
                claimed,
                submitting,
                new OutcomeUnknown("Ferry stopped after it may have started to send; no answer was recorded"));
    }

    CompletionStage<StepResult> enter(ClaimedUpload claimed, Submitting submitting, Fault fault) {
        var batch = TransitionBatch.of(submitting.outcomeUnknown(fault));
        return policy == InDoubtPolicy.HOLD ? commits.andRest(claimed, batch) : commits.andContinue(claimed, batch);
    }

    CompletionStage<StepResult> settle(ClaimedUpload claimed, InDoubt inDoubt) {
        return switch (policy) {
            case HOLD -> throw new IllegalStateException("under the policy hold, an upload in doubt is never due");
            case OVERWRITE -> resend(claimed, inDoubt, TransitionBatch.of(inDoubt.overwrite()));
            case RETRY -> resend(claimed, inDoubt, TransitionBatch.of(inDoubt.retry()));
        };
    }

    private CompletionStage<StepResult> resend(ClaimedUpload claimed, InDoubt inDoubt, TransitionBatch<?> batch) {
        var due = timing.after(inDoubt.attempt().number(), timing.limits().unavailable());
        return commits.andRelease(claimed, batch, due);
    }
}
