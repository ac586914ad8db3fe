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
 * Recognises a request that was made before under the same idempotency key. The upload's first event tells how it
 * began, so the first answer can be given again, however far the upload has come.
 */
public final class IdempotencyCheck {

    private final Journal journal;
    private final EventLog events;

    public IdempotencyCheck(Journal journal, EventLog events) {
        this.journal = journal;
        this.events = events;
    }

    CompletionStage<Submitted> judge(Queued wanted, List<String> notices) {
        return journal.find(wanted.id())
                .thenCompose(found -> events.of(wanted.id(), 0, 1)
                        .thenCompose(story -> found.isEmpty() || story.isEmpty()
                                ? CompletableFuture.failedStage(new IllegalStateException(
                                        "upload " + wanted.id().value() + " was taken and is gone"))
                                : CompletableFuture.completedStage(
                                        judge(wanted, beginning(found.get(), story.getFirst()), notices))));
    }

    private static Submitted judge(Queued wanted, JournalEntry first, List<String> notices) {
        var same = wanted.attempt().equals(first.upload().attempt())
                && wanted.submission().name().equals(first.upload().submission().name())
                && wanted.submission()
                        .kinds()
                        .equals(first.upload().submission().kinds());
        return same ? new Submitted.Taken(first, notices) : new Submitted.KeyReused(wanted.id());
    }

    private static JournalEntry beginning(JournalEntry now, RecordedEvent event) {
        if (!(event.event() instanceof UploadQueued queued)) {
            throw new IllegalStateException("the story of " + now.upload().id().value() + " has no beginning");
        }
        var first = Queued.submit(now.upload().submission(), queued.overwrite(), queued.payload());
        return new JournalEntry(first.next(), 1, event.at(), event.at(), event.at());
    }
}
