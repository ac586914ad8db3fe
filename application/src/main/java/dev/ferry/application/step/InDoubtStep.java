package dev.ferry.application.step;

import dev.ferry.application.journal.TransitionBatch;
import dev.ferry.application.step.StepResult.Released;
import dev.ferry.domain.fault.Fault;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.submission.InDoubtPolicy;
import dev.ferry.domain.upload.InDoubt;
import dev.ferry.domain.upload.Queued;
import dev.ferry.domain.upload.Submitting;
import dev.ferry.domain.upload.Transition;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Handles uploads whose outcome is unknown. It sends data again only under a policy that says so. */
final class InDoubtStep {

    private final StepCommits commits;
    private final InDoubtPolicy policy;
    private final Duration holdsBack;
    private final StepTiming timing;

    InDoubtStep(StepCommits commits, InDoubtPolicy policy, Duration holdsBack, StepTiming timing) {
        this.commits = commits;
        this.policy = policy;
        this.holdsBack = holdsBack;
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
        return commits.doubt(claimed, batch, policy == InDoubtPolicy.HOLD, holdsBack);
    }

    /**
     * An upload entered under the policy overwrite or retry may meet the policy hold after a restart; it then waits.
     */
    CompletionStage<StepResult> applyPolicy(ClaimedUpload claimed, InDoubt inDoubt) {
        return switch (policy) {
            case HOLD -> commits.andRest(claimed, TransitionBatch.from(inDoubt));
            case OVERWRITE -> resend(claimed, inDoubt, inDoubt.overwrite());
            case RETRY -> resend(claimed, inDoubt, inDoubt.retry());
        };
    }

    /** Leaves the upload in doubt if the journal refuses, because it has sent a later one of the same name since. */
    private CompletionStage<StepResult> resend(ClaimedUpload claimed, InDoubt inDoubt, Transition<Queued> again) {
        var due = timing.after(inDoubt.attempt().number(), timing.limits().unavailable());
        return commits.release(claimed, TransitionBatch.of(again), due)
                .thenCompose(committed -> committed
                        ? CompletableFuture.completedStage(new Released())
                        : commits.andRest(claimed, TransitionBatch.from(inDoubt)));
    }
}
