package dev.ferry.application.usecase;

import dev.ferry.application.port.driven.Journal;
import dev.ferry.application.port.driven.Payloads;
import dev.ferry.application.port.driving.SubmitUpload;
import dev.ferry.application.port.driving.SubmitUpload.Submitted;
import dev.ferry.application.port.driving.SubmitUpload.UploadRequest;
import dev.ferry.domain.submission.Submission;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.upload.Queued;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Takes data sets in charge. */
public final class SubmitUploadUseCase implements SubmitUpload {

    private final DatasetIntake intake;
    private final Journal journal;
    private final IdempotencyCheck idempotency;
    private final Supplier<UploadId> ids;
    private final Consumer<UploadId> process;

    /**
     * Ready to take data sets.
     *
     * @param ids names for new uploads, never the same twice
     */
    public SubmitUploadUseCase(
            Payloads payloads,
            Journal journal,
            IdempotencyCheck idempotency,
            Supplier<UploadId> ids,
            Consumer<UploadId> process) {
        this.intake = new DatasetIntake(payloads);
        this.journal = journal;
        this.idempotency = idempotency;
        this.ids = ids;
        this.process = process;
    }

    @Override
    public CompletionStage<Submitted> submit(UploadRequest request) {
        return intake.receive(
                request.data(), request.encoding(), received -> enter(request, received), Submitted.Unusable::new);
    }

    private CompletionStage<Submitted> enter(UploadRequest request, DatasetIntake.Received received) {
        var key = request.key();
        var id = key == null ? ids.get() : key.uploadId();
        var submission = new Submission(id, request.name(), request.kinds(), request.source(), request.caller());
        var beginning = Queued.submit(submission, request.overwrite(), received.payload());
        return journal.enter(beginning)
                .thenCompose(entered -> entered.isPresent()
                        ? taken(new Submitted.Taken(entered.get(), received.notices()))
                        : idempotency.judge(beginning.next(), received.notices()));
    }

    private CompletionStage<Submitted> taken(Submitted.Taken taken) {
        process.accept(taken.entry().upload().id());
        return CompletableFuture.completedStage(taken);
    }
}
