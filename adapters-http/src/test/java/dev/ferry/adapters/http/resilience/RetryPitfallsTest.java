package dev.ferry.adapters.http.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.ferry.adapters.http.call.Cancellation;
import dev.ferry.adapters.http.call.PlatformCall;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault.Deferred;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.micrometer.core.instrument.Counter;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/**
 * What goes wrong with retries.
 *
 * <p>Long because each trap is shown twice, with the decorator and by hand, and the two belong side by side.
 */
class RetryPitfallsTest {

    private final PlatformException down = new PlatformException(new Unavailable("down"));

    private final Bench bench = new Bench();
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger calls = new AtomicInteger();
    private final Retry plain = Retry.of(
            "plain",
            RetryConfig.custom()
                    .maxAttempts(3)
                    .waitDuration(Duration.ofMillis(5))
                    .build());

    @AfterEach
    void close() {
        scheduler.shutdownNow();
        bench.close();
    }

    private RetryLayer layer(PlatformEndpoint endpoint) {
        return layer(bench.policies(2, 1000).retry(endpoint), new RetryBudget(10, 10));
    }

    private RetryLayer layer(Retry retry, RetryBudget budget) {
        return new RetryLayer(
                retry, budget, bench.timers, Counter.builder("retries").register(bench.meters));
    }

    private <T> CompletionStage<T> decorated(Supplier<CompletionStage<T>> call) {
        return plain.executeCompletionStage(scheduler, call);
    }

    private boolean first() {
        return calls.incrementAndGet() == 1;
    }

    @Nested
    class ASupplierThatThrowsOnTheSecondAttemptNeverEnds implements Pitfall {
        @Override
        public void decorator() {
            var promise = decorated(() -> {
                if (first()) {
                    return CompletableFuture.failedStage(down);
                }
                throw new IllegalStateException();
            });

            await().until(() -> calls.get() == 2);
            await().during(Duration.ofMillis(50))
                    .until(() -> !promise.toCompletableFuture().isDone());
        }

        @Override
        public void layer() {
            assertThat(bench.failure(RetryPitfallsTest.this.layer(PlatformEndpoint.STATUS), cancellation -> {
                        if (first()) {
                            return Future.failedFuture(down);
                        }
                        throw new IllegalStateException();
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Nested
    class ASupplierThatThrowsOnTheFirstAttemptThrowsAtTheCaller implements Pitfall {
        @Override
        public void decorator() {
            assertThatThrownBy(() -> decorated(() -> {
                        throw new IllegalStateException();
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }

        @Override
        public void layer() {
            var call = bench.begin(
                    RetryPitfallsTest.this.layer(PlatformEndpoint.STATUS),
                    cancellation -> {
                        throw new IllegalStateException();
                    },
                    new Cancellation());

            assertThat(call.failed()).isTrue();
        }
    }

    @Nested
    class AMissingStageOnTheSecondAttemptNeverEnds implements Pitfall {
        @Override
        @SuppressWarnings("NullAway") // that is the trap
        public void decorator() {
            var promise = decorated(() -> first() ? CompletableFuture.failedStage(down) : null);

            await().until(() -> calls.get() == 2);
            await().during(Duration.ofMillis(50))
                    .until(() -> !promise.toCompletableFuture().isDone());
        }

        @Override
        @SuppressWarnings("NullAway")
        public void layer() {
            assertThat(bench.failure(
                            RetryPitfallsTest.this.layer(PlatformEndpoint.STATUS),
                            cancellation -> first() ? Future.failedFuture(down) : null))
                    .isInstanceOf(NullPointerException.class);
        }
    }

    @Nested
    class ASecondAttemptLeavesTheEventLoop implements Pitfall {
        private final AtomicReference<Thread> second = new AtomicReference<>();

        @Override
        public void decorator() {
            var promise = bench.on(() -> decorated(() -> {
                second.set(Thread.currentThread());
                return first() ? CompletableFuture.failedStage(down) : CompletableFuture.completedStage("well");
            }));

            promise.toCompletableFuture().join();
            assertThat(second.get()).isNotEqualTo(bench.on(Thread::currentThread));
        }

        @Override
        public void layer() {
            var call = bench.begin(
                    RetryPitfallsTest.this.layer(PlatformEndpoint.STATUS),
                    cancellation -> {
                        second.set(Thread.currentThread());
                        return first() ? Future.failedFuture(down) : Future.succeededFuture(Vertx.currentContext());
                    },
                    new Cancellation());

            assertThat(Bench.value(call)).isEqualTo(bench.context);
            assertThat(second.get()).isEqualTo(bench.on(Thread::currentThread));
        }
    }

    @Nested
    class ACallerWhoHasGoneIsRetriedAllTheSame implements Pitfall {
        @Override
        public void decorator() {
            var promise = decorated(() -> {
                calls.incrementAndGet();
                return CompletableFuture.failedStage(down);
            });

            promise.toCompletableFuture().cancel(true);

            await().until(() -> calls.get() == 3);
        }

        @Override
        public void layer() {
            var cancellation = new Cancellation();
            var slow = Retry.of(
                    "slow",
                    RetryConfig.custom().waitDuration(Duration.ofHours(1)).build());
            var call =
                    bench.begin(RetryPitfallsTest.this.layer(slow, new RetryBudget(10, 10)), failing(), cancellation);

            bench.cancel(cancellation);

            assertThat(Bench.failure(call)).isNotNull();
            assertThat(calls.get()).isEqualTo(1);
            assertThat(bench.on(bench.timers::pending)).isZero();
        }
    }

    @Nested
    class AStopDuringThePauseForgetsTheCall implements Pitfall {
        private final Retry slow = Retry.of(
                "slow", RetryConfig.custom().waitDuration(Duration.ofHours(1)).build());

        @Override
        public void decorator() {
            var promise = slow.executeCompletionStage(scheduler, () -> CompletableFuture.failedStage(down));

            scheduler.shutdownNow();

            await().until(scheduler::isTerminated);
            assertThat(promise.toCompletableFuture()).isNotDone();
        }

        @Override
        public void layer() {
            var stop = new Cancellation();
            var call = bench.begin(RetryPitfallsTest.this.layer(slow, new RetryBudget(10, 10)), failing(), stop);

            bench.on(() -> {
                stop.cancel("before Ferry stopped");
                return true;
            });

            assertThat(Bench.failure(call)).hasMessage("before Ferry stopped");
        }
    }

    @Nested
    class ADeliveryInDoubtIsSentAgain implements Pitfall {
        private final PlatformException doubt = new PlatformException(new OutcomeUnknown("the answer was lost"));

        @Override
        public void decorator() {
            var promise = decorated(() -> {
                calls.incrementAndGet();
                return CompletableFuture.failedStage(doubt);
            });

            await().until(() -> promise.toCompletableFuture().isDone());
            assertThat(calls.get()).isEqualTo(3);
        }

        @Override
        public void layer() {
            bench.failure(RetryPitfallsTest.this.layer(PlatformEndpoint.UPLOAD), cancellation -> {
                calls.incrementAndGet();
                return Future.failedFuture(doubt);
            });

            assertThat(calls.get()).isEqualTo(1);
        }
    }

    @Nested
    class InAnOutageRetriesMultiplyTheLoad implements Pitfall {
        @Override
        public void decorator() {
            for (int i = 0; i < 100; i++) {
                var promise = decorated(() -> {
                    calls.incrementAndGet();
                    return CompletableFuture.failedStage(down);
                });
                await().pollInterval(Duration.ofMillis(1))
                        .until(() -> promise.toCompletableFuture().isDone());
            }

            assertThat(calls.get()).isEqualTo(300);
        }

        @Override
        public void layer() {
            var layer = RetryPitfallsTest.this.layer(PlatformEndpoint.STATUS);
            for (int i = 0; i < 100; i++) {
                bench.failure(layer, failing());
            }

            assertThat(calls.get()).isEqualTo(110);
        }
    }

    @Nested
    class CallersThatFailTogetherComeBackTogether implements Pitfall {
        @Override
        public void decorator() {
            assertThat(waits(Retry.ofDefaults("defaults"))).containsExactly(500L);
        }

        @Override
        public void layer() {
            var waits = waits(Retry.of(
                    "jitter",
                    RetryConfig.from(bench.policies(2, 1000)
                                    .retry(PlatformEndpoint.STATUS)
                                    .getRetryConfig())
                            .build()));

            assertThat(waits).containsExactlyInAnyOrder(1L, 2L);
        }

        private Set<Long> waits(Retry retry) {
            var waits = new HashSet<Long>();
            for (int i = 0; i < 100; i++) {
                waits.add(retry.asyncContext().onError(down));
            }
            return waits;
        }
    }

    @Nested
    class AnOpenBreakerUsesUpTheAttempts implements Pitfall {
        @Override
        public void decorator() {
            var breaker = Bench.breaker();
            breaker.transitionToOpenState();

            var promise = decorated(breaker.decorateCompletionStage(() -> CompletableFuture.completedStage("well")));

            await().until(() -> promise.toCompletableFuture().isDone());
            assertThat(breaker.getMetrics().getNumberOfNotPermittedCalls()).isEqualTo(3);
        }

        @Override
        public void layer() {
            var breaker = Bench.breaker();
            breaker.transitionToOpenState();

            var failure = bench.failure(
                    RetryPitfallsTest.this.layer(PlatformEndpoint.STATUS),
                    new BreakerLayer(PlatformEndpoint.STATUS, breaker).around(Bench.well()));

            assertThat(((PlatformException) failure).fault()).isInstanceOf(Deferred.class);
            assertThat(breaker.getMetrics().getNumberOfNotPermittedCalls()).isEqualTo(1);
        }
    }

    @Nested
    class AListenerThatThrowsTurnsASuccessIntoAFailure implements Pitfall {
        @Override
        public void decorator() {
            plain.getEventPublisher().onSuccess(event -> {
                throw new IllegalStateException("a listener");
            });

            var promise = decorated(
                    () -> first() ? CompletableFuture.failedStage(down) : CompletableFuture.completedStage("well"));

            assertThatThrownBy(() -> promise.toCompletableFuture().join()).hasMessageContaining("a listener");
        }

        @Override
        public void layer() {
            plain.getEventPublisher().onSuccess(event -> {
                throw new IllegalStateException("a listener");
            });

            var call = bench.begin(
                    RetryPitfallsTest.this.layer(plain, new RetryBudget(10, 10)),
                    cancellation -> first() ? Future.failedFuture(down) : Future.succeededFuture("well"),
                    new Cancellation());

            assertThat(Bench.value(call)).isEqualTo("well");
        }
    }

    private PlatformCall<String> failing() {
        return cancellation -> {
            calls.incrementAndGet();
            return Future.failedFuture(down);
        };
    }
}
