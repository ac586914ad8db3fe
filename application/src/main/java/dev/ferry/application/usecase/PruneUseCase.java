package dev.ferry.application.usecase;

import dev.ferry.application.async.Stages;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.UploadState;
import dev.ferry.application.port.driven.Payloads;
import dev.ferry.application.port.driven.Payloads.Stored;
import dev.ferry.application.port.driven.Retention;
import dev.ferry.application.port.driven.Retention.RetentionQuery;
import dev.ferry.application.port.driven.Scheduler;
import dev.ferry.application.port.driving.Prune;
import dev.ferry.domain.submission.ContentRef;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Deletes old uploads, then the payloads that no upload needs any more, one page at a time. In this order a run that is
 * cut short leaves only payloads behind, which the next run deletes.
 */
public final class PruneUseCase implements Prune {

    /**
     * A payload is stored a moment before the journal has the upload that needs it. This bounds that moment, and the
     * difference between the clocks of machines that share a store.
     */
    private static final Duration GRACE = Duration.ofHours(1);

    /** One transaction of the journal, which takes a few milliseconds. */
    private static final int UPLOADS_A_PAGE = 64;

    private static final int PAYLOADS_A_PAGE = 256;

    private final Retention retention;
    private final Payloads payloads;
    private final Scheduler scheduler;

    public PruneUseCase(Retention retention, Payloads payloads, Scheduler scheduler) {
        this.retention = retention;
        this.payloads = payloads;
        this.scheduler = scheduler;
    }

    @Override
    public CompletionStage<PruneResult> prune(RetentionRule rule, boolean dryRun) {
        var now = scheduler.instant();
        var old = new RetentionQuery(rule.states(), now.minus(rule.age()));
        return Stages.unwrap(new Run(old, now.minus(GRACE), dryRun).start());
    }

    /** One run. Its counters need no lock, because it works on one page at a time. */
    private final class Run {

        private final RetentionQuery old;
        private final Instant storedBefore;
        private final boolean dryRun;
        private final Map<UploadState, Long> deletedUploads = new EnumMap<>(UploadState.class);
        private long deletedPayloads;
        private long deletedBytes;

        /** {@code storedBefore} is taken before the first query, so that payloads stored during the run are kept. */
        Run(RetentionQuery old, Instant storedBefore, boolean dryRun) {
            this.old = old;
            this.storedBefore = storedBefore;
            this.dryRun = dryRun;
        }

        CompletionStage<PruneResult> start() {
            return forEachPage(
                            (@Nullable JournalEntry last) -> retention.ended(old, last, UPLOADS_A_PAGE),
                            this::deleteUploads)
                    .thenCompose(uploadsDone -> forEachPage(
                            (@Nullable Stored last) -> payloads.stored(last, PAYLOADS_A_PAGE), this::deletePayloads))
                    .thenApply(done -> new PruneResult(deletedUploads, deletedPayloads, deletedBytes));
        }

        private CompletionStage<Void> deleteUploads(List<JournalEntry> page) {
            return Stages.all(page.stream().map(this::deleteUpload).toList()).thenAccept(deleted -> {
                for (int i = 0; i < page.size(); i++) {
                    if (deleted.get(i)) {
                        deletedUploads.merge(UploadState.of(page.get(i).upload()), 1L, Long::sum);
                    }
                }
            });
        }

        private CompletionStage<Boolean> deleteUpload(JournalEntry entry) {
            return dryRun
                    ? CompletableFuture.completedStage(true)
                    : retention.delete(entry.upload().id(), entry.version());
        }

        private CompletionStage<Void> deletePayloads(List<Stored> page) {
            var candidates = page.stream()
                    .filter(stored -> stored.at().isBefore(storedBefore))
                    .map(Stored::ref)
                    .collect(Collectors.toSet());
            CompletionStage<Set<ContentRef>> deleted = dryRun
                    ? retention.unneeded(candidates, old)
                    : retention
                            .unneeded(candidates, RetentionQuery.none())
                            .thenCompose(unneeded -> payloads.discard(unneeded, storedBefore));
            return deleted.thenAccept(refs -> {
                deletedPayloads += refs.size();
                deletedBytes += refs.stream().mapToLong(ContentRef::bytes).sum();
            });
        }
    }

    /**
     * Works through pages. Each page is a task of its own, so other work runs between two pages and the stack does not
     * grow.
     *
     * @param page gives the page after an element, the first after null; an empty page is the last
     */
    private <T> CompletionStage<Void> forEachPage(
            Function<@Nullable T, CompletionStage<List<T>>> page, Function<List<T>, CompletionStage<Void>> work) {
        var finished = new CompletableFuture<Void>();
        scheduler.execute(() -> nextPage(null, page, work, finished));
        return finished;
    }

    private <T> void nextPage(
            @Nullable T last,
            Function<@Nullable T, CompletionStage<List<T>>> page,
            Function<List<T>, CompletionStage<Void>> work,
            CompletableFuture<Void> finished) {
        var unused = Stages.start(() -> page.apply(last))
                .thenCompose(found -> work.apply(found).thenApply(done -> found))
                .whenCompleteAsync(
                        (found, failure) -> {
                            if (failure != null) {
                                finished.completeExceptionally(failure);
                            } else if (found.isEmpty()) {
                                finished.complete(null);
                            } else {
                                nextPage(found.getLast(), page, work, finished);
                            }
                        },
                        scheduler);
    }
}
