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

/** Waits until one upload is at rest. It reads the upload after every event, and a last time after the timeout. */
final class UploadWaiter {

    private final UploadId id;
    private final Journal journal;
    private final EventLog events;
    private final Scheduler scheduler;
    private final CompletableFuture<Optional<JournalEntry>> result = new CompletableFuture<>();

    UploadWaiter(UploadId id, Journal journal, EventLog events, Scheduler scheduler) {
        this.id = id;
        this.journal = journal;
        this.events = events;
        this.scheduler = scheduler;
    }

    CompletionStage<Optional<JournalEntry>> await(Duration timeLimit) {
        var hints = events.subscribe(() -> scheduler.execute(() -> check(false)));
        var timeout = scheduler.at(scheduler.instant().plus(timeLimit), () -> check(true));
        scheduler.execute(() -> check(false));
        return result.whenComplete((entry, failure) -> {
            hints.close();
            timeout.cancel();
        });
    }

    private void check(boolean timedOut) {
        if (!result.isDone()) {
            journal.find(id)
                    .thenAccept(entry -> completeIfAtRest(entry, timedOut))
                    .exceptionally(failure -> {
                        result.completeExceptionally(Stages.cause(failure));
                        return null;
                    });
        }
    }

    private void completeIfAtRest(Optional<JournalEntry> entry, boolean timedOut) {
        if (timedOut || entry.isEmpty() || entry.get().atRest()) {
            result.complete(entry);
        }
    }
}
