package dev.ferry.application.usecase;

import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.RecordedEvent;
import dev.ferry.application.port.EventLog;
import dev.ferry.application.port.driven.Journal;
import dev.ferry.application.port.driving.SubmitUpload.Submitted;
import dev.ferry.domain.event.UploadEvent.UploadQueued;
import dev.ferry.domain.upload.Queued;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Recognizes a request that was made before under the same idempotency key. The upload's first event shows the original
 * request, so the first answer can be repeated in any later state.
 */
public final class IdempotencyCheck {

    private final Journal journal;
    private final EventLog events;

    public IdempotencyCheck(Journal journal, EventLog events) {
        this.journal = journal;
        this.events = events;
    }

    CompletionStage<Submitted> check(Queued submitted, List<String> notes) {
        return journal.find(submitted.id())
                .thenCompose(found -> events.of(submitted.id(), 0, 1)
                        .thenCompose(recorded -> found.isEmpty() || recorded.isEmpty()
                                ? CompletableFuture.failedStage(new IllegalStateException(
                                        "upload " + submitted.id().value() + " was deleted meanwhile"))
                                : CompletableFuture.completedStage(
                                        check(submitted, firstEntry(found.get(), recorded.getFirst()), notes))));
    }

    private static Submitted check(Queued submitted, JournalEntry first, List<String> notes) {
        var same = submitted.attempt().equals(first.upload().attempt())
                && submitted
                        .submission()
                        .name()
                        .equals(first.upload().submission().name())
                && submitted
                        .submission()
                        .kinds()
                        .equals(first.upload().submission().kinds());
        return same ? new Submitted.Accepted(first, notes) : new Submitted.KeyReused(submitted.id());
    }

    private static JournalEntry firstEntry(JournalEntry current, RecordedEvent event) {
        if (!(event.event() instanceof UploadQueued queued)) {
            throw new IllegalStateException(
                    "the events of upload " + current.upload().id().value() + " do not start with a queued event");
        }
        var first =
                Queued.submit(current.upload().submission(), queued.overwrite(), queued.payload(), queued.original());
        return new JournalEntry(first.next(), 1, event.at(), event.at(), event.at());
    }
}
