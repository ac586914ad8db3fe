package dev.ferry.application.usecase;

import dev.ferry.application.port.driven.Journal;
import dev.ferry.application.port.driven.Payloads;
import dev.ferry.application.port.driving.SubmitUpload;
import dev.ferry.application.port.driving.SubmitUpload.Submitted;
import dev.ferry.application.port.driving.SubmitUpload.UploadRequest;
import dev.ferry.domain.dataset.Schema;
import dev.ferry.domain.submission.Submission;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.upload.Queued;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Accepts data sets. */
public final class SubmitUploadUseCase implements SubmitUpload {

    private final DatasetIntake intake;
    private final Journal journal;
    private final IdempotencyCheck idempotency;
    private final Supplier<UploadId> ids;
    private final Consumer<UploadId> process;

    /**
     * Creates the use case.
     *
     * @param schema the columns, by which a header is recognized
     * @param ids creates unique ids for new uploads
     * @param process starts the engine on an upload
     */
    public SubmitUploadUseCase(
            Payloads payloads,
            Schema schema,
            Journal journal,
            IdempotencyCheck idempotency,
            Supplier<UploadId> ids,
            Consumer<UploadId> process) {
        this.intake = new DatasetIntake(payloads, schema);
        this.journal = journal;
        this.idempotency = idempotency;
        this.ids = ids;
        this.process = process;
    }

    @Override
    public CompletionStage<Submitted> submit(UploadRequest request) {
        return intake.receive(
                new DatasetIntake.Given(request.data(), request.format(), request.allowEmpty()),
                received -> enter(request, received),
                refused -> new Submitted.Unusable(refused.reason(), refused.remedy()),
                refused -> new Submitted.Invalid(refused.problems(), refused.problemCount()));
    }

    private CompletionStage<Submitted> enter(UploadRequest request, DatasetIntake.Received received) {
        var key = request.key();
        var id = key == null ? ids.get() : key.uploadId();
        var submission = new Submission(id, request.name(), request.kinds(), request.source(), request.caller());
        var transition = Queued.submit(submission, request.overwrite(), received.payload(), received.original());
        return journal.enter(transition)
                .thenCompose(entered -> entered.isPresent()
                        ? accepted(new Submitted.Accepted(entered.get(), received.notes()))
                        : idempotency.check(transition.next(), received.notes()));
    }

    private CompletionStage<Submitted> accepted(Submitted.Accepted accepted) {
        process.accept(accepted.entry().upload().id());
        return CompletableFuture.completedStage(accepted);
    }
}
