package dev.ferry.domain.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PollingPoliciesTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void fixedPollingHasTheSameDelayAlways() {
        var policy = new FixedPolling(Duration.ofSeconds(5));

        assertThat(policy.delayAfter(Duration.ZERO)).isEqualTo(policy.delayAfter(Duration.ofDays(1)));
    }

    @Test
    void geometricPollingGrowsByItsFactorUpToItsBound() {
        var policy = new GeometricPolling(SECOND, 2, Duration.ofSeconds(10));

        assertThat(delays(policy, 6)).containsExactly(1L, 2L, 4L, 8L, 10L, 10L);
    }

    @Test
    void policiesWithoutHistoryPollAtOnce() {
        assertThat(new GeometricPolling(SECOND, 2, SECOND).firstDelay()).isZero();
        assertThat(new FixedPolling(SECOND).firstDelay()).isZero();
    }

    @Test
    void geometricPollingNeverExceedsItsBound() {
        var policy = new GeometricPolling(SECOND, 1.5, Duration.ofSeconds(10));

        assertThat(policy.delayAfter(Duration.ofDays(10_000))).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void geometricPollingWithFactorOneIsFixed() {
        assertThat(delays(new GeometricPolling(SECOND, 1, SECOND), 4)).containsExactly(1L, 1L, 1L, 1L);
    }

    @Test
    void backoffNeverExceedsItsBound() {
        var backoff = new Backoff(SECOND, Duration.ofSeconds(5), 3);
        var random = new Random(1);

        for (int errors = 1; errors < 100; errors++) {
            var bound = Duration.ofSeconds(Math.min(5, 1L << Math.min(errors - 1, 10)));
            assertThat(backoff.delayAfter(errors, random)).isPositive().isLessThanOrEqualTo(bound.plusMillis(1));
        }
    }

    @Test
    void backoffIsEvenlyDistributed() {
        var backoff = new Backoff(SECOND, SECOND, 3);
        var random = new Random(1);

        var early = IntStream.range(0, 10_000)
                .filter(i -> backoff.delayAfter(1, random).toMillis() < 500)
                .count();

        assertThat(early).isBetween(4_700L, 5_300L);
    }

    @Test
    void backoffDoublesItsBoundWithEveryError() {
        var backoff = new Backoff(SECOND, Duration.ofMinutes(1), 3);
        var random = new Random(1);

        for (int errors = 1; errors <= 5; errors++) {
            var count = errors;
            var longest = IntStream.range(0, 1_000)
                    .mapToLong(i -> backoff.delayAfter(count, random).toMillis())
                    .max()
                    .orElseThrow();
            assertThat(longest).isBetween(950L << (errors - 1), 1 + (1_000L << (errors - 1)));
        }
    }

    @Test
    void backoffIsExhaustedAfterItsLimit() {
        var backoff = new Backoff(SECOND, SECOND, 2);

        assertThat(backoff.exhaustedAfter(2)).isFalse();
        assertThat(backoff.exhaustedAfter(3)).isTrue();
        assertThat(new Backoff(SECOND, SECOND, 0).exhaustedAfter(1)).isTrue();
    }

    @Test
    void refusesInvalidSettings() {
        assertThatThrownBy(() -> new FixedPolling(Duration.ZERO)).hasMessageContaining("positive");
        assertThatThrownBy(() -> new GeometricPolling(Duration.ZERO, 2, SECOND)).hasMessageContaining("positive");
        assertThatThrownBy(() -> new GeometricPolling(SECOND, 0.5, SECOND)).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> new GeometricPolling(SECOND, Double.NaN, SECOND))
                .hasMessageContaining("at least 1");
        assertThatThrownBy(() -> new GeometricPolling(SECOND, 2, Duration.ofMillis(1)))
                .hasMessageContaining("shorter");
        assertThatThrownBy(() -> new Backoff(Duration.ZERO, SECOND, 1)).hasMessageContaining("positive");
        assertThatThrownBy(() -> new Backoff(SECOND, Duration.ofMillis(1), 1)).hasMessageContaining("shorter");
        assertThatThrownBy(() -> new Backoff(SECOND, SECOND, -1)).hasMessageContaining("negative");
    }

    private static List<Long> delays(PollingPolicy policy, int count) {
        var delays = new ArrayList<Long>();
        var elapsed = Duration.ZERO;
        for (int i = 0; i < count; i++) {
            var delay = policy.delayAfter(elapsed);
            delays.add(delay.toSeconds());
            elapsed = elapsed.plus(delay);
        }
        return delays;
    }
}
