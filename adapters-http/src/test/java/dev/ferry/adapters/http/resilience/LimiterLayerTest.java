package dev.ferry.adapters.http.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.adapters.http.call.Cancellation;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LimiterLayerTest {

    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
    }

    private static RateLimiter oneCallPer(Duration period) {
        return RateLimiter.of("limiter", config(period).build());
    }

    private static RateLimiterConfig.Builder config(Duration period) {
        return RateLimiterConfig.custom()
                .limitForPeriod(1)
                .limitRefreshPeriod(period)
                .timeoutDuration(Duration.ZERO);
    }

    private LimiterLayer layer(RateLimiter limiter) {
        return new LimiterLayer(limiter, bench.queue(), bench.timers);
    }

    @Test
    void aCallThatWaitsForAPermissionBlocksNoThread() {
        var layer = layer(oneCallPer(Duration.ofMillis(500)));

        var second = bench.on(() -> {
            layer.run(Bench.succeeding(), new Cancellation());
            return layer.run(Bench.succeeding(), new Cancellation());
        });

        assertThat(second.isComplete()).isFalse();
        assertThat(Bench.value(second)).isEqualTo("ok");
    }

    @Test
    void aCallThatIsCancelledWhileItWaitsTakesNoPermission() {
        var limiter = oneCallPer(Duration.ofDays(1));
        var layer = layer(limiter);
        bench.start(layer, Bench.succeeding(), new Cancellation());
        var cancellation = new Cancellation();
        var waiter = bench.start(layer, Bench.succeeding(), cancellation);

        bench.cancel(cancellation);

        assertThat(Bench.failure(waiter)).isNotNull();
        assertThat(limiter.getMetrics().getAvailablePermissions()).isZero();
        assertThat(bench.on(bench.timers::pending)).isZero();
    }

    @Test
    void anInterruptedThreadDoesNotLoseItsCall() {
        var layer = layer(oneCallPer(Duration.ofDays(1)));
        var call = bench.on(() -> {
            Thread.currentThread().interrupt();
            var started = layer.run(Bench.succeeding(), new Cancellation());
            assertThat(Thread.interrupted()).isTrue();
            return started;
        });

        assertThat(Bench.value(call)).isEqualTo("ok");
    }

    @Test
    void aSecondsCallsAreSpreadOverTheSecond() {
        var config = bench.policies(0, 100).limiter(PlatformEndpoint.STATUS).getRateLimiterConfig();
        var frozen = RateLimiter.of("frozen", config, () -> 0L);

        assertThat(IntStream.range(0, 1000).filter(i -> frozen.acquirePermission()))
                .hasSize(5);
    }

    @Test
    void aCheckOfTheResultThatThrowsDoesNotLoseTheCall() {
        var throwing = RateLimiter.of(
                "throwing",
                config(Duration.ofDays(1))
                        .drainPermissionsOnResult(result -> {
                            throw new IllegalStateException();
                        })
                        .build());

        assertThat(Bench.value(bench.start(layer(throwing), Bench.succeeding(), new Cancellation())))
                .isEqualTo("ok");
    }
}
