package dev.ferry.adapters.store.sqlite;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * A connection with a thread of its own. What comes while it works is done next in one transaction, so that one commit
 * serves many; each stage completes after the commit. Work that fails is undone alone.
 */
final class Worker implements AutoCloseable {

    private static final int MOST_AT_A_TIME = 256;

    private final BlockingQueue<Job<?>> queue = new LinkedBlockingQueue<>();
    private final Database database;
    private final String begin;
    private final Statements db;
    private final Thread thread;
    private volatile boolean open = true;

    /** What to do in a transaction. */
    interface Work<T> {
        T run(Statements db) throws SQLException, IOException;
    }

    /** Work, its stage, and what came of it before the commit. */
    private static final class Job<T> {
        private final Work<T> work;
        private final CompletableFuture<T> stage = new CompletableFuture<>();
        private @Nullable T value;

        private Job(Work<T> work) {
            this.work = work;
        }

        private void run(Statements db) throws SQLException, IOException {
            value = work.run(db);
        }

        @SuppressWarnings("NullAway") // set by run, before the commit
        private void committed() {
            stage.complete(value);
        }
    }

    private Worker(String name, String begin, Database database) throws IOException {
        this.database = database;
        this.begin = begin;
        try {
            db = new Statements(database.connect());
        } catch (SQLException e) {
            throw database.failure("opened", e);
        }
        thread = Thread.ofPlatform().daemon().name(name).start(this::work);
    }

    /** A worker that takes the file's one write lock when it begins, so that what it has read stays true. */
    static Worker writing(Database database) throws IOException {
        return new Worker("ferry-journal-writer", "BEGIN IMMEDIATE", database);
    }

    /** A worker that sees the last commit and never waits for a writer. */
    static Worker reading(Database database) throws IOException {
        return new Worker("ferry-journal-reader", "BEGIN", database);
    }

    <T> CompletionStage<T> submit(Work<T> work) {
        var job = new Job<>(work);
        synchronized (queue) {
            if (!open) {
                return CompletableFuture.failedStage(new IOException("the journal " + database.file() + " is closed"));
            }
            queue.add(job);
        }
        return job.stage;
    }

    /** Does what is queued, then lets go of the file. Idempotent. */
    @Override
    public void close() {
        synchronized (queue) {
            if (open) {
                open = false;
                queue.add(new Job<>(last -> open));
            }
        }
        try {
            thread.join();
            db.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            throw new IllegalStateException("the journal " + database.file() + " cannot be closed", e);
        }
    }

    private void work() {
        try {
            while (open || !queue.isEmpty()) {
                var batch = new ArrayList<Job<?>>();
                batch.add(queue.take());
                queue.drainTo(batch, MOST_AT_A_TIME - 1);
                run(batch);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the journal's threads", e);
        }
    }

    private void run(List<Job<?>> batch) {
        var done = new ArrayList<Job<?>>();
        try {
            db.execute(begin);
            for (var job : batch) {
                if (run(job)) {
                    done.add(job);
                }
            }
            db.execute("COMMIT");
        } catch (SQLException e) {
            rollBack();
            var failure = database.failure("used", e);
            batch.forEach(job -> job.stage.completeExceptionally(failure));
            return;
        }
        done.forEach(Job::committed);
    }

    private boolean run(Job<?> job) throws SQLException {
        db.execute("SAVEPOINT work");
        try {
            job.run(db);
            db.execute("RELEASE work");
            return true;
        } catch (SQLException e) {
            undo(e);
            job.stage.completeExceptionally(database.failure("used", e));
        } catch (IOException | RuntimeException e) {
            db.execute("ROLLBACK TO work");
            job.stage.completeExceptionally(e);
        }
        return false;
    }

    /** Undoes one job. After some failures, such as a full disk, SQLite has undone the whole transaction already. */
    private void undo(SQLException failure) throws SQLException {
        try {
            db.execute("ROLLBACK TO work");
        } catch (SQLException gone) {
            failure.addSuppressed(gone);
            throw failure;
        }
    }

    private void rollBack() {
        db.forget();
        try {
            db.execute("ROLLBACK");
        } catch (SQLException e) {
            // there was nothing to roll back: it had not begun, or was undone by SQLite itself
        }
    }
}
