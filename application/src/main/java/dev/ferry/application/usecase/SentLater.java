package dev.ferry.application.usecase;

import dev.ferry.application.async.Stages;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.PageCursor;
import dev.ferry.application.journal.RecordedEvent;
import dev.ferry.application.journal.UploadQuery;
import dev.ferry.application.port.EventLog;
import dev.ferry.application.port.driven.Journal;
import dev.ferry.domain.event.UploadEvent;
import dev.ferry.domain.event.UploadEvent.UploadAccepted;
import dev.ferry.domain.event.UploadEvent.UploadCancelled;
import dev.ferry.domain.event.UploadEvent.UploadInDoubt;
import dev.ferry.domain.event.UploadEvent.UploadSubmitting;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.upload.Upload;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Finds the later uploads of a name that the Platform has, or may have. */
final class SentLater {

    private static final int PAGE = 50;
    private static final int MAX_EVENTS = 1000;

    private final Journal journal;
    private final EventLog events;

    SentLater(Journal journal, EventLog events) {
        this.journal = journal;
        this.events = events;
    }

    /** The uploads of the same name that were accepted after this one and sent, the newest first. */
    CompletionStage<List<JournalEntry>> than(Upload upload) {
        return from(upload, null, new ArrayList<>());
    }

    private CompletionStage<List<JournalEntry>> from(
            Upload upload, @Nullable PageCursor before, List<JournalEntry> found) {
        return journal.list(UploadQuery.laterThan(upload, before, PAGE))
                .thenCompose(page -> sent(page.uploads()).thenCompose(sent -> {
                    found.addAll(sent);
                    return page.next() == null
                            ? CompletableFuture.completedStage(found)
                            : from(upload, page.next(), found);
                }));
    }

    private CompletionStage<List<JournalEntry>> sent(List<JournalEntry> page) {
        return Stages.all(page.stream().map(this::wasSent).toList()).thenApply(sent -> {
            var entries = new ArrayList<JournalEntry>();
            for (int i = 0; i < page.size(); i++) {
                if (sent.get(i)) {
                    entries.add(page.get(i));
                }
            }
            return entries;
        });
    }

    /** An attempt that failed or waits may follow one that the Platform has accepted. */
    private CompletionStage<Boolean> wasSent(JournalEntry entry) {
        return entry.upload().mayBeOnPlatform()
                ? CompletableFuture.completedStage(true)
                : wasSent(entry.upload().id(), 0, null);
    }

    private CompletionStage<Boolean> wasSent(UploadId id, long after, @Nullable UploadEvent before) {
        return events.of(id, after, MAX_EVENTS).thenCompose(page -> {
            var sent = showSending(page, before);
            return sent || page.size() < MAX_EVENTS
                    ? CompletableFuture.completedStage(sent)
                    : wasSent(id, page.getLast().number(), page.getLast().event());
        });
    }

    /** An upload that was cancelled while it was sent may be on the Platform, too. */
    private static boolean showSending(List<RecordedEvent> page, @Nullable UploadEvent before) {
        var previous = before;
        for (var recorded : page) {
            var event = recorded.event();
            if (event instanceof UploadAccepted
                    || event instanceof UploadInDoubt
                    || (event instanceof UploadCancelled && previous instanceof UploadSubmitting)) {
                return true;
            }
            previous = event;
        }
        return false;
    }
}
