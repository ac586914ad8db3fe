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

/** What somebody waits for: a piece of work, what came of it before the commit, and the stage that tells. */
final class QueuedOperation<A, T> {

    private final BatchOperation<A, T> bulk;
    private final A asked;
    private final boolean forced;
    private final long deadline;
    private final CompletableFuture<T> stage = new CompletableFuture<>();
    private @Nullable T value;

    QueuedOperation(BatchOperation<A, T> bulk, A asked, boolean forced, Duration timeout) {
        this.bulk = bulk;
        this.asked = asked;
        this.forced = forced;
        this.deadline = System.nanoTime() + timeout.toNanos();
    }

    CompletionStage<T> stage() {
        return stage;
    }

    /** Whether it must outlive a failure of the machine. */
    boolean forced() {
        return forced;
    }

    /** Whether it has waited long enough for a database that is away. */
    boolean isTimedOut() {
        return System.nanoTime() - deadline >= 0;
    }

    void failed(Throwable failure) {
        stage.completeExceptionally(failure);
    }

    @SuppressWarnings("NullAway") // set by run, before the commit
    void committed() {
        stage.complete(value);
    }

    /** Runs every kind of work once, for all jobs that want it. */
    static void run(OrderedTransaction turn, List<QueuedOperation<?, ?>> jobs) throws SQLException, IOException {
        var kinds = new LinkedHashMap<BatchOperation<?, ?>, List<QueuedOperation<?, ?>>>();
        for (var job : jobs) {
            kinds.computeIfAbsent(job.bulk, first -> new ArrayList<>()).add(job);
        }
        for (var alike : kinds.values()) {
            alike.getFirst().runFor(turn, alike);
        }
    }

    @SuppressWarnings("unchecked") // who shares the work shares its types
    private void runFor(OrderedTransaction turn, List<QueuedOperation<?, ?>> alike) throws SQLException, IOException {
        var jobs = alike.stream().map(job -> (QueuedOperation<A, T>) job).toList();
        var values = bulk.run(turn, jobs.stream().map(job -> job.asked).toList());
        for (int i = 0; i < jobs.size(); i++) {
            jobs.get(i).value = values.get(i);
        }
    }
}
