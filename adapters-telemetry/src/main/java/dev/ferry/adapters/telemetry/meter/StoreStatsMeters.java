package dev.ferry.adapters.telemetry.meter;

import dev.ferry.application.async.Stages;
import dev.ferry.application.journal.StoreStats;
import dev.ferry.application.journal.UploadState;
import dev.ferry.application.port.driven.Scheduler;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gauges of the contents of the journal. They are counted periodically in the background, and a scrape shows the last
 * count, so no scrape waits for a database, however many scrapers there are.
 */
public final class StoreStatsMeters {

    private static final Logger LOG = LoggerFactory.getLogger(StoreStatsMeters.class);

    /** The minimum interval between counts; it is longer for a slow journal. */
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    /** The pause after a count is at least this many times its duration. */
    private static final int PAUSE_FACTOR = 50;

    private final Supplier<CompletionStage<StoreStats>> figures;
    private final Scheduler scheduler;
    private volatile StoreStats last;
    private Scheduler.Task next = () -> {};
    private boolean failing;
    private boolean closed;

    private StoreStatsMeters(Supplier<CompletionStage<StoreStats>> figures, Scheduler scheduler) {
        this.figures = figures;
        this.scheduler = scheduler;
        this.last = new StoreStats(scheduler.instant(), Map.of(), null, 0);
    }

    /**
     * Starts to count.
     *
     * @param figures reads the figures from the journal
     * @param scheduler runs the counts; its clock gives the age of the figures
     * @return the caller closes it
     */
    public static StoreStatsMeters start(
            Supplier<CompletionStage<StoreStats>> figures, Scheduler scheduler, MeterRegistry registry) {
        var meters = new StoreStatsMeters(figures, scheduler);
        meters.register(registry);
        scheduler.execute(meters::count);
        return meters;
    }

    /** Stops counting. */
    public void close() {
        scheduler.execute(() -> {
            closed = true;
            next.cancel();
        });
    }

    private void register(MeterRegistry registry) {
        for (var state : UploadState.values()) {
            gauge(
                            "ferry.uploads",
                            "Uploads in the journal by state, the same at every process that shares it",
                            count -> count.uploads().getOrDefault(state, 0L))
                    .tag("state", state.word())
                    .register(registry);
        }
        gauge(
                        "ferry.upload.oldest.due.age",
                        "How long the longest waiting upload has been due and unclaimed",
                        count -> seconds(count.longestWait()))
                .baseUnit("seconds")
                .register(registry);
        gauge("ferry.event.last.number", "The number of the last event in the journal", StoreStats::lastEvent)
                .register(registry);
        gauge(
                        "ferry.census.age",
                        "Age of the figures about the journal, which are counted every 10 seconds",
                        count -> seconds(Duration.between(count.at(), scheduler.instant())))
                .baseUnit("seconds")
                .register(registry);
    }

    private Gauge.Builder<StoreStatsMeters> gauge(
            String name, String description, ToDoubleFunction<StoreStats> figure) {
        return Gauge.builder(name, this, meters -> figure.applyAsDouble(meters.last))
                .description(description)
                .strongReference(true);
    }

    private void count() {
        var startedAt = scheduler.instant();
        figures.get().whenCompleteAsync((count, failure) -> counted(startedAt, count, failure), scheduler);
    }

    private void counted(Instant startedAt, @Nullable StoreStats count, @Nullable Throwable failure) {
        if (closed) {
            return;
        }
        if (count == null) {
            logFirstFailure(failure);
        } else {
            last = count;
        }
        failing = count == null;
        var pause = Duration.between(startedAt, scheduler.instant()).multipliedBy(PAUSE_FACTOR);
        next = scheduler.at(scheduler.instant().plus(pause.compareTo(INTERVAL) > 0 ? pause : INTERVAL), this::count);
    }

    private void logFirstFailure(@Nullable Throwable failure) {
        if (!failing) {
            LOG.warn("the journal cannot be counted; its metrics show the last count: {}", Stages.describe(failure));
        }
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
