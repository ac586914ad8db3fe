package dev.ferry.adapters.rest.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallerRateLimitTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final CallerRateLimit rateLimit = new CallerRateLimit(10, now::get);

    @Test
    void allowsTheRequestsOfOneSecondAtOnceAndThenTheRate() {
        assertThat(allowed("a", 20)).isEqualTo(10);
        assertThat(rateLimit.tryAcquire("a")).isEqualTo(Duration.ofMillis(100));

        pass(Duration.ofMillis(100));
        assertThat(allowed("a", 20)).isEqualTo(1);

        pass(Duration.ofMinutes(1));
        assertThat(allowed("a", 20)).isEqualTo(10);
    }

    @Test
    void limitsEachCallerSeparately() {
        assertThat(allowed("a", 20)).isEqualTo(10);
        assertThat(allowed("b", 20)).isEqualTo(10);
    }

    @Test
    void keepsTheRateUnderLoad() {
        long granted = 0;
        for (int i = 0; i < 10_000; i++) {
            granted += allowed("a", 3);
            pass(Duration.ofMillis(7));
        }
        assertThat(granted).isBetween(700L, 711L);
    }

    @Test
    void remembersABoundedNumberOfCallers() {
        assertThat(allowed("a", 20)).isEqualTo(10);
        IntStream.range(0, 9_999).forEach(i -> rateLimit.tryAcquire("b" + i));
        assertThat(allowed("a", 20)).isZero();
        IntStream.range(0, 10_000).forEach(i -> rateLimit.tryAcquire("c" + i));
        assertThat(allowed("a", 20)).isEqualTo(10);
    }

    private long allowed(String caller, int requests) {
        return IntStream.range(0, requests)
                .filter(i -> rateLimit.tryAcquire(caller).isZero())
                .count();
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
