package dev.ferry.application.engine;

import dev.ferry.application.engine.Progress.Over;
import dev.ferry.application.journal.Steps;
import dev.ferry.domain.upload.Cancelled;
import dev.ferry.domain.upload.Collecting;
import dev.ferry.domain.upload.Completed;
import dev.ferry.domain.upload.Failed;
import dev.ferry.domain.upload.InDoubt;
import dev.ferry.domain.upload.Processing;
import dev.ferry.domain.upload.Queued;
import dev.ferry.domain.upload.Rejected;
import dev.ferry.domain.upload.Submitting;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Knows which step follows from which state. */
final class Voyage {

    private final Delivery delivery;
    private final Doubt doubt;
    private final Inquiry inquiry;
    private final Retrieval retrieval;

    Voyage(Delivery delivery, Doubt doubt, Inquiry inquiry, Retrieval retrieval) {
        this.delivery = delivery;
        this.doubt = doubt;
        this.inquiry = inquiry;
        this.retrieval = retrieval;
    }

    /** Takes the next step. Fails only when the journal or the payloads do. */
    CompletionStage<Progress> next(Course course) {
        return switch (course.entry().upload()) {
            case Queued queued -> delivery.of(course, queued);
            case Submitting submitting -> doubt.about(course, submitting);
            case InDoubt inDoubt -> doubt.settle(course, inDoubt);
            case Processing processing -> inquiry.after(course, processing);
            case Collecting collecting -> retrieval.after(course, Steps.from(collecting));
            case Completed completed -> over();
            case Rejected rejected -> over();
            case Failed failed -> over();
            case Cancelled cancelled -> over();
        };
    }

    private static CompletionStage<Progress> over() {
        return CompletableFuture.completedStage(new Over());
    }
}
