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
 * Shows what the journal holds. It counts now and then, beside everything else, and a scrape shows the last count: so
 * no scrape waits for a database, however many there are.
 */
public final class StoreStatsMeters {

    private static final Logger LOG = LoggerFactory.getLogger(StoreStatsMeters.class);

    /** A journal so long that counting takes a while is counted less often: counting takes a fiftieth of the time. */
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private static final int SPARED = 50;

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
     * Begins to count.
     *
     * @param figures asks the journal for its figures
     * @param scheduler when; by its clock the age of the figures is told
     * @return to be closed
     */
    public static StoreStatsMeters start(
            Supplier<CompletionStage<StoreStats>> figures, Scheduler scheduler, MeterRegistry registry) {
        var meters = new StoreStatsMeters(figures, scheduler);
        meters.register(registry);
        scheduler.execute(meters::count);
        return meters;
    }

    /** Counts no more. */
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
                            "Uploads in the journal by state, the same for all who share it",
                            count -> count.uploads().getOrDefault(state, 0L))
                    .tag("state", state.word())
                    .register(registry);
        }
        gauge(
                        "ferry.upload.oldest.due.age",
                        "For how long the upload that has waited longest has been due and nobody's",
                        count -> seconds(count.longestWait()))
                .baseUnit("seconds")
                .register(registry);
        gauge("ferry.event.last.number", "The number of the last event in the journal", StoreStats::lastEvent)
                .register(registry);
        gauge(
                        "ferry.census.age",
                        "How old the figures about the journal are; they are counted every 10 seconds",
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
        var begun = scheduler.instant();
        figures.get().whenCompleteAsync((count, failure) -> counted(begun, count, failure), scheduler);
    }

    private void counted(Instant begun, @Nullable StoreStats count, @Nullable Throwable failure) {
        if (closed) {
            return;
        }
        if (count == null) {
            tellOnce(failure);
        } else {
            last = count;
        }
        failing = count == null;
        var spared = Duration.between(begun, scheduler.instant()).multipliedBy(SPARED);
        next = scheduler.at(scheduler.instant().plus(spared.compareTo(INTERVAL) > 0 ? spared : INTERVAL), this::count);
    }

    private void tellOnce(@Nullable Throwable failure) {
        if (!failing) {
            LOG.warn("the journal cannot be counted, its figures are old: {}", Stages.describe(failure));
        }
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
