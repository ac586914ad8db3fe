package dev.ferry.adapters.http.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The defects of Resilience4j 2.4.0's {@code CompletionStage} decorators. Because of them, Ferry drives the state
 * machines directly. A test that fails after an upgrade shows that the library fixed that defect.
 */
class DecoratorPitfallsTest {

    private final Bench bench = new Bench();
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger calls = new AtomicInteger();

    /** Half-open with one permission, so that a leak shows at once. */
    private final CircuitBreaker breaker = Bench.halfOpen(Bench.breaker());

    private final Bulkhead bulkhead = Bulkhead.of(
            "bulkhead",
            BulkheadConfig.custom()
                    .maxConcurrentCalls(1)
                    .maxWaitDuration(Duration.ZERO)
                    .build());
    private final Retry retry = Retry.of(
            "retry",
            RetryConfig.custom()
                    .maxAttempts(3)
                    .waitDuration(Duration.ofMillis(5))
                    .build());

    @AfterEach
    void close() {
        scheduler.shutdownNow();
        bench.close();
    }

    @Test
    void aStageThatFailsWithAnErrorLeaksThePermissionOfTheBreaker() {
        var call = new CompletableFuture<String>();
        var unused = breaker.executeCompletionStage(() -> call);

        call.completeExceptionally(new AssertionError());

        assertThat(breaker.tryAcquirePermission()).isFalse();
    }

    @Test
    void aStageThatNeverCompletesLeaksThePermissionOfTheBreaker() {
        var unused = breaker.executeCompletionStage(CompletableFuture::new);

        assertThat(breaker.tryAcquirePermission()).isFalse();
    }

    @Test
    void aStageThatIsCancelledLeaksThePermissionOfTheBreakerAndTheCallContinues() {
        var call = new CompletableFuture<String>();

        breaker.executeCompletionStage(() -> call).toCompletableFuture().cancel(true);

        assertThat(call).isNotDone();
        assertThat(breaker.tryAcquirePermission()).isFalse();
    }

    @Test
    void aStageThatNeverCompletesLeaksThePermissionOfTheBulkhead() {
        var unused = bulkhead.executeCompletionStage(CompletableFuture::new);

        assertThat(bulkhead.tryAcquirePermission()).isFalse();
    }

    @Test
    void aStageThatIsCancelledLeaksThePermissionOfTheBulkhead() {
        bulkhead.executeCompletionStage(CompletableFuture::new)
                .toCompletableFuture()
                .cancel(true);

        assertThat(bulkhead.tryAcquirePermission()).isFalse();
    }

    @Test
    void halfOpenHasNoTimeLimitByDefault() {
        assertThat(breaker.getState()).isEqualTo(State.HALF_OPEN);
        assertThat(CircuitBreakerConfig.ofDefaults().getMaxWaitDurationInHalfOpenState())
                .isZero();
    }

    @Test
    void aSupplierThatThrowsOnTheSecondAttemptNeverCompletesTheRetry() {
        var promise = retried(() -> {
            if (calls.incrementAndGet() == 1) {
                return CompletableFuture.failedStage(new IllegalStateException());
            }
            throw new IllegalStateException();
        });

        await().until(() -> calls.get() == 2);
        await().during(Duration.ofMillis(50))
                .until(() -> !promise.toCompletableFuture().isDone());
    }

    @Test
    void aRetryLeavesTheEventLoopOfItsCaller() {
        var second = new AtomicReference<Thread>();
        var promise = bench.on(() -> retried(() -> {
            second.set(Thread.currentThread());
            return calls.incrementAndGet() == 1
                    ? CompletableFuture.failedStage(new IllegalStateException())
                    : CompletableFuture.completedStage("ok");
        }));

        promise.toCompletableFuture().join();

        assertThat(second.get()).isNotEqualTo(bench.on(Thread::currentThread));
    }

    @Test
    void theRateLimiterBlocksTheThreadOfItsCaller() {
        var limiter = RateLimiter.of(
                "limiter",
                RateLimiterConfig.custom()
                        .limitForPeriod(1)
                        .limitRefreshPeriod(Duration.ofMillis(500))
                        .timeoutDuration(Duration.ofSeconds(5))
                        .build());

        var blocked = bench.on(() -> {
            var start = System.nanoTime();
            limiter.executeCompletionStage(() -> CompletableFuture.completedStage("first"));
            limiter.executeCompletionStage(() -> CompletableFuture.completedStage("second"));
            return Duration.ofNanos(System.nanoTime() - start);
        });

        assertThat(blocked).isGreaterThan(Duration.ofMillis(100));
    }

    private <T> CompletionStage<T> retried(Supplier<CompletionStage<T>> call) {
        return retry.executeCompletionStage(scheduler, call);
    }
}
