package dev.ferry.application.usecase;

import dev.ferry.application.async.Stages;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.RecordedEvent;
import dev.ferry.application.journal.UploadState;
import dev.ferry.application.port.EventLog;
import dev.ferry.application.port.driven.Journal;
import dev.ferry.application.port.driven.Payloads;
import dev.ferry.application.port.driven.Retention;
import dev.ferry.application.port.driven.Retention.RetentionQuery;
import dev.ferry.application.port.driving.DeleteUpload;
import dev.ferry.application.port.driving.DeleteUpload.DeletionResult;
import dev.ferry.domain.event.UploadEvent.UploadQueued;
import dev.ferry.domain.submission.ContentRef;
import dev.ferry.domain.submission.UploadId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Deletes one upload, then its payloads that no other upload needs. If the upload changes meanwhile, the deletion is
 * checked again against its new state.
 */
public final class DeleteUploadUseCase implements DeleteUpload {

    private static final Logger LOG = System.getLogger(DeleteUploadUseCase.class.getName());

    /** More events than the attempts of one upload have; payloads of further attempts are left to pruning. */
    private static final int MAX_EVENTS = 10_000;

    private static final long NEVER_SEEN = -1;

    private final Journal journal;
    private final EventLog events;
    private final Retention retention;
    private final Payloads payloads;

    public DeleteUploadUseCase(Journal journal, EventLog events, Retention retention, Payloads payloads) {
        this.journal = journal;
        this.events = events;
        this.retention = retention;
        this.payloads = payloads;
    }

    @Override
    public CompletionStage<DeletionResult> delete(UploadId id) {
        return Stages.unwrap(deleteCurrent(id, NEVER_SEEN));
    }

    private CompletionStage<DeletionResult> deleteCurrent(UploadId id, long refusedVersion) {
        return journal.find(id)
                .thenCompose(entry -> entry.isPresent()
                        ? delete(entry.get(), refusedVersion)
                        : CompletableFuture.completedStage(new DeletionResult.NotFound(id)));
    }

    private CompletionStage<DeletionResult> delete(JournalEntry entry, long refusedVersion) {
        var id = entry.upload().id();
        var state = UploadState.of(entry.upload());
        if (!state.isFinal() || entry.version() == refusedVersion) {
            var reason = state.isFinal()
                    ? "its request to the Platform may still be under way; delete it in some minutes"
                    : "only an upload that has ended can be deleted; this one is " + state.word();
            return CompletableFuture.completedStage(new DeletionResult.NotAllowed(entry, reason));
        }
        return events.of(id, 0, MAX_EVENTS)
                .thenCompose(recorded -> retention
                        .delete(id, entry.version())
                        .thenCompose(deleted -> deleted
                                ? discard(
                                                refs(entry, recorded.stream()),
                                                entry.updatedAt().plusMillis(1))
                                        .thenApply(discarded -> deleted(entry, discarded))
                                : deleteCurrent(id, entry.version())));
    }

    /** The payloads of all attempts, and the results of the last one. */
    private static Set<ContentRef> refs(JournalEntry entry, Stream<RecordedEvent> recorded) {
        var sent = recorded.flatMap(
                event -> event.event() instanceof UploadQueued queued ? queued.contents() : Stream.empty());
        return Stream.concat(sent, entry.upload().results().values().stream()).collect(Collectors.toSet());
    }

    /**
     * Deletes payloads that nothing has stored again since the upload's end: another submission of the same bytes may
     * not be in the journal yet.
     */
    private CompletionStage<Set<ContentRef>> discard(Set<ContentRef> refs, Instant storedBefore) {
        return retention
                .unneeded(refs, RetentionQuery.none())
                .thenCompose(unneeded -> payloads.discard(unneeded, storedBefore, Instant.EPOCH));
    }

    private static DeletionResult deleted(JournalEntry entry, Set<ContentRef> discarded) {
        var id = entry.upload().id();
        LOG.log(
                Level.INFO,
                "deleted upload {0}, which was {1}, by a person''s decision",
                id.value(),
                UploadState.of(entry.upload()).word());
        return new DeletionResult.Deleted(
                id,
                discarded.size(),
                discarded.stream().mapToLong(ContentRef::bytes).sum());
    }
}
