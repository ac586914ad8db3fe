package dev.ferry.domain.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.domain.processingtime.ProcessingTime;
import dev.ferry.domain.processingtime.ProcessingTimeHistogram;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

class AdaptivePollingTest {

    private static final Duration SHORTEST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final AdaptivePolling polling = new AdaptivePolling(10, SHORTEST, LONGEST);
    private final Random random = new Random(7);

    @Test
    void isGeometricAndPollsAtOnceWhileLittleIsKnown() {
        var little = polling.withHistory(history(7, () -> 60_000));

        assertThat(little.firstDelay()).isZero();
        assertThat(little.delayAfter(Duration.ZERO)).isEqualTo(Duration.ofMillis(500));
        assertThat(little.delayAfter(Duration.ofSeconds(10))).isEqualTo(Duration.ofMillis(5500));
        assertThat(little.delayAfter(Duration.ofDays(1))).isEqualTo(LONGEST);
    }

    @Test
    void pollsMostWhenProcessingIsMostLikelyToEnd() {
        var narrow = polling.withHistory(history(300, () -> 60_000 * Math.exp(0.1 * random.nextGaussian())));

        var polls = polls(narrow, Duration.ofSeconds(90));

        assertThat(narrow.firstDelay()).isGreaterThan(Duration.ofSeconds(20));
        assertThat(polls.stream().filter(at -> at < 40).count()).isLessThanOrEqualTo(2);
        assertThat(polls.stream().filter(at -> at > 50 && at < 70).count()).isGreaterThan(6);
    }

    @Test
    void pollsRarelyBetweenTwoPeaks() {
        var peaks = polling.withHistory(
                history(300, () -> (random.nextBoolean() ? 10_000 : 100_000) * Math.exp(0.1 * random.nextGaussian())));

        var polls = polls(peaks, Duration.ofMinutes(2));

        assertThat(polls.stream().filter(at -> at > 8 && at < 13).count()).isGreaterThan(2);
        assertThat(polls.stream().filter(at -> at > 20 && at < 70).count()).isLessThanOrEqualTo(2);
    }

    @Test
    void pollsAtEqualIntervalsWhenTheHazardIsConstant() {
        var memoryless = polling.withHistory(history(2_000, () -> -60_000 * Math.log(1 - random.nextDouble())));

        var early = memoryless.delayAfter(Duration.ofSeconds(10)).toMillis();
        var late = memoryless.delayAfter(Duration.ofSeconds(70)).toMillis();

        assertThat(early).isBetween(4_500L, 8_500L);
        assertThat(late / (double) early).isBetween(0.6, 1.6);
    }

    @Test
    void keepsToTheAverageNumberOfPolls() {
        var known = polling.withHistory(history(300, this::anyTime));

        var total = 0;
        for (int i = 0; i < 500; i++) {
            total += polls(known, Duration.ofMillis((long) anyTime())).size() + 1;
        }

        assertThat(total / 500.0).isBetween(8.5, 11.5);
    }

    @Test
    void keepsItsBoundsWithAnyHistory() {
        for (var known : List.of(
                history(300, this::anyTime), history(300, () -> 1), history(300, () -> 1e12), history(8, () -> 0))) {
            var policy = polling.withHistory(known);
            for (var elapsed = Duration.ofMillis(1); elapsed.toDays() < 10_000; elapsed = elapsed.multipliedBy(2)) {
                assertThat(policy.delayAfter(elapsed)).isBetween(SHORTEST, LONGEST);
            }
            assertThat(policy.firstDelay()).isBetween(Duration.ZERO, LONGEST);
        }
    }

    @Test
    void pollsAlmostAtOnceWhenProcessingTakesNoTime() {
        assertThat(polling.withHistory(history(300, () -> 1)).firstDelay()).isLessThan(Duration.ofMillis(5));
    }

    @Test
    void usesGeometricDelaysBeyondTheLongestKnownTime() {
        var known = polling.withHistory(history(300, () -> 2_000));

        assertThat(known.delayAfter(Duration.ofSeconds(100))).isEqualTo(polling.delayAfter(Duration.ofSeconds(100)));
    }

    @Test
    void acceptsTheLimits() {
        assertThat(new AdaptivePolling(1, SHORTEST, SHORTEST).polls()).isEqualTo(1);
        assertThat(new AdaptivePolling(1000, SHORTEST, LONGEST).polls()).isEqualTo(1000);
    }

    @Test
    void refusesInvalidSettings() {
        assertThatThrownBy(() -> new AdaptivePolling(0.9, SHORTEST, LONGEST)).hasMessageContaining("from 1 to 1000");
        assertThatThrownBy(() -> new AdaptivePolling(1001, SHORTEST, LONGEST)).hasMessageContaining("from 1 to 1000");
        assertThatThrownBy(() -> new AdaptivePolling(Double.NaN, SHORTEST, LONGEST))
                .hasMessageContaining("from 1 to 1000");
        assertThatThrownBy(() -> new AdaptivePolling(9, LONGEST, SHORTEST)).hasMessageContaining("shorter");
        assertThatThrownBy(() -> new AdaptivePolling(9, Duration.ZERO, LONGEST)).hasMessageContaining("positive");
    }

    private double anyTime() {
        return 30_000 * Math.exp(0.5 * random.nextGaussian());
    }

    private static ProcessingTimeHistogram history(int count, DoubleSupplier millis) {
        var histogram = ProcessingTimeHistogram.EMPTY;
        for (int i = 0; i < count; i++) {
            var time = Duration.ofMillis((long) millis.getAsDouble());
            histogram = histogram.with(new ProcessingTime(1000, time, time));
        }
        return histogram;
    }

    /** The times of all polls until processing ends, in seconds. */
    private static List<Double> polls(PollingPolicy policy, Duration end) {
        var polls = new ArrayList<Double>();
        for (var at = policy.firstDelay(); at.compareTo(end) < 0; at = at.plus(policy.delayAfter(at))) {
            polls.add(at.toMillis() / 1e3);
        }
        return polls;
    }
}
