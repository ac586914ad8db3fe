package dev.ferry.adapters.store.jdbc;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A queued request: its operation, its result before the commit, and the stage that completes after the commit. */
final class QueuedOperation<A, T> {

    private final BatchOperation<A, T> operation;
    private final A request;
    private final boolean forced;
    private final long deadline;
    private final CompletableFuture<T> stage = new CompletableFuture<>();
    private @Nullable T value;

    QueuedOperation(BatchOperation<A, T> operation, A request, boolean forced, Duration timeout) {
        this.operation = operation;
        this.request = request;
        this.forced = forced;
        this.deadline = System.nanoTime() + timeout.toNanos();
    }

    CompletionStage<T> stage() {
        return stage;
    }

    /** Whether the result must survive a failure of the machine. */
    boolean isForced() {
        return forced;
    }

    /** Whether the time limit for an unavailable database has passed. */
    boolean isTimedOut() {
        return System.nanoTime() - deadline >= 0;
    }

    void fail(Throwable failure) {
        stage.completeExceptionally(failure);
    }

    @SuppressWarnings("NullAway") // set by run, before the commit
    void complete() {
        stage.complete(value);
    }

    /** Runs each operation once, for all jobs that requested it. */
    static void run(OrderedTransaction transaction, List<QueuedOperation<?, ?>> jobs) throws SQLException, IOException {
        var jobsByOperation = new LinkedHashMap<BatchOperation<?, ?>, List<QueuedOperation<?, ?>>>();
        for (var job : jobs) {
            jobsByOperation
                    .computeIfAbsent(job.operation, ignored -> new ArrayList<>())
                    .add(job);
        }
        for (var sameOperation : jobsByOperation.values()) {
            sameOperation.getFirst().runFor(transaction, sameOperation);
        }
    }

    @SuppressWarnings("unchecked") // jobs with the same operation have the same types
    private void runFor(OrderedTransaction transaction, List<QueuedOperation<?, ?>> sameOperation)
            throws SQLException, IOException {
        var jobs =
                sameOperation.stream().map(job -> (QueuedOperation<A, T>) job).toList();
        var values =
                operation.run(transaction, jobs.stream().map(job -> job.request).toList());
        for (int i = 0; i < jobs.size(); i++) {
            jobs.get(i).value = values.get(i);
        }
    }
}
