package dev.ferry.domain.processingtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProcessingTimeHistogramTest {

    @Test
    void spreadsAnObservationEvenlyOverItsInterval() {
        var history = ProcessingTimeHistogram.EMPTY.with(time(100, 4_000, 8_000));

        var half = IntStream.range(TimeScale.stepOf(4_000), TimeScale.stepOf(6_000))
                .mapToDouble(history::weight)
                .sum();
        assertThat(history.weight()).isCloseTo(1, within(1e-9));
        assertThat(half).isCloseTo(0.45, within(0.1));
    }

    @Test
    void everyObservationHasTheSameWeight() {
        for (var observed : List.of(
                time(1, 0, 0), time(1, 5, 5), time(1, 0, 3_600_000), new ProcessingTime(1, Duration.ZERO, LONGEST))) {
            assertThat(ProcessingTimeHistogram.EMPTY.with(observed).weight()).isCloseTo(1, within(1e-6));
        }
    }

    @Test
    void oldObservationsFade() {
        var history = ProcessingTimeHistogram.EMPTY;
        for (int i = 0; i < 500; i++) {
            history = history.with(time(1, 1_000, 1_100));
        }
        for (int i = 0; i < 500; i++) {
            history = history.with(time(1, 60_000, 61_000));
        }

        assertThat(history.weight()).isBetween(200.0, 251.0);
        assertThat(history.weight(TimeScale.stepOf(1_050))).isLessThan(0.15 * history.weight());
    }

    @Test
    void anUnknownSizeIsExpectedToTakeAsLongAsTheAccount() {
        var stats = ProcessingTimeStats.NONE.with(Collections.nCopies(100, time(1_000, 9_000, 9_100)));

        var unknown = stats.of(SizeClass.of(1_000_000));

        assertThat(unknown.weight()).isCloseTo(8, within(1e-6));
        assertThat(unknown.weight(TimeScale.stepOf(9_050))).isCloseTo(8, within(1e-6));
    }

    @Test
    void aSizesOwnHistoryOutweighsTheAccounts() {
        var stats = ProcessingTimeStats.NONE
                .with(Collections.nCopies(100, time(1_000, 9_000, 9_100)))
                .with(Collections.nCopies(100, time(1_000_000, 90_000, 91_000)));

        var large = stats.of(SizeClass.of(1_000_000));

        assertThat(large.weight(TimeScale.stepOf(90_500))).isGreaterThan(20 * large.weight(TimeScale.stepOf(9_050)));
    }

    @Test
    void isEmptyAtFirst() {
        assertThat(ProcessingTimeStats.NONE.of(SizeClass.of(7)).weight()).isZero();
    }

    @Test
    void sizeClassesArePowersOfTwo() {
        assertThat(SizeClass.of(1024)).isEqualTo(SizeClass.of(2047)).isNotEqualTo(SizeClass.of(2048));
        assertThat(SizeClass.of(0)).isEqualTo(SizeClass.of(1));
        assertThat(SizeClass.of(Long.MAX_VALUE)).isEqualTo(new SizeClass(40));
    }

    @Test
    void theScaleHasEightStepsPerOctaveFromTenMilliseconds() {
        assertThat(TimeScale.stepOf(9.99)).isZero();
        assertThat(TimeScale.stepOf(10)).isEqualTo(1);
        assertThat(TimeScale.stepOf(40.1)).isEqualTo(1 + TimeScale.stepsOf(2));
        assertThat(TimeScale.stepsOf(2)).isEqualTo(16);
    }

    @Test
    void canBeRestoredFromItsWeights() {
        var written = ProcessingTimeHistogram.EMPTY.with(time(1, 2_000, 9_000));

        var read = ProcessingTimeHistogram.of(
                IntStream.range(0, TimeScale.STEPS).mapToDouble(written::weight).toArray());

        for (int step = 0; step < TimeScale.STEPS; step++) {
            assertThat(read.weight(step)).isEqualTo(written.weight(step));
        }
    }

    @Test
    void refusesInvalidValues() {
        assertThatThrownBy(() -> ProcessingTimeHistogram.of(1, 2)).hasMessageContaining("not a histogram");
        var wrong = new double[TimeScale.STEPS];
        for (var weight : List.of(Double.NaN, -1.0, Double.MAX_VALUE, Double.POSITIVE_INFINITY)) {
            wrong[3] = weight;
            assertThatThrownBy(() -> ProcessingTimeHistogram.of(wrong)).hasMessageContaining("not a histogram");
        }
        assertThatThrownBy(() -> time(1, 2, 1)).hasMessageContaining("not a processing time");
        assertThatThrownBy(() -> time(-1, 1, 2)).hasMessageContaining("not a processing time");
        assertThatThrownBy(() -> time(1, -1, 2)).hasMessageContaining("not a processing time");
        assertThatThrownBy(() -> new SizeClass(-2)).hasMessageContaining("not a size class: -2");
        assertThatThrownBy(() -> new SizeClass(41)).hasMessageContaining("not a size class: 41");
    }

    private static final Duration LONGEST = Duration.ofSeconds(Long.MAX_VALUE);

    private static ProcessingTime time(long bytes, long notBefore, long notAfter) {
        return new ProcessingTime(bytes, Duration.ofMillis(notBefore), Duration.ofMillis(notAfter));
    }
}
