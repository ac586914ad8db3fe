package dev.ferry.adapters.rest.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallerRateLimitTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final CallerRateLimit allowance = new CallerRateLimit(10, now::get);

    @Test
    void allowsASecondsWorthAtOnceAndThenOneAtATime() {
        assertThat(taken("a", 20)).isEqualTo(10);
        assertThat(allowance.take("a")).isEqualTo(Duration.ofMillis(100));

        pass(Duration.ofMillis(100));
        assertThat(taken("a", 20)).isEqualTo(1);

        pass(Duration.ofMinutes(1));
        assertThat(taken("a", 20)).isEqualTo(10);
    }

    @Test
    void letsNobodyPayForSomebodyElse() {
        assertThat(taken("a", 20)).isEqualTo(10);
        assertThat(taken("b", 20)).isEqualTo(10);
    }

    @Test
    void keepsToTheRateWhateverComes() {
        long granted = 0;
        for (int i = 0; i < 10_000; i++) {
            granted += taken("a", 3);
            pass(Duration.ofMillis(7));
        }
        assertThat(granted).isBetween(700L, 711L);
    }

    @Test
    void remembersABoundedNumberOfCallers() {
        assertThat(taken("a", 20)).isEqualTo(10);
        IntStream.range(0, 9_999).forEach(i -> allowance.take("b" + i));
        assertThat(taken("a", 20)).isZero();
        IntStream.range(0, 10_000).forEach(i -> allowance.take("c" + i));
        assertThat(taken("a", 20)).isEqualTo(10);
    }

    private long taken(String caller, int asked) {
        return IntStream.range(0, asked)
                .filter(i -> allowance.take(caller).isZero())
                .count();
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
