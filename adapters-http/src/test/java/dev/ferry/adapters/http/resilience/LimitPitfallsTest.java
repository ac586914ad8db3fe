package dev.ferry.adapters.http.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.ferry.adapters.http.call.Cancellation;
import dev.ferry.adapters.http.call.WaitQueue;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * What goes wrong with a rate limiter and with a bulkhead, the two that make callers wait.
 *
 * <p>Long because each trap is shown twice, with the decorator and by hand, and the two belong side by side.
 */
class LimitPitfallsTest {

    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
    }

    private static RateLimiterConfig.Builder oneCall(Duration period) {
        return RateLimiterConfig.custom().limitForPeriod(1).limitRefreshPeriod(period);
    }

    private static RateLimiter limiter(RateLimiterConfig.Builder config, Duration timeout) {
        return RateLimiter.of("limiter", config.timeoutDuration(timeout).build());
    }

    private static Bulkhead bulkhead(Duration timeout) {
        return Bulkhead.of(
                "bulkhead",
                BulkheadConfig.custom()
                        .maxConcurrentCalls(1)
                        .maxWaitDuration(timeout)
                        .build());
    }

    private LimiterLayer layer(RateLimiter limiter) {
        return new LimiterLayer(limiter, bench.line(), bench.timers);
    }

    private BulkheadLayer layer(Bulkhead bulkhead) {
        return new BulkheadLayer(PlatformEndpoint.STATUS, bulkhead, bench.line(), 10);
    }

    private static CompletionStage<String> well() {
        return CompletableFuture.completedStage("well");
    }

    /** How long the context's thread is held by something. */
    private Duration held(Runnable task) {
        return bench.on(() -> {
            var start = System.nanoTime();
            task.run();
            return Duration.ofNanos(System.nanoTime() - start);
        });
    }

    @Nested
    class WaitingForAPermissionBlocksTheEventLoop implements Pitfall {
        @Override
        public void decorator() {
            var limiter = limiter(oneCall(Duration.ofMillis(500)), Duration.ofSeconds(5));

            var held = held(() -> {
                limiter.executeCompletionStage(LimitPitfallsTest::well);
                limiter.executeCompletionStage(LimitPitfallsTest::well);
            });

            assertThat(held).isGreaterThan(Duration.ofMillis(100));
        }

        @Override
        public void layer() {
            var layer = LimitPitfallsTest.this.layer(limiter(oneCall(Duration.ofMillis(500)), Duration.ZERO));

            var second = bench.on(() -> {
                layer.run(Bench.well(), new Cancellation());
                return layer.run(Bench.well(), new Cancellation());
            });

            assertThat(second.isComplete()).isFalse();
            assertThat(Bench.value(second)).isEqualTo("well");
        }
    }

    @Nested
    class AWaiterWhoHasGoneUsesUpAPermission implements Pitfall {
        @Override
        public void decorator() throws InterruptedException {
            var limiter = limiter(oneCall(Duration.ofDays(1)), Duration.ofDays(2));
            limiter.executeCompletionStage(LimitPitfallsTest::well);
            var waiter = Thread.ofVirtual().start(() -> limiter.executeCompletionStage(LimitPitfallsTest::well));
            await().until(() -> limiter.getMetrics().getNumberOfWaitingThreads() == 1);

            waiter.interrupt();
            waiter.join();

            assertThat(limiter.getMetrics().getAvailablePermissions()).isEqualTo(-1);
        }

        @Override
        public void layer() {
            var limiter = limiter(oneCall(Duration.ofDays(1)), Duration.ZERO);
            var layer = LimitPitfallsTest.this.layer(limiter);
            bench.begin(layer, Bench.well(), new Cancellation());
            var cancellation = new Cancellation();
            var waiter = bench.begin(layer, Bench.well(), cancellation);

            bench.cancel(cancellation);

            assertThat(Bench.failure(waiter)).isNotNull();
            assertThat(limiter.getMetrics().getAvailablePermissions()).isZero();
            assertThat(bench.on(bench.timers::pending)).isZero();
        }
    }

    @Nested
    class AnInterruptedThreadLosesItsPermissionAndItsCall implements Pitfall {
        private final RateLimiter limiter = limiter(oneCall(Duration.ofDays(1)), Duration.ZERO);

        @Override
        public void decorator() {
            Thread.currentThread().interrupt();
            var promise = limiter.executeCompletionStage(LimitPitfallsTest::well);
            assertThat(Thread.interrupted()).isTrue();

            assertThat(promise.toCompletableFuture()).isCompletedExceptionally();
            assertThat(limiter.getMetrics().getAvailablePermissions()).isZero();
        }

        @Override
        public void layer() {
            var layer = LimitPitfallsTest.this.layer(limiter);
            var call = bench.on(() -> {
                Thread.currentThread().interrupt();
                var begun = layer.run(Bench.well(), new Cancellation());
                assertThat(Thread.interrupted()).isTrue();
                return begun;
            });

            assertThat(Bench.value(call)).isEqualTo("well");
        }
    }

    @Nested
    class ASecondsCallsGoOutInItsFirstMillisecond implements Pitfall {
        @Override
        public void decorator() {
            var aHundredASecond = RateLimiterConfig.custom()
                    .limitForPeriod(100)
                    .limitRefreshPeriod(Duration.ofSeconds(1))
                    .timeoutDuration(Duration.ZERO)
                    .build();

            assertThat(atOnce(aHundredASecond)).isEqualTo(100);
        }

        @Override
        public void layer() {
            var config = bench.policies(0, 100).limiter(PlatformEndpoint.STATUS).getRateLimiterConfig();

            assertThat(atOnce(config)).isEqualTo(5);
        }

        private long atOnce(RateLimiterConfig config) {
            var limiter = RateLimiter.of("frozen", config, () -> 0L);
            return IntStream.range(0, 1000)
                    .filter(i -> limiter.acquirePermission())
                    .count();
        }
    }

    @Nested
    class ACheckOfTheResultThatThrowsLosesTheCall implements Pitfall {
        private final RateLimiter touchy = limiter(
                oneCall(Duration.ofDays(1)).drainPermissionsOnResult(result -> {
                    throw new IllegalStateException();
                }),
                Duration.ZERO);

        @Override
        public void decorator() {
            var call = new CompletableFuture<String>();
            var promise = touchy.executeCompletionStage(() -> call);

            call.complete("well");

            assertThat(promise.toCompletableFuture()).isNotDone();
        }

        @Override
        public void layer() {
            var call = bench.begin(LimitPitfallsTest.this.layer(touchy), Bench.well(), new Cancellation());

            assertThat(Bench.value(call)).isEqualTo("well");
        }
    }

    @Nested
    class AStageThatNeverEndsKeepsItsPlace implements Pitfall {
        private final Bulkhead bulkhead = bulkhead(Duration.ZERO);

        @Override
        public void decorator() {
            var unused = bulkhead.executeCompletionStage(CompletableFuture::new);

            assertThat(bulkhead.tryAcquirePermission()).isFalse();
        }

        @Override
        public void layer() {
            bench.failure(
                    LimitPitfallsTest.this.layer(bulkhead),
                    bench.deadline(PlatformEndpoint.STATUS).around(Bench.never()));

            assertThat(bulkhead.tryAcquirePermission()).isTrue();
        }
    }

    @Nested
    class ACallerWhoGivesUpKeepsTheirPlace implements Pitfall {
        private final Bulkhead bulkhead = bulkhead(Duration.ZERO);

        @Override
        public void decorator() {
            bulkhead.executeCompletionStage(CompletableFuture::new)
                    .toCompletableFuture()
                    .cancel(true);

            assertThat(bulkhead.tryAcquirePermission()).isFalse();
        }

        @Override
        public void layer() {
            var cancellation = new Cancellation();
            var call = bench.begin(
                    LimitPitfallsTest.this.layer(bulkhead),
                    bench.deadline(PlatformEndpoint.STATUS).around(Bench.never()),
                    cancellation);

            bench.cancel(cancellation);

            assertThat(Bench.failure(call)).isNotNull();
            assertThat(bulkhead.tryAcquirePermission()).isTrue();
        }
    }

    @Nested
    class AListenerThatThrowsLosesTheCall implements Pitfall {
        private final Bulkhead bulkhead = bulkhead(Duration.ZERO);

        private void listen() {
            bulkhead.getEventPublisher().onCallFinished(event -> {
                throw new IllegalStateException("a listener");
            });
        }

        @Override
        public void decorator() {
            listen();
            var call = new CompletableFuture<String>();
            var promise = bulkhead.executeCompletionStage(() -> call);

            call.complete("well");

            assertThat(promise.toCompletableFuture()).isNotDone();
        }

        @Override
        public void layer() {
            listen();

            var call = bench.begin(LimitPitfallsTest.this.layer(bulkhead), Bench.well(), new Cancellation());

            assertThat(Bench.value(call)).isEqualTo("well");
        }
    }

    @Nested
    class WaitingForAPlaceBlocksTheEventLoop implements Pitfall {
        @Override
        public void decorator() {
            var bulkhead = bulkhead(Duration.ofMillis(200));

            var held = held(() -> {
                bulkhead.executeCompletionStage(CompletableFuture::new);
                bulkhead.executeCompletionStage(LimitPitfallsTest::well);
            });

            assertThat(held).isGreaterThan(Duration.ofMillis(100));
        }

        @Override
        public void layer() {
            var layer = LimitPitfallsTest.this.layer(bulkhead(Duration.ZERO));
            Promise<String> first = Promise.promise();
            bench.begin(layer, cancellation -> first.future(), new Cancellation());
            var second = bench.begin(layer, Bench.well(), new Cancellation());
            assertThat(second.isComplete()).isFalse();

            bench.on(() -> first.tryComplete("well"));

            assertThat(Bench.value(second)).isEqualTo("well");
        }
    }

    @Test
    void aLineThatIsTurnedAwayInsideDoesNotGrowTheStack() {
        var layer = new BulkheadLayer(PlatformEndpoint.STATUS, bulkhead(Duration.ZERO), bench.line(), 20_000);
        Promise<String> first = Promise.promise();
        bench.begin(layer, cancellation -> first.future(), new Cancellation());
        var turnedAway = new AtomicInteger();
        bench.on(() -> {
            for (int i = 0; i < 20_000; i++) {
                layer.run(
                                cancellation -> {
                                    throw new IllegalStateException();
                                },
                                new Cancellation())
                        .onFailure(failure -> {
                            if (failure instanceof IllegalStateException) {
                                turnedAway.incrementAndGet();
                            }
                        });
            }
            return true;
        });

        bench.on(() -> first.tryComplete("well"));

        assertThat(turnedAway.get()).isEqualTo(20_000);
    }

    @Test
    void whoWaitsTooLongIsSentAway() {
        var line = new WaitQueue(bench.timers, Duration.ofMillis(20), bench.meters.timer("waits"));
        var layer = new BulkheadLayer(PlatformEndpoint.STATUS, bulkhead(Duration.ZERO), line, 10);
        bench.begin(layer, Bench.never(), new Cancellation());

        assertThatThrownBy(() -> Bench.value(bench.begin(layer, Bench.well(), new Cancellation())))
                .hasMessageContaining("within 20 ms");
        assertThat(bench.meters.timer("waits").totalTime(TimeUnit.MILLISECONDS)).isGreaterThan(10);
    }
}
