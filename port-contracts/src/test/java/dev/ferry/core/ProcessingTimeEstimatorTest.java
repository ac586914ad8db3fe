package dev.ferry.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.estimation.ProcessingTimeEstimator;
import dev.ferry.application.inmemory.InMemoryJournal;
import dev.ferry.application.port.driven.ProcessingTimes;
import dev.ferry.contracts.core.CoreHarness;
import dev.ferry.contracts.fake.VirtualTime;
import dev.ferry.domain.fault.PlatformFault.Throttled;
import dev.ferry.domain.polling.AdaptivePolling;
import dev.ferry.domain.processingtime.ProcessingTime;
import dev.ferry.domain.processingtime.ProcessingTimeStats;
import dev.ferry.domain.processingtime.SizeClass;
import dev.ferry.domain.submission.InDoubtPolicy;
import dev.ferry.domain.upload.Completed;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class ProcessingTimeEstimatorTest {

    private static final AdaptivePolling ADAPTIVE =
            new AdaptivePolling(8, Duration.ofMillis(100), Duration.ofSeconds(15));

    private final VirtualTime time = new VirtualTime();

    @Test
    void pollsFirstWhenEarlierUploadsHadFinished() {
        var ferry = new CoreHarness(InDoubtPolicy.HOLD, 8, ADAPTIVE);
        ferry.value(ferry.core.stop());
        ferry.value(ferry.times.add(Collections.nCopies(100, took(10))));
        ferry.core = ferry.newCore(2);
        ferry.core.start();
        ferry.platform.statuses("completedsuccessfully");

        ferry.submit(ferry.core.ferry(), "June");
        ferry.time.pass(Duration.ofSeconds(4));
        assertThat(ferry.platform.uploads()).hasSize(1);
        assertThat(ferry.platform.requests()).isEmpty();

        ferry.time.pass(Duration.ofSeconds(8));
        assertThat(ferry.platform.requests()).contains("status");
    }

    @Test
    void storesTheProcessingTimeOfEveryUpload() {
        var ferry = new CoreHarness(InDoubtPolicy.HOLD, 8, ADAPTIVE);
        for (int i = 0; i < 12; i++) {
            ferry.platform.statuses("processing", "processing", "completedsuccessfully");
            assertThat(ferry.awaitRest(ferry.submit("upload-" + i))).isInstanceOf(Completed.class);
            ferry.time.pass(Duration.ofSeconds(2));
        }
        ferry.core.stop();
        ferry.time.pass(Duration.ofSeconds(1));

        var known = ferry.value(ferry.times.read());
        assertThat(known.of(SizeClass.ANY).weight()).isGreaterThan(11);
        assertThat(known.histories()).containsKey(SizeClass.of(CoreHarness.CSV.length()));
    }

    @Test
    void retryAfterOverridesTheEstimate() {
        var ferry = new CoreHarness(InDoubtPolicy.HOLD, 8, ADAPTIVE);
        ferry.platform
                .statusFails(new Throttled("slow down", Duration.ofMinutes(3)))
                .statuses("completedsuccessfully");

        var id = ferry.submit("June");
        ferry.time.pass(Duration.ofMinutes(2));
        assertThat(ferry.platform.requests()).containsExactly("status");

        assertThat(ferry.awaitRest(id)).isInstanceOf(Completed.class);
    }

    @Test
    void readsTheStoredObservations() {
        var times = new InMemoryJournal(time).ports().times();
        times.add(Collections.nCopies(50, took(40)));
        var estimator = new ProcessingTimeEstimator(ADAPTIVE, times, time);

        assertThat(estimator.policyFor(1000).firstDelay()).isZero();
        estimator.start();

        assertThat(estimator.policyFor(1000).firstDelay()).isGreaterThan(Duration.ofSeconds(5));
    }

    @Test
    void writesAboutOncePerSecondAndTheRestAtTheEnd() {
        var writes = new CountingTimes();
        var estimator = new ProcessingTimeEstimator(ADAPTIVE, writes, time);

        for (int i = 0; i < 100; i++) {
            estimator.record(took(3));
            time.pass(Duration.ofMillis(100));
        }
        estimator.stop().toCompletableFuture().join();

        assertThat(writes.writes).isBetween(9, 12);
        assertThat(writes.observations).isEqualTo(100);
    }

    @Test
    void continuesToWriteAfterTheClockIsSetBack() {
        var writes = new CountingTimes();
        var clock = new SettableClock();
        var estimator = new ProcessingTimeEstimator(ADAPTIVE, writes, clock);

        estimator.record(took(3));
        clock.now = clock.now.minus(Duration.ofDays(1));
        estimator.record(took(3));

        assertThat(writes.observations).isEqualTo(2);
    }

    @Test
    void worksWithoutTheJournal() {
        var estimator = new ProcessingTimeEstimator(ADAPTIVE, new FailingTimes(), time);
        estimator.start();
        estimator.record(took(3));

        assertThat(estimator.stop().toCompletableFuture()).isCompleted();
        assertThat(estimator.policyFor(1000).delayAfter(Duration.ZERO)).isEqualTo(Duration.ofMillis(500));
    }

    private static ProcessingTime took(long seconds) {
        var by = Duration.ofSeconds(seconds);
        return new ProcessingTime(CoreHarness.CSV.length(), by.minusMillis(500), by);
    }

    private static final class CountingTimes implements ProcessingTimes {
        private int writes;
        private int observations;

        @Override
        public CompletionStage<ProcessingTimeStats> read() {
            return CompletableFuture.completedStage(ProcessingTimeStats.NONE);
        }

        @Override
        public CompletionStage<ProcessingTimeStats> add(List<ProcessingTime> times) {
            writes++;
            observations += times.size();
            return read();
        }
    }

    private static final class FailingTimes implements ProcessingTimes {
        @Override
        public CompletionStage<ProcessingTimeStats> read() {
            return CompletableFuture.failedStage(new IOException("the disk is full"));
        }

        @Override
        public CompletionStage<ProcessingTimeStats> add(List<ProcessingTime> times) {
            throw new IllegalStateException("closed");
        }
    }

    private static final class SettableClock implements InstantSource {
        private Instant now = Instant.EPOCH.plus(Duration.ofDays(20_000));

        @Override
        public Instant instant() {
            return now;
        }
    }
}
