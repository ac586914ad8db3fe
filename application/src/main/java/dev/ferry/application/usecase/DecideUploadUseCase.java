package dev.ferry.application.usecase;

import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.TransitionBatch;
import dev.ferry.application.journal.UploadChange;
import dev.ferry.application.journal.UploadState;
import dev.ferry.application.port.driven.Journal;
import dev.ferry.application.port.driven.Payloads;
import dev.ferry.application.port.driving.DecideUpload;
import dev.ferry.application.port.driving.DecideUpload.Correction;
import dev.ferry.application.port.driving.DecideUpload.DecisionResult;
import dev.ferry.application.port.driving.DecideUpload.Settlement;
import dev.ferry.domain.dataset.Schema;
import dev.ferry.domain.submission.ContentRef;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.upload.Completed;
import dev.ferry.domain.upload.Failed;
import dev.ferry.domain.upload.InDoubt;
import dev.ferry.domain.upload.OpenUpload;
import dev.ferry.domain.upload.Rejected;
import dev.ferry.domain.upload.Transition;
import dev.ferry.domain.upload.Upload;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Records a person's decisions. If the upload changes at the same time, the decision is checked again against the new
 * state.
 */
public final class DecideUploadUseCase implements DecideUpload {

    private final DatasetIntake intake;
    private final Journal journal;
    private final Consumer<UploadId> process;

    /**
     * Creates the use case.
     *
     * @param schema the columns, by which a header is recognized
     * @param process starts the engine on an upload
     */
    public DecideUploadUseCase(Payloads payloads, Schema schema, Journal journal, Consumer<UploadId> process) {
        this.intake = new DatasetIntake(payloads, schema);
        this.journal = journal;
        this.process = process;
    }

    /** Maps an upload to the transition of the decision; empty when its state does not allow the decision. */
    private interface Decision extends Function<Upload, Optional<Transition<? extends Upload>>> {}

    @Override
    public CompletionStage<DecisionResult> resubmit(UploadId id, Correction correction) {
        return intake.receive(
                correction.data(),
                correction.encoding(),
                correction.allowEmpty(),
                received -> decide(
                        id,
                        resubmission(received.payload()),
                        "only a completed, rejected or failed upload can be resubmitted"),
                DecisionResult.Unusable::new);
    }

    @Override
    public CompletionStage<DecisionResult> retry(UploadId id, boolean overwrite) {
        return decide(
                id,
                upload -> upload instanceof Failed failed ? Optional.of(failed.retry(overwrite)) : Optional.empty(),
                "only a failed upload can be retried");
    }

    @Override
    public CompletionStage<DecisionResult> cancel(UploadId id) {
        return decide(
                id,
                upload -> upload instanceof OpenUpload open ? Optional.of(open.cancel()) : Optional.empty(),
                "only an upload that has not ended can be cancelled");
    }

    @Override
    public CompletionStage<DecisionResult> settle(UploadId id, Settlement settlement) {
        return decide(
                id,
                upload -> upload instanceof InDoubt inDoubt
                        ? Optional.of(settlementTransition(inDoubt, settlement))
                        : Optional.empty(),
                "only an upload in doubt can be settled");
    }

    private static Decision resubmission(ContentRef corrected) {
        return upload -> switch (upload) {
            case Completed completed -> Optional.of(completed.resubmit(corrected));
            case Rejected rejected -> Optional.of(rejected.resubmit(corrected));
            case Failed failed -> Optional.of(failed.resubmit(corrected));
            default -> Optional.empty();
        };
    }

    private static Transition<? extends Upload> settlementTransition(InDoubt inDoubt, Settlement settlement) {
        return switch (settlement) {
            case OVERWRITE -> inDoubt.overwrite();
            case RETRY -> inDoubt.retry();
            case GIVE_UP -> inDoubt.giveUp();
        };
    }

    private CompletionStage<DecisionResult> decide(UploadId id, Decision decision, String rule) {
        return journal.find(id)
                .thenCompose(entry -> entry.isPresent()
                        ? decide(entry.get(), decision, rule)
                        : completed(new DecisionResult.NotFound(id)));
    }

    private CompletionStage<DecisionResult> decide(JournalEntry entry, Decision decision, String rule) {
        var transition = decision.apply(entry.upload());
        if (transition.isEmpty()) {
            var reason =
                    rule + "; this one is " + UploadState.of(entry.upload()).word();
            return completed(new DecisionResult.NotAllowed(entry, reason));
        }
        return journal.commit(change(entry, transition.get())).thenCompose(committed -> {
            if (committed.isEmpty()) {
                return decide(entry.upload().id(), decision, rule);
            }
            process.accept(entry.upload().id());
            return completed(new DecisionResult.Applied(committed.get()));
        });
    }

    private UploadChange change(JournalEntry entry, Transition<? extends Upload> transition) {
        return transition.next() instanceof OpenUpload
                ? UploadChange.releasing(entry.version(), TransitionBatch.of(transition), Duration.ZERO)
                : UploadChange.resting(entry.version(), TransitionBatch.of(transition));
    }

    private static CompletionStage<DecisionResult> completed(DecisionResult result) {
        return CompletableFuture.completedStage(result);
    }
}
