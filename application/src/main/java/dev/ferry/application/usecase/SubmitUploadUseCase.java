package dev.ferry.application.usecase;

import dev.ferry.application.port.driven.Journal;
import dev.ferry.application.port.driven.Payloads;
import dev.ferry.application.port.driving.SubmitUpload;
import dev.ferry.application.port.driving.Submitted;
import dev.ferry.application.port.driving.UploadRequest;
import dev.ferry.domain.submission.Submission;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.upload.Queued;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Takes data sets in charge. */
public final class SubmitUploadUseCase implements SubmitUpload {

    private final Intake intake;
    private final Journal journal;
    private final Supplier<UploadId> ids;
    private final Runnable wakeEngine;

    /**
     * Ready to take data sets.
     *
     * @param payloads where the bytes go
     * @param journal where the uploads go
     * @param ids names for new uploads, never the same twice
     * @param wakeEngine says that there is work
     */
    public SubmitUploadUseCase(Payloads payloads, Journal journal, Supplier<UploadId> ids, Runnable wakeEngine) {
        this.intake = new Intake(payloads);
        this.journal = journal;
        this.ids = ids;
        this.wakeEngine = wakeEngine;
    }

    @Override
    public CompletionStage<Submitted> submit(UploadRequest request) {
        return intake.receive(
                request.data(), request.encoding(), received -> enter(request, received), Submitted.Unusable::new);
    }

    private CompletionStage<Submitted> enter(UploadRequest request, Intake.Received received) {
        var submission = new Submission(ids.get(), request.name(), request.kinds(), request.source());
        return journal.enter(Queued.submit(submission, request.overwrite(), received.payload()))
                .thenApply(entry -> {
                    wakeEngine.run();
                    return new Submitted.Taken(entry, received.notices());
                });
    }
}
