package dev.ferry.application.housekeeping;

import dev.ferry.application.async.Stages;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Goes through pages, one after the other, each begun by a task of its own: one page is in memory, the stack does not
 * grow, and between two pages everybody else has a turn.
 */
final class Pages<T> {

    private final Source<T> source;
    private final Work<T> work;
    private final Executor where;
    private final CompletableFuture<Void> finished = new CompletableFuture<>();

    /** Gives the page after an element, the first after null, and an empty one when there are no more. */
    interface Source<T> {
        CompletionStage<List<T>> after(@Nullable T last);
    }

    /** Is done with a page before the next is asked for; the last page is empty. */
    interface Work<T> {
        CompletionStage<Void> on(List<T> page);
    }

    Pages(Source<T> source, Work<T> work, Executor where) {
        this.source = source;
        this.work = work;
        this.where = where;
    }

    CompletionStage<Void> run() {
        where.execute(() -> next(null));
        return finished;
    }

    private void next(@Nullable T last) {
        var unused = Stages.begin(() -> source.after(last))
                .thenCompose(page -> work.on(page).thenApply(done -> page))
                .whenCompleteAsync(this::turn, where);
    }

    private void turn(@Nullable List<T> page, @Nullable Throwable failure) {
        if (page == null) {
            finished.completeExceptionally(failure == null ? new IllegalStateException("no page") : failure);
        } else if (page.isEmpty()) {
            finished.complete(null);
        } else {
            next(page.getLast());
        }
    }
}
