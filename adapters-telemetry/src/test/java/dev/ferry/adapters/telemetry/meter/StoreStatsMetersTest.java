package dev.ferry.adapters.telemetry.meter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.inmemory.InMemoryJournal;
import dev.ferry.application.journal.StoreStats;
import dev.ferry.contracts.Samples;
import dev.ferry.contracts.fake.VirtualTime;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class StoreStatsMetersTest {

    private final VirtualTime time = new VirtualTime();
    private final InMemoryJournal journal = new InMemoryJournal(time);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicInteger counts = new AtomicInteger();

    @Test
    void showsTheContentsOfTheJournalWithinTenSeconds() {
        StoreStatsMeters.start(journal::stats, time, meters);
        time.settle();
        journal.enter(Samples.submitted("a"));
        journal.enter(Samples.submitted("b"));
        assertThat(uploads("queued")).isZero();

        time.pass(Duration.ofSeconds(10));

        assertThat(uploads("queued")).isEqualTo(2);
        assertThat(uploads("in-doubt")).isZero();
        assertThat(gauge("ferry.upload.oldest.due.age")).isEqualTo(10);
        assertThat(gauge("ferry.event.last.number")).isEqualTo(2);
    }

    @Test
    void countsOnceInTenSecondsHoweverOftenItIsScraped() {
        StoreStatsMeters.start(counted(journal::stats), time, meters);

        for (int i = 0; i < 100; i++) {
            time.pass(Duration.ofSeconds(1));
            uploads("queued");
        }

        assertThat(counts.get()).isBetween(10, 11);
    }

    @Test
    void countsASlowJournalLessOften() {
        Supplier<CompletionStage<StoreStats>> slow = () -> {
            var counting = new CompletableFuture<StoreStats>();
            time.at(time.instant().plusSeconds(2), () -> counting.complete(empty()));
            return counting;
        };
        StoreStatsMeters.start(counted(slow), time, meters);

        time.pass(Duration.ofSeconds(2 + 100 - 1));
        assertThat(counts).hasValue(1);
        time.pass(Duration.ofSeconds(2));
        assertThat(counts).hasValue(2);
    }

    @Test
    void keepsTheLastFiguresAndShowsTheirAgeIfTheJournalCannotBeCounted() {
        journal.enter(Samples.submitted("a"));
        var broken = new AtomicInteger();
        StoreStatsMeters.start(
                () -> broken.get() == 0 ? journal.stats() : CompletableFuture.failedStage(new IOException("away")),
                time,
                meters);
        time.settle();
        broken.set(1);

        time.pass(Duration.ofSeconds(45));

        assertThat(uploads("queued")).isEqualTo(1);
        assertThat(gauge("ferry.census.age")).isEqualTo(45);
        broken.set(0);
        time.pass(Duration.ofSeconds(10));
        assertThat(gauge("ferry.census.age")).isLessThan(10);
    }

    @Test
    void stopsCountingWhenItIsClosed() {
        var running = StoreStatsMeters.start(counted(journal::stats), time, meters);
        time.settle();

        running.close();
        time.pass(Duration.ofMinutes(5));

        assertThat(counts).hasValue(1);
    }

    private Supplier<CompletionStage<StoreStats>> counted(Supplier<CompletionStage<StoreStats>> figures) {
        return () -> {
            counts.incrementAndGet();
            return figures.get();
        };
    }

    private StoreStats empty() {
        return new StoreStats(time.instant(), Map.of(), null, 0);
    }

    private double uploads(String state) {
        return meters.get("ferry.uploads").tag("state", state).gauge().value();
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }
}
