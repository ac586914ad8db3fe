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

    /**
     * An upload found in {@code Submitting}: its outcome was not recorded, because Ferry stopped, lost the lease, or
     * could not commit it.
     */
    CompletionStage<StepResult> enterUnrecorded(ClaimedUpload claimed, Submitting submitting) {
        return enter(
                claimed,
                TransitionBatch.from(submitting),
                new OutcomeUnknown("no outcome of this attempt was recorded, and it may have been sent"));
    }

    CompletionStage<StepResult> enter(ClaimedUpload claimed, TransitionBatch<Submitting> sent, Fault fault) {
        var batch = sent.then(submitting -> submitting.outcomeUnknown(fault));
        return policy == InDoubtPolicy.HOLD ? commits.andRest(claimed, batch) : commits.andContinue(claimed, batch);
    }

    /**
     * An upload entered under the policy overwrite or retry may meet the policy hold after a restart; it then waits.
     */
    CompletionStage<StepResult> applyPolicy(ClaimedUpload claimed, InDoubt inDoubt) {
        return switch (policy) {
            case HOLD -> commits.andRest(claimed, TransitionBatch.from(inDoubt));
            case OVERWRITE -> resend(claimed, inDoubt, TransitionBatch.of(inDoubt.overwrite()));
            case RETRY -> resend(claimed, inDoubt, TransitionBatch.of(inDoubt.retry()));
        };
    }

    private CompletionStage<StepResult> resend(ClaimedUpload claimed, InDoubt inDoubt, TransitionBatch<?> batch) {
        var due = timing.after(inDoubt.attempt().number(), timing.limits().unavailable());
        return commits.andRelease(claimed, batch, due);
    }
}
