package dev.ferry.application.usecase;

import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.TransitionBatch;
import dev.ferry.application.journal.UploadChange;
import dev.ferry.application.journal.UploadState;
import dev.ferry.application.port.EventLog;
import dev.ferry.application.port.driven.Journal;
import dev.ferry.application.port.driven.Payloads;
import dev.ferry.application.port.driving.DecideUpload;
import dev.ferry.application.port.driving.DecideUpload.Correction;
import dev.ferry.application.port.driving.DecideUpload.DecisionResult;
import dev.ferry.application.port.driving.DecideUpload.NewerData;
import dev.ferry.application.port.driving.DecideUpload.Settlement;
import dev.ferry.domain.dataset.Schema;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.upload.Completed;
import dev.ferry.domain.upload.Failed;
import dev.ferry.domain.upload.InDoubt;
import dev.ferry.domain.upload.OpenUpload;
import dev.ferry.domain.upload.Rejected;
import dev.ferry.domain.upload.Submitting;
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
    private final SentLater sentLater;
    private final Duration inDoubtHoldsBack;
    private final Consumer<UploadId> process;

    /**
     * Creates the use case.
     *
     * @param schema the columns, by which a header is recognized
     * @param inDoubtHoldsBack for how long a request may still be under way after its upload was cancelled
     * @param process starts the engine on an upload
     */
    public DecideUploadUseCase(
            Payloads payloads,
            Schema schema,
            Journal journal,
            EventLog events,
            Duration inDoubtHoldsBack,
            Consumer<UploadId> process) {
        this.intake = new DatasetIntake(payloads, schema);
        this.journal = journal;
        this.sentLater = new SentLater(journal, events);
        this.inDoubtHoldsBack = inDoubtHoldsBack;
        this.process = process;
    }

    /** Maps an upload to the transition of the decision; empty when its state does not allow the decision. */
    private interface Transitions extends Function<Upload, Optional<Transition<? extends Upload>>> {}

    /**
     * A person's decision.
     *
     * @param rule the states that allow it
     */
    private record Decision(Transitions transitions, NewerData newer, String rule) {}

    @Override
    public CompletionStage<DecisionResult> resubmit(UploadId id, Correction correction, NewerData newer) {
        return intake.receive(
                new DatasetIntake.Given(correction.data(), correction.format(), correction.allowEmpty()),
                received -> decide(
                        id,
                        new Decision(
                                resubmission(received),
                                newer,
                                "only a completed, rejected or failed upload can be resubmitted")),
                refused -> new DecisionResult.Unusable(refused.reason(), refused.remedy()),
                refused -> new DecisionResult.Invalid(refused.problems(), refused.problemCount()));
    }

    @Override
    public CompletionStage<DecisionResult> retry(UploadId id, boolean overwrite, NewerData newer) {
        Transitions retry =
                upload -> upload instanceof Failed failed ? Optional.of(failed.retry(overwrite)) : Optional.empty();
        return decide(id, new Decision(retry, newer, "only a failed upload can be retried"));
    }

    @Override
    public CompletionStage<DecisionResult> cancel(UploadId id) {
        Transitions cancel =
                upload -> upload instanceof OpenUpload open ? Optional.of(open.cancel()) : Optional.empty();
        return decide(id, new Decision(cancel, NewerData.KEEP, "only an upload that has not ended can be cancelled"));
    }

    @Override
    public CompletionStage<DecisionResult> settle(UploadId id, Settlement settlement, NewerData newer) {
        Transitions settle = upload -> upload instanceof InDoubt inDoubt
                ? Optional.of(settlementTransition(inDoubt, settlement))
                : Optional.empty();
        return decide(id, new Decision(settle, newer, "only an upload in doubt can be settled"));
    }

    private static Transitions resubmission(DatasetIntake.Received corrected) {
        return upload -> switch (upload) {
            case Completed completed -> Optional.of(completed.resubmit(corrected.payload(), corrected.original()));
            case Rejected rejected -> Optional.of(rejected.resubmit(corrected.payload(), corrected.original()));
            case Failed failed -> Optional.of(failed.resubmit(corrected.payload(), corrected.original()));
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

    private CompletionStage<DecisionResult> decide(UploadId id, Decision decision) {
        return journal.find(id)
                .thenCompose(entry ->
                        entry.isPresent() ? decide(entry.get(), decision) : completed(new DecisionResult.NotFound(id)));
    }

    private CompletionStage<DecisionResult> decide(JournalEntry entry, Decision decision) {
        var transition = decision.transitions().apply(entry.upload());
        if (transition.isEmpty()) {
            var reason = decision.rule() + "; this one is "
                    + UploadState.of(entry.upload()).word();
            return completed(new DecisionResult.NotAllowed(entry, reason));
        }
        var change = change(entry, transition.get());
        return change.queuesAgain() ? queueAgain(entry, change, decision) : commit(entry, change, decision);
    }

    /** The later uploads that were sent decide, whatever their state: an older one must not run beside or over them. */
    private CompletionStage<DecisionResult> queueAgain(JournalEntry entry, UploadChange change, Decision decision) {
        return sentLater.than(entry.upload()).thenCompose(later -> {
            var open = later.stream()
                    .filter(newer -> newer.upload() instanceof OpenUpload
                            && newer.upload().mayBeOnPlatform())
                    .findFirst();
            if (open.isPresent()) {
                return completed(new DecisionResult.NotAllowed(entry, underWay(open.get())));
            }
            return later.isEmpty() || decision.newer() == NewerData.REPLACE
                    ? commit(entry, change.withNewer(decision.newer() == NewerData.REPLACE), decision)
                    : completed(new DecisionResult.OlderData(entry, later.getFirst()));
        });
    }

    private static String underWay(JournalEntry newer) {
        return "the later upload %s of the same name is %s; decide again when it has ended"
                .formatted(
                        newer.upload().id().value(),
                        UploadState.of(newer.upload()).word());
    }

    private CompletionStage<DecisionResult> commit(JournalEntry entry, UploadChange change, Decision decision) {
        return journal.commit(change).thenCompose(committed -> {
            if (committed.isEmpty()) {
                return decide(entry.upload().id(), decision);
            }
            process.accept(entry.upload().id());
            return completed(new DecisionResult.Applied(committed.get()));
        });
    }

    private UploadChange change(JournalEntry entry, Transition<? extends Upload> transition) {
        var batch = TransitionBatch.of(transition);
        if (transition.next() instanceof OpenUpload) {
            return UploadChange.releasing(entry.version(), batch, Duration.ZERO);
        }
        var ended = UploadChange.resting(entry.version(), batch);
        return entry.upload() instanceof Submitting ? ended.holdingBack(inDoubtHoldsBack) : ended;
    }

    private static CompletionStage<DecisionResult> completed(DecisionResult result) {
        return CompletableFuture.completedStage(result);
    }
}
