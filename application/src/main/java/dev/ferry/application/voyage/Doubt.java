package dev.ferry.application.voyage;

import dev.ferry.application.journal.Steps;
import dev.ferry.domain.fault.Fault;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.submission.InDoubtPolicy;
import dev.ferry.domain.upload.InDoubt;
import dev.ferry.domain.upload.Submitting;
import java.util.concurrent.CompletionStage;

/** Deals with deliveries whose outcome nobody knows. By itself it never sends anything twice. */
final class Doubt {

    private final Logbook logbook;
    private final InDoubtPolicy policy;
    private final Waits waits;

    Doubt(Logbook logbook, InDoubtPolicy policy, Waits waits) {
        this.logbook = logbook;
        this.policy = policy;
        this.waits = waits;
    }

    /** A delivery that was found without its owner: whoever sent it stopped before the outcome was written down. */
    CompletionStage<Progress> about(Course course, Submitting submitting) {
        return about(
                course,
                submitting,
                new OutcomeUnknown("Ferry stopped after it may have begun to send; no answer was recorded"));
    }

    CompletionStage<Progress> about(Course course, Submitting submitting, Fault fault) {
        var step = Steps.of(submitting.outcomeUnknown(fault));
        return policy == InDoubtPolicy.HOLD ? logbook.rest(course, step) : logbook.onward(course, step);
    }

    CompletionStage<Progress> settle(Course course, InDoubt inDoubt) {
        return switch (policy) {
            case HOLD -> throw new IllegalStateException("an upload held in doubt is never due");
            case OVERWRITE -> resend(course, inDoubt, Steps.of(inDoubt.overwrite()));
            case RETRY -> resend(course, inDoubt, Steps.of(inDoubt.retry()));
        };
    }

    private CompletionStage<Progress> resend(Course course, InDoubt inDoubt, Steps<?> step) {
        var due = waits.after(inDoubt.attempt().number(), waits.patience().unavailable());
        return logbook.release(course, step, due);
    }
}
