package dev.ferry.application.usecase;

import dev.ferry.application.async.Stages;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.port.EventLog;
import dev.ferry.application.port.driven.Journal;
import dev.ferry.application.port.driven.Scheduler;
import dev.ferry.domain.submission.UploadId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Waits for one upload to come to rest: looks whenever something happened, and a last time when the patience ends. */
final class UploadWaiter {

    private final UploadId id;
    private final Journal journal;
    private final EventLog events;
    private final Scheduler scheduler;
    private final CompletableFuture<Optional<JournalEntry>> seen = new CompletableFuture<>();

    UploadWaiter(UploadId id, Journal journal, EventLog events, Scheduler scheduler) {
        this.id = id;
        this.journal = journal;
        this.events = events;
        this.scheduler = scheduler;
    }

    CompletionStage<Optional<JournalEntry>> keep(Duration timeout) {
        var hints = events.subscribe(() -> scheduler.execute(() -> look(false)));
        var end = scheduler.at(scheduler.instant().plus(timeout), () -> look(true));
        scheduler.execute(() -> look(false));
        return seen.whenComplete((entry, failure) -> {
            hints.close();
            end.cancel();
        });
    }

    private void look(boolean lastLook) {
        if (!seen.isDone()) {
            journal.find(id).thenAccept(entry -> judge(entry, lastLook)).exceptionally(failure -> {
                seen.completeExceptionally(Stages.cause(failure));
                return null;
            });
        }
    }

    private void judge(Optional<JournalEntry> entry, boolean lastLook) {
        if (lastLook || entry.isEmpty() || entry.get().atRest()) {
            seen.complete(entry);
        }
    }
}
