package dev.ferry.application.estimation;

import dev.ferry.application.async.Stages;
import dev.ferry.application.port.driven.ProcessingTimes;
import dev.ferry.domain.polling.PollingPolicy;
import dev.ferry.domain.processingtime.ProcessingTime;
import dev.ferry.domain.processingtime.ProcessingTimeStats;
import dev.ferry.domain.processingtime.SizeClass;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the polling policy for a data set from the processing times of earlier ones. It stores new observations in
 * batches, one write at a time and about one per second; they count from then on. A crash loses the last ones, which
 * only makes the estimates less precise. Any thread.
 */
public final class ProcessingTimeEstimator {

    private static final Logger LOG = System.getLogger(ProcessingTimeEstimator.class.getName());

    private static final Duration WRITE_INTERVAL = Duration.ofSeconds(1);

    /** More observations are dropped while a write takes long. */
    private static final int MAX_UNWRITTEN = 1000;

    private final PollingPolicy policy;
    private final ProcessingTimes times;
    private final InstantSource clock;
    private final List<ProcessingTime> unwritten = new ArrayList<>();
    private final Map<SizeClass, PollingPolicy> policies = new HashMap<>();

    private ProcessingTimeStats stats = ProcessingTimeStats.NONE;
    private CompletableFuture<Void> writing = CompletableFuture.completedFuture(null);
    private Instant lastWrite = Instant.MIN;

    /**
     * Starts without observations.
     *
     * @param times stores the observations
     * @param clock decides when to write again
     */
    public ProcessingTimeEstimator(PollingPolicy policy, ProcessingTimes times, InstantSource clock) {
        this.policy = policy;
        this.times = times;
        this.clock = clock;
    }

    /** Starts to read the stored observations. Callers need not wait. */
    public void start() {
        Stages.start(times::read).whenComplete(this::onStats);
    }

    /** The policy for a data set of this size, by the observations so far. Ask again before each poll. */
    public synchronized PollingPolicy policyFor(long bytes) {
        return policies.computeIfAbsent(SizeClass.of(bytes), size -> policy.withHistory(stats.of(size)));
    }

    /** Adds an observation. */
    public synchronized void record(ProcessingTime time) {
        if (unwritten.size() < MAX_UNWRITTEN) {
            unwritten.add(time);
        }
        var now = clock.instant();
        // after the clock was set back, writes must not wait until it reaches the old time
        if (now.isBefore(lastWrite) || Duration.between(lastWrite, now).compareTo(WRITE_INTERVAL) >= 0) {
            write(now);
        }
    }

    /**
     * Writes the remaining observations.
     *
     * @return completes when they are written or the write has failed; never fails
     */
    public synchronized CompletionStage<Void> stop() {
        return writing.thenCompose(written -> write(clock.instant()));
    }

    private synchronized CompletionStage<Void> write(Instant now) {
        if (writing.isDone() && !unwritten.isEmpty()) {
            var batch = List.copyOf(unwritten);
            unwritten.clear();
            lastWrite = now;
            writing = Stages.start(() -> times.add(batch))
                    .<Void>handle((latest, failure) -> {
                        onStats(latest, failure);
                        return null;
                    })
                    .toCompletableFuture();
        }
        return writing;
    }

    private synchronized void onStats(@Nullable ProcessingTimeStats latest, @Nullable Throwable failure) {
        if (latest == null) {
            LOG.log(Level.DEBUG, "the processing times cannot be read or written: {0}", Stages.describe(failure));
            return;
        }
        stats = latest;
        policies.clear();
    }
}
