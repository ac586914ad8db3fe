package dev.ferry.adapters.store.jdbc;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Runs operations in transactions, on threads of its own. Operations that are submitted while a transaction runs share
 * the next transaction, so one commit serves many operations. Unforced operations run first in a separate transaction,
 * if the session can commit that faster. Each stage completes after the commit. When a batch fails, its operations run
 * one by one. Transient failures are retried until the operation's time limit.
 */
public final class Worker implements AutoCloseable {

    /** The default time limit of an operation while the database is unavailable. */
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    private static final long RETRY_DELAY_MILLIS = 100;
    private static final QueuedOperation<?, ?> END =
            new QueuedOperation<>((transaction, requests) -> requests, "end of the queue", true, Duration.ZERO);

    private final BlockingQueue<QueuedOperation<?, ?>> queue = new LinkedBlockingQueue<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final int maxBatch;
    private final IntConsumer commits;
    private final List<Thread> threads;

    /**
     * Starts the threads.
     *
     * @param name of the threads
     * @param threads the number of threads, each with its own session
     * @param maxBatch the maximum number of operations in one transaction
     */
    public Worker(String name, int threads, int maxBatch, Supplier<? extends DatabaseSession> sessions) {
        this(name, threads, maxBatch, sessions, size -> {});
    }

    /**
     * Starts the threads, and reports the commits.
     *
     * @param name of the threads
     * @param threads the number of threads, each with its own session
     * @param maxBatch the maximum number of operations in one transaction
     * @param commits called on a worker thread after each commit that was forced to the disk, with the number of
     *     operations in it
     */
    public Worker(
            String name, int threads, int maxBatch, Supplier<? extends DatabaseSession> sessions, IntConsumer commits) {
        this.maxBatch = maxBatch;
        this.commits = commits;
        this.threads = IntStream.range(0, threads)
                .mapToObj(i -> Thread.ofPlatform().daemon().name(name).start(() -> work(sessions.get())))
                .toList();
    }

    /**
     * Submits a request. Concurrent requests for the same operation run together.
     *
     * @param operation the same object for all requests that may run together
     * @return the result, after the commit
     */
    public <A, T> CompletionStage<T> submit(BatchOperation<A, T> operation, A request) {
        return submit(operation, request, DEFAULT_TIMEOUT);
    }

    /**
     * Submits a request, with a time limit. Concurrent requests for the same operation run together.
     *
     * @param operation the same object for all requests that may run together
     * @param timeout the time limit while the database is unavailable
     * @return the result, after the commit
     */
    public <A, T> CompletionStage<T> submit(BatchOperation<A, T> operation, A request, Duration timeout) {
        return submit(new QueuedOperation<>(operation, request, true, timeout));
    }

    /**
     * Submits a request whose commit need not wait for the disk, so a failure of the whole machine may undo it. If
     * other machines may have seen the result, the commit is forced to the disk nevertheless. The request may run
     * before earlier forced ones.
     *
     * @param operation the same object for all requests that may run together
     * @return the result, after the commit
     */
    public <A, T> CompletionStage<T> submitUnforced(BatchOperation<A, T> operation, A request) {
        return submit(new QueuedOperation<>(operation, request, false, DEFAULT_TIMEOUT));
    }

    private <T> CompletionStage<T> submit(QueuedOperation<?, T> job) {
        synchronized (queue) {
            if (closing.getCount() == 0) {
                return CompletableFuture.failedStage(new IOException("the store is closed"));
            }
            queue.add(job);
        }
        return job.stage();
    }

    /**
     * Submits an operation that serves a single request.
     *
     * @return the result, after the commit
     */
    public <T> CompletionStage<T> submit(BatchOperation.Single<T> work) {
        return submit((transaction, requests) -> List.of(work.run(transaction.db())), this);
    }

    /**
     * Submits an operation that serves a single request, as {@link #submitUnforced(BatchOperation, Object)} does.
     *
     * @return the result, after the commit
     */
    public <T> CompletionStage<T> submitUnforced(BatchOperation.Single<T> work) {
        return submitUnforced((transaction, requests) -> List.of(work.run(transaction.db())), this);
    }

    /** Runs the queued operations, then closes the sessions. Idempotent. */
    @Override
    public void close() {
        synchronized (queue) {
            if (closing.getCount() > 0) {
                closing.countDown();
                queue.add(END);
            }
        }
        try {
            for (var thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(DatabaseSession session) {
        try (session) {
            var batch = new ArrayList<QueuedOperation<?, ?>>();
            while (!batch.remove(END)) {
                batch.clear();
                batch.add(queue.take());
                queue.drainTo(batch, maxBatch - 1);
                if (session.separatesUnforced()) {
                    runUnforced(session, batch);
                }
                run(session, batch.stream().filter(job -> job != END).toList());
            }
            queue.add(END);
        } catch (InterruptedException e) {
            throw new IllegalStateException("a thread of the store was interrupted", e);
        }
    }

    /** Runs unforced jobs before the forced ones, and adds the jobs that their results cause to the forced batch. */
    private void runUnforced(DatabaseSession session, List<QueuedOperation<?, ?>> batch) throws InterruptedException {
        var unforced = batch.stream().filter(job -> !job.isForced()).toList();
        run(session, unforced);
        batch.removeAll(unforced);
        queue.drainTo(batch, maxBatch - batch.size());
    }

    private void run(DatabaseSession session, List<QueuedOperation<?, ?>> batch) throws InterruptedException {
        var jobs = batch;
        while (!jobs.isEmpty()) {
            try {
                var batchJobs = jobs;
                var forced = batchJobs.stream().anyMatch(QueuedOperation::isForced);
                session.transact(transaction -> QueuedOperation.run(transaction, batchJobs), forced);
                if (forced) {
                    commits.accept(batchJobs.size());
                }
                batchJobs.forEach(QueuedOperation::complete);
                return;
            } catch (SQLException e) {
                if (!session.isTransient(e)) {
                    runOneByOne(session, jobs, session.failure(e));
                    return;
                }
                jobs = jobsToRetry(jobs, session.failure(e));
            } catch (UncertainCommitException e) {
                jobs.forEach(job -> job.fail(e));
                return;
            } catch (IOException | RuntimeException e) {
                runOneByOne(session, jobs, e);
                return;
            }
        }
    }

    private void runOneByOne(DatabaseSession session, List<QueuedOperation<?, ?>> jobs, Throwable failure)
            throws InterruptedException {
        if (jobs.size() == 1) {
            jobs.getFirst().fail(failure);
            return;
        }
        for (var job : jobs) {
            run(session, List.of(job));
        }
    }

    /** Waits for the retry delay. Fails the jobs that have timed out, and returns the others. */
    private List<QueuedOperation<?, ?>> jobsToRetry(List<QueuedOperation<?, ?>> jobs, IOException failure)
            throws InterruptedException {
        var closed = closing.await(RETRY_DELAY_MILLIS, TimeUnit.MILLISECONDS);
        var remaining = new ArrayList<QueuedOperation<?, ?>>();
        for (var job : jobs) {
            if (closed || job.isTimedOut()) {
                job.fail(failure);
            } else {
                remaining.add(job);
            }
        }
        return remaining;
    }
}
