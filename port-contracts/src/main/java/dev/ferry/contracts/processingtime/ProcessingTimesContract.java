package dev.ferry.contracts.processingtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ferry.application.async.Stages;
import dev.ferry.application.port.driven.ProcessingTimes;
import dev.ferry.domain.processingtime.ProcessingTime;
import dev.ferry.domain.processingtime.ProcessingTimeStats;
import dev.ferry.domain.processingtime.SizeClass;
import dev.ferry.domain.processingtime.TimeScale;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The contract of every {@link ProcessingTimes}. */
public interface ProcessingTimesContract {

    /** The port under test, the same throughout one test and empty at its start. */
    ProcessingTimes times();

    /** There are no observations before the first upload. */
    @Test
    default void isEmptyAtFirst() {
        assertThat(value(times().read()).histories()).isEmpty();
    }

    /** Added observations are returned to the caller and to later readers. */
    @Test
    default void readsTheAddedObservations() {
        var observed = List.of(time(1_000, 4_000), time(1_000_000, 60_000), time(1_100_000, 70_000));

        var added = value(times().add(observed));

        assertSame(added, ProcessingTimeStats.NONE.with(observed));
        assertSame(value(times().read()), added);
    }

    /** New observations are added to the stored ones. */
    @Test
    default void keepsEarlierObservations() {
        value(times().add(List.of(time(1_000, 4_000), time(1_000, 5_000))));
        value(times().add(List.of(time(5_000, 9_000))));

        assertSame(
                value(times().read()),
                ProcessingTimeStats.NONE.with(List.of(time(1_000, 4_000), time(1_000, 5_000), time(5_000, 9_000))));
    }

    /** Concurrent additions lose no observation. */
    @Test
    default void losesNoConcurrentObservations() {
        var adding = IntStream.range(0, 40)
                .mapToObj(i -> times().add(List.of(time(1_000, 4_000))))
                .toList();
        value(Stages.all(adding));

        var whole = value(times().read()).of(SizeClass.ANY).weight();
        assertThat(whole).isGreaterThan(37);
    }

    /** Asserts that both are equal, except for rounding. */
    static void assertSame(ProcessingTimeStats actual, ProcessingTimeStats expected) {
        assertThat(actual.histories().keySet()).isEqualTo(expected.histories().keySet());
        for (var size : expected.histories().keySet()) {
            for (int step = 0; step < TimeScale.STEPS; step++) {
                assertThat(actual.of(size).weight(step))
                        .isCloseTo(expected.of(size).weight(step), within(0.01));
            }
        }
    }

    private static ProcessingTime time(long bytes, long millis) {
        return new ProcessingTime(bytes, Duration.ofMillis(millis - 500), Duration.ofMillis(millis));
    }

    private static <T> T value(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(120, TimeUnit.SECONDS).join();
    }
}
