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
 * Threads of the store's own that do work in transactions. What comes while one is at work is done next, together, so
 * that one commit serves many; what need not be forced to the disk goes first where that makes a difference. Each stage
 * completes after the commit. What fails together is tried one by one, and what may pass is tried again for as long as
 * whoever waits has patience.
 */
public final class Worker implements AutoCloseable {

    /** How long anybody waits for a database that is away, unless something else was said. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final long BETWEEN_TRIES_MILLIS = 100;
    private static final QueuedOperation<?, ?> END =
            new QueuedOperation<>((turn, asked) -> asked, "the end", true, Duration.ZERO);

    private final BlockingQueue<QueuedOperation<?, ?>> queue = new LinkedBlockingQueue<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final int most;
    private final IntConsumer commits;
    private final List<Thread> threads;

    /**
     * Starts to work.
     *
     * @param name of the threads
     * @param threads how many, each with a session of its own
     */
    public Worker(String name, int threads, int most, Supplier<? extends DatabaseSession> sessions) {
        this(name, threads, most, sessions, size -> {});
    }

    /**
     * Starts to work, and tells of its commits.
     *
     * @param name of the threads
     * @param threads how many, each with a session of its own
     * @param commits is told after each commit that was forced to the disk how many jobs it served; called on a thread
     *     of the worker's
     */
    public Worker(
            String name, int threads, int most, Supplier<? extends DatabaseSession> sessions, IntConsumer commits) {
        this.most = most;
        this.commits = commits;
        this.threads = IntStream.range(0, threads)
                .mapToObj(i -> Thread.ofPlatform().daemon().name(name).start(() -> work(sessions.get())))
                .toList();
    }

    /**
     * Has work done together with all other work of its kind.
     *
     * @param bulk the kind of work, always the same object
     * @return what came of it, once it is committed
     */
    public <A, T> CompletionStage<T> submit(BatchOperation<A, T> bulk, A asked) {
        return submit(bulk, asked, PATIENCE);
    }

    /**
     * Has work done together with all other work of its kind.
     *
     * @param bulk the kind of work, always the same object
     * @param timeout how long to wait for a database that is away
     * @return what came of it, once it is committed
     */
    public <A, T> CompletionStage<T> submit(BatchOperation<A, T> bulk, A asked, Duration timeout) {
        return submit(new QueuedOperation<>(bulk, asked, true, timeout));
    }

    /**
     * Has work done that a failure of the whole machine may undo, so that nobody waits for the disk. Where other
     * machines may have heard of it, it is forced to the disk nevertheless. It may overtake work that must be forced.
     *
     * @param bulk the kind of work, always the same object
     * @return what came of it, once it is committed
     */
    public <A, T> CompletionStage<T> submitUnforced(BatchOperation<A, T> bulk, A asked) {
        return submit(new QueuedOperation<>(bulk, asked, false, PATIENCE));
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
     * Has work of its own kind done.
     *
     * @return what came of it, once it is committed
     */
    public <T> CompletionStage<T> submit(BatchOperation.Single<T> work) {
        return submit((turn, asked) -> List.of(work.run(turn.db())), this);
    }

    /**
     * Has work of its own kind done, as {@link #submitUnforced(BatchOperation, Object)} does.
     *
     * @return what came of it, once it is committed
     */
    public <T> CompletionStage<T> submitUnforced(BatchOperation.Single<T> work) {
        return submitUnforced((turn, asked) -> List.of(work.run(turn.db())), this);
    }

    /** Does what is queued, then lets go of the database. Idempotent. */
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
                queue.drainTo(batch, most - 1);
                if (session.leavesUnforced()) {
                    runUnforced(session, batch);
                }
                run(session, batch.stream().filter(job -> job != END).toList());
            }
            queue.add(END);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the store's threads", e);
        }
    }

    /** Nobody who waits for these waits for the disk; and what they go on to is in time for the commit that does. */
    private void runUnforced(DatabaseSession session, List<QueuedOperation<?, ?>> batch) throws InterruptedException {
        var unforced = batch.stream().filter(job -> !job.forced()).toList();
        run(session, unforced);
        batch.removeAll(unforced);
        queue.drainTo(batch, most - batch.size());
    }

    private void run(DatabaseSession session, List<QueuedOperation<?, ?>> batch) throws InterruptedException {
        var jobs = batch;
        while (!jobs.isEmpty()) {
            try {
                var together = jobs;
                var forced = together.stream().anyMatch(QueuedOperation::forced);
                session.transact(turn -> QueuedOperation.run(turn, together), forced);
                if (forced) {
                    commits.accept(together.size());
                }
                together.forEach(QueuedOperation::committed);
                return;
            } catch (SQLException e) {
                if (!session.mayPass(e)) {
                    oneByOne(session, jobs, session.failure(e));
                    return;
                }
                jobs = notTimedOut(jobs, session.failure(e));
            } catch (UncertainCommitException e) {
                jobs.forEach(job -> job.failed(e));
                return;
            } catch (IOException | RuntimeException e) {
                oneByOne(session, jobs, e);
                return;
            }
        }
    }

    private void oneByOne(DatabaseSession session, List<QueuedOperation<?, ?>> jobs, Throwable failure)
            throws InterruptedException {
        if (jobs.size() == 1) {
            jobs.getFirst().failed(failure);
            return;
        }
        for (var job : jobs) {
            run(session, List.of(job));
        }
    }

    /** Fails the others, and waits a little on behalf of these. */
    private List<QueuedOperation<?, ?>> notTimedOut(List<QueuedOperation<?, ?>> jobs, IOException failure)
            throws InterruptedException {
        var closed = closing.await(BETWEEN_TRIES_MILLIS, TimeUnit.MILLISECONDS);
        var patient = new ArrayList<QueuedOperation<?, ?>>();
        for (var job : jobs) {
            if (closed || job.isTimedOut()) {
                job.failed(failure);
            } else {
                patient.add(job);
            }
        }
        return patient;
    }
}
