package dev.ferry.adapters.http.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.adapters.http.call.Cancellation;
import dev.ferry.adapters.http.call.ContextTimers;
import dev.ferry.adapters.http.call.PlatformCall;
import dev.ferry.adapters.http.call.WaitQueue;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.application.ratelimit.AccountPause;
import dev.ferry.domain.fault.PlatformFault;
import dev.ferry.domain.fault.PlatformFault.Malformed;
import dev.ferry.domain.fault.PlatformFault.Refused;
import dev.ferry.domain.fault.PlatformFault.Throttled;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Makes 100,000 calls through all layers. The calls succeed, fail, throw or never complete, and some are cancelled at
 * random times. Afterwards no permit, timer or future is leaked.
 */
class StormTest {

    private static final long SEED = 20240701;
    private static final int CALLS = 100_000;
    private static final int PERMITS = 16;
    private static final int CONCURRENT_CALLS = 64;

    private final Bench bench = new Bench();
    private final Executor otherThreads = Executors.newVirtualThreadPerTaskExecutor();
    private final Random random = new Random(SEED);
    private final ContextTimers timers = bench.timers;
    private final CircuitBreaker breaker = CircuitBreaker.of(
            "storm",
            CircuitBreakerConfig.custom()
                    .slidingWindowSize(20)
                    .minimumNumberOfCalls(20)
                    .failureRateThreshold(60)
                    .waitDurationInOpenState(Duration.ofMillis(1))
                    .permittedNumberOfCallsInHalfOpenState(2)
                    .build());
    private final Bulkhead bulkhead = Bulkhead.of(
            "storm",
            BulkheadConfig.custom()
                    .maxConcurrentCalls(PERMITS)
                    .maxWaitDuration(Duration.ZERO)
                    .build());
    private final RateLimiter limiter = RateLimiter.of(
            "storm",
            RateLimiterConfig.custom()
                    .limitForPeriod(100)
                    .limitRefreshPeriod(Duration.ofMillis(5))
                    .timeoutDuration(Duration.ZERO)
                    .build());
    private final WaitQueue bulkheadQueue = new WaitQueue(timers, Duration.ofSeconds(1), bench.meters.timer("waits"));
    private final WaitQueue limiterQueue = new WaitQueue(timers, Duration.ofSeconds(1), bench.meters.timer("waits"));
    private final CallMetrics metrics = new CallMetrics(PlatformEndpoint.STATUS, bench.meters);
    private final ResilientCall resilientCall = new ResilientCall(
            metrics,
            List.of(
                    new RetryLayer(
                            bench.policies(2, 1000).retry(PlatformEndpoint.STATUS),
                            new RetryBudget(10, 10),
                            timers,
                            metrics.retryCounter()),
                    new BulkheadLayer(PlatformEndpoint.STATUS, bulkhead, bulkheadQueue, CONCURRENT_CALLS),
                    new LimiterLayer(limiter, limiterQueue, timers),
                    new PauseLayer(new AccountPause(InstantSource.system(), Duration.ofHours(1))),
                    new BreakerLayer(PlatformEndpoint.STATUS, breaker),
                    new DeadlineLayer(PlatformEndpoint.STATUS, Duration.ofMillis(4), timers)));

    private final CompletableFuture<Void> allEnded = new CompletableFuture<>();
    private int started;
    private int ended;
    private int cancelled;
    private int invoked;
    private int offContext;

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void noPermitTimerOrFutureLeaks() throws Exception {
        var start = System.nanoTime();
        bench.on(() -> {
            for (int i = 0; i < CONCURRENT_CALLS; i++) {
                startNext();
            }
            return true;
        });

        allEnded.get(100, TimeUnit.SECONDS);

        reportFigures((System.nanoTime() - start) / 1_000_000);
        assertThat(ended).isEqualTo(CALLS);
        assertThat(offContext).isZero();
        assertThat(leakedPermits()).isZero();
        assertThat(bench.on(timers::pending)).isZero();
        assertThat(bench.on(() -> bulkheadQueue.length() + limiterQueue.length()))
                .isZero();
        assertThat(breakerRecovers()).isTrue();
    }

    /** Starts a call; each call that ends starts the next one, so that the number of running calls stays constant. */
    private void startNext() {
        if (started == CALLS) {
            return;
        }
        started++;
        var cancellation = new Cancellation();
        resilientCall.call(outcome(), cancellation).onComplete(result -> {
            ended++;
            offContext += isOnContext() ? 0 : 1;
            if (ended == CALLS) {
                // this call releases its permits only after its listeners have run
                bench.context.runOnContext(ignored -> allEnded.complete(null));
            }
            bench.context.runOnContext(ignored -> startNext());
        });
        cancelSometimes(cancellation);
    }

    private void cancelSometimes(Cancellation cancellation) {
        var chance = random.nextInt(100);
        if (chance < 5) {
            cancel(cancellation);
        } else if (chance < 20) {
            bench.vertx.setTimer(1 + random.nextInt(6), fired -> cancel(cancellation));
        }
    }

    private void cancel(Cancellation cancellation) {
        cancelled++;
        cancellation.cancel("before the caller cancelled");
    }

    private PlatformCall<String> outcome() {
        var kind = random.nextInt(100);
        return cancellation -> {
            invoked++;
            offContext += isOnContext() ? 0 : 1;
            return switch (kind / 5) {
                case 0 -> Promise.<String>promise().future();
                case 1 -> failedWhenCancelled(cancellation);
                case 2 -> failed(new Unavailable("down"));
                case 3 -> failed(new Malformed("garbage"));
                case 4 -> failed(new Refused(409, "no"));
                case 5 -> failed(new Throttled("busy", null));
                case 6 -> Future.failedFuture(new AssertionError("an error"));
                case 7 -> throw new AssertionError("an error, thrown");
                case 8 -> completedOnAnotherThread(cancellation);
                case 9, 10 ->
                    bench.vertx.timer(1 + kind % 8, TimeUnit.MILLISECONDS).map("late");
                case 11 ->
                    bench.vertx
                            .timer(1 + kind % 8, TimeUnit.MILLISECONDS)
                            .compose(fired -> failed(new Unavailable("late and down")));
                default -> Future.succeededFuture("ok");
            };
        };
    }

    private static Future<String> failed(PlatformFault fault) {
        return Future.failedFuture(new PlatformException(fault));
    }

    private static Future<String> failedWhenCancelled(Cancellation cancellation) {
        Promise<String> exchange = Promise.promise();
        cancellation.onCancel(reason -> exchange.fail(new PlatformException(new Unavailable(reason))));
        return exchange.future();
    }

    private Future<String> completedOnAnotherThread(Cancellation cancellation) {
        Promise<String> exchange = Promise.promise();
        cancellation.onCancel(reason -> exchange.tryFail(reason));
        otherThreads.execute(() -> exchange.tryComplete("from another thread"));
        return exchange.future();
    }

    private boolean isOnContext() {
        return bench.context.equals(Vertx.currentContext());
    }

    private int leakedPermits() {
        return PERMITS - bulkhead.getMetrics().getAvailableConcurrentCalls();
    }

    /** Half-open has no time limit, so a leaked permission would keep the breaker half-open for ever. */
    private boolean breakerRecovers() throws InterruptedException {
        for (int i = 0; i < 1000 && breaker.getState() != State.CLOSED; i++) {
            var call = bench.on(() -> resilientCall.call(Bench.succeeding(), new Cancellation()));
            Bench.failure(call);
        }
        return breaker.getState() == State.CLOSED;
    }

    private void reportFigures(long millis) throws IOException {
        var figures =
                "calls %d, seed %d, cancelled %d, invoked %d, deferred %d, in %d ms; leaked permits %d, leaked timers %d, callbacks off their context %d, futures that never completed %d"
                        .formatted(
                                CALLS,
                                SEED,
                                cancelled,
                                invoked,
                                bench.meters
                                        .get("ferry.platform.requests")
                                        .tag("outcome", "held-back")
                                        .timer()
                                        .count(),
                                millis,
                                leakedPermits(),
                                bench.on(timers::pending),
                                offContext,
                                CALLS - ended);
        System.getLogger("ferry.storm").log(Level.INFO, figures);
        Files.writeString(Path.of("target", "storm-figures.txt"), figures + System.lineSeparator());
    }
}
