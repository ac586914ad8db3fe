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
 * Knows when to ask about a data set of a certain size, by what earlier ones have taught. Observations are written down
 * together, one write at a time and about one a second, and count from then on; what a crash takes away was only good
 * to know. Any thread.
 */
public final class ProcessingTimeEstimator {

    private static final Logger LOG = System.getLogger(ProcessingTimeEstimator.class.getName());

    private static final Duration BETWEEN_WRITES = Duration.ofSeconds(1);

    /** More is not kept while a write takes its time. */
    private static final int MOST_UNWRITTEN = 1000;

    private final PollingPolicy policy;
    private final ProcessingTimes times;
    private final InstantSource clock;
    private final List<ProcessingTime> unwritten = new ArrayList<>();
    private final Map<SizeClass, PollingPolicy> policies = new HashMap<>();

    private ProcessingTimeStats experience = ProcessingTimeStats.NONE;
    private CompletableFuture<Void> writing = CompletableFuture.completedFuture(null);
    private Instant lastWrite = Instant.MIN;

    /**
     * Knows nothing yet.
     *
     * @param times what was learned before, and where to write down what is learned
     * @param clock says when to write again
     */
    public ProcessingTimeEstimator(PollingPolicy policy, ProcessingTimes times, InstantSource clock) {
        this.policy = policy;
        this.times = times;
        this.clock = clock;
    }

    /** Begins to read what is known. Nobody has to wait for it. */
    public void start() {
        Stages.start(times::read).whenComplete(this::known);
    }

    /**
     * How to ask about a data set, as far as is known now.
     *
     * @return the policy, to be asked for again next time
     */
    public synchronized PollingPolicy policyFor(long bytes) {
        return policies.computeIfAbsent(SizeClass.of(bytes), size -> policy.withHistory(experience.of(size)));
    }

    /** Learns from one more upload. */
    public synchronized void learn(ProcessingTime time) {
        if (unwritten.size() < MOST_UNWRITTEN) {
            unwritten.add(time);
        }
        var now = clock.instant();
        // a clock that was set back must not keep us from writing until it has caught up
        if (now.isBefore(lastWrite) || Duration.between(lastWrite, now).compareTo(BETWEEN_WRITES) >= 0) {
            write(now);
        }
    }

    /**
     * Writes down what is not written yet.
     *
     * @return completes when that is done or has failed; never fails
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
                    .<Void>handle((learned, failure) -> {
                        known(learned, failure);
                        return null;
                    })
                    .toCompletableFuture();
        }
        return writing;
    }

    private synchronized void known(@Nullable ProcessingTimeStats learned, @Nullable Throwable failure) {
        if (learned == null) {
            LOG.log(Level.DEBUG, "the processing times cannot be read or written: {0}", Stages.describe(failure));
            return;
        }
        experience = learned;
        policies.clear();
    }
}
