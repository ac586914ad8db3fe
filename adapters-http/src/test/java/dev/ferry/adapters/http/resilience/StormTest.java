package dev.ferry.adapters.http.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.adapters.http.call.Cancellation;
import dev.ferry.adapters.http.call.ContextTimers;
import dev.ferry.adapters.http.call.PlatformCall;
import dev.ferry.adapters.http.call.WaitQueue;
import dev.ferry.application.port.driven.PlatformException;
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
 * A hundred thousand calls through all the layers that end in every way there is, among them never, and are given up at
 * any moment. Afterwards everything is as it was.
 */
class StormTest {

    private static final long SEED = 20240701;
    private static final int CALLS = 100_000;
    private static final int PLACES = 16;
    private static final int AT_A_TIME = 64;

    private final Bench bench = new Bench();
    private final Executor elsewhere = Executors.newVirtualThreadPerTaskExecutor();
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
                    .maxConcurrentCalls(PLACES)
                    .maxWaitDuration(Duration.ZERO)
                    .build());
    private final RateLimiter limiter = RateLimiter.of(
            "storm",
            RateLimiterConfig.custom()
                    .limitForPeriod(100)
                    .limitRefreshPeriod(Duration.ofMillis(5))
                    .timeoutDuration(Duration.ZERO)
                    .build());
    private final WaitQueue places = new WaitQueue(timers, Duration.ofSeconds(1), bench.meters.timer("waits"));
    private final WaitQueue turns = new WaitQueue(timers, Duration.ofSeconds(1), bench.meters.timer("waits"));
    private final CallMetrics metrics = new CallMetrics(PlatformEndpoint.STATUS, bench.meters);
    private final ResilientCall resilientCall = new ResilientCall(
            metrics,
            List.of(
                    new RetryLayer(
                            bench.policies(2, 1000).retry(PlatformEndpoint.STATUS),
                            new RetryBudget(10, 10),
                            timers,
                            metrics.retries()),
                    new BulkheadLayer(PlatformEndpoint.STATUS, bulkhead, places, AT_A_TIME),
                    new LimiterLayer(limiter, turns, timers),
                    new PauseLayer(InstantSource.system()),
                    new BreakerLayer(PlatformEndpoint.STATUS, breaker),
                    new DeadlineLayer(PlatformEndpoint.STATUS, Duration.ofMillis(4), timers)));

    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private int begun;
    private int ended;
    private int givenUp;
    private int reached;
    private int offContext;

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void nothingIsLeftBehind() throws Exception {
        var start = System.nanoTime();
        bench.on(() -> {
            for (int i = 0; i < AT_A_TIME; i++) {
                next();
            }
            return true;
        });

        over.get(100, TimeUnit.SECONDS);

        tell((System.nanoTime() - start) / 1_000_000);
        assertThat(ended).isEqualTo(CALLS);
        assertThat(offContext).isZero();
        assertThat(leakedPlaces()).isZero();
        assertThat(bench.on(timers::pending)).isZero();
        assertThat(bench.on(() -> places.length() + turns.length())).isZero();
        assertThat(breakerRecovers()).isTrue();
    }

    /** Begins a call; whoever ends begins the next, so that many are always under way. */
    private void next() {
        if (begun == CALLS) {
            return;
        }
        begun++;
        var cancellation = new Cancellation();
        resilientCall.call(outcome(), cancellation).onComplete(done -> {
            ended++;
            offContext += here() ? 0 : 1;
            if (ended == CALLS) {
                // all that this call holds is given back when its listeners have run
                bench.context.runOnContext(go -> over.complete(null));
            }
            bench.context.runOnContext(go -> next());
        });
        giveUpNowAndThen(cancellation);
    }

    private void giveUpNowAndThen(Cancellation cancellation) {
        var when = random.nextInt(100);
        if (when < 5) {
            giveUp(cancellation);
        } else if (when < 20) {
            bench.vertx.setTimer(1 + random.nextInt(6), late -> giveUp(cancellation));
        }
    }

    private void giveUp(Cancellation cancellation) {
        givenUp++;
        cancellation.cancel("before its caller gave up");
    }

    private PlatformCall<String> outcome() {
        var kind = random.nextInt(100);
        return cancellation -> {
            reached++;
            offContext += here() ? 0 : 1;
            return switch (kind / 5) {
                case 0 -> Promise.<String>promise().future();
                case 1 -> brokenOffWhenTold(cancellation);
                case 2 -> failed(new Unavailable("down"));
                case 3 -> failed(new Malformed("garbage"));
                case 4 -> failed(new Refused(409, "no"));
                case 5 -> failed(new Throttled("busy", null));
                case 6 -> Future.failedFuture(new AssertionError("an error"));
                case 7 -> throw new AssertionError("an error, thrown");
                case 8 -> fromElsewhere(cancellation);
                case 9, 10 ->
                    bench.vertx.timer(1 + kind % 8, TimeUnit.MILLISECONDS).map("late");
                case 11 ->
                    bench.vertx
                            .timer(1 + kind % 8, TimeUnit.MILLISECONDS)
                            .compose(fired -> failed(new Unavailable("late and down")));
                default -> Future.succeededFuture("well");
            };
        };
    }

    private static Future<String> failed(PlatformFault fault) {
        return Future.failedFuture(new PlatformException(fault));
    }

    private static Future<String> brokenOffWhenTold(Cancellation cancellation) {
        Promise<String> exchange = Promise.promise();
        cancellation.onCancel(why -> exchange.fail(new PlatformException(new Unavailable(why))));
        return exchange.future();
    }

    private Future<String> fromElsewhere(Cancellation cancellation) {
        Promise<String> exchange = Promise.promise();
        cancellation.onCancel(why -> exchange.tryFail(why));
        elsewhere.execute(() -> exchange.tryComplete("from another thread"));
        return exchange.future();
    }

    private boolean here() {
        return bench.context.equals(Vertx.currentContext());
    }

    private int leakedPlaces() {
        return PLACES - bulkhead.getMetrics().getAvailableConcurrentCalls();
    }

    /** Without a time limit of half-open, a permission lost there would keep it there for ever. */
    private boolean breakerRecovers() throws InterruptedException {
        for (int i = 0; i < 1000 && breaker.getState() != State.CLOSED; i++) {
            var call = bench.on(() -> resilientCall.call(Bench.well(), new Cancellation()));
            Bench.failure(call);
        }
        return breaker.getState() == State.CLOSED;
    }

    private void tell(long millis) throws IOException {
        var figures =
                "calls %d, seed %d, given up %d, reached the wire %d, held back %d, in %d ms; leaked permits %d, leaked timers %d, callbacks off their context %d, futures that never completed %d"
                        .formatted(
                                CALLS,
                                SEED,
                                givenUp,
                                reached,
                                bench.meters
                                        .get("ferry.platform.requests")
                                        .tag("outcome", "held-back")
                                        .timer()
                                        .count(),
                                millis,
                                leakedPlaces(),
                                bench.on(timers::pending),
                                offContext,
                                CALLS - ended);
        System.getLogger("ferry.storm").log(Level.INFO, figures);
        Files.writeString(Path.of("target", "storm-figures.txt"), figures + System.lineSeparator());
    }
}
