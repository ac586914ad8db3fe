package dev.ferry.adapters.http.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.ferry.adapters.http.call.Cancellation;
import dev.ferry.domain.fault.PlatformFault.Refused;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * What goes wrong with a circuit breaker. In half-open it has one permission, so a leak shows at once.
 *
 * <p>Long because each trap is shown twice, with the decorator and by hand, and the two belong side by side.
 */
class BreakerPitfallsTest {

    private final Bench bench = new Bench();
    private final CircuitBreaker breaker = Bench.breaker();
    private final BreakerLayer layer = new BreakerLayer(PlatformEndpoint.UPLOAD, breaker);

    @AfterEach
    void close() {
        bench.close();
    }

    private static <T> CompletionStage<T> decorated(CircuitBreaker breaker, Supplier<CompletionStage<T>> call) {
        return CircuitBreaker.decorateCompletionStage(breaker, call).get();
    }

    private void assertLeaked() {
        assertThat(breaker.getState()).isEqualTo(State.HALF_OPEN);
        assertThat(breaker.tryAcquirePermission()).isFalse();
    }

    @Nested
    class AStageThatFailsWithAnErrorKeepsItsPermission implements Pitfall {
        @Override
        public void decorator() {
            Bench.probing(breaker);
            var call = new CompletableFuture<String>();
            var unused = decorated(breaker, () -> call);

            call.completeExceptionally(new AssertionError());

            assertLeaked();
        }

        @Override
        public void layer() {
            Bench.probing(breaker);

            bench.failure(layer, cancellation -> Future.failedFuture(new AssertionError()));

            assertThat(breaker.getState()).isEqualTo(State.OPEN);
        }
    }

    @Nested
    class ASupplierThatThrowsAnErrorKeepsItsPermission implements Pitfall {
        @Override
        public void decorator() {
            Bench.probing(breaker);

            assertThatThrownBy(() -> decorated(breaker, () -> {
                        throw new AssertionError();
                    }))
                    .isInstanceOf(AssertionError.class);

            assertLeaked();
        }

        @Override
        public void layer() {
            Bench.probing(breaker);

            var failure = bench.failure(layer, cancellation -> {
                throw new AssertionError();
            });

            assertThat(failure).isInstanceOf(AssertionError.class);
            assertThat(breaker.getState()).isEqualTo(State.OPEN);
        }
    }

    @Nested
    class AStageThatNeverEndsKeepsHalfOpenForEver implements Pitfall {
        @Override
        public void decorator() {
            Bench.probing(breaker);

            var unused = decorated(breaker, CompletableFuture::new);

            assertLeaked();
            assertThat(breaker.getCircuitBreakerConfig().getMaxWaitDurationInHalfOpenState())
                    .isZero();
        }

        @Override
        public void layer() {
            Bench.probing(breaker);
            var deadline = bench.deadline(PlatformEndpoint.UPLOAD);

            bench.failure(layer, deadline.around(Bench.never()));

            assertThat(breaker.getState()).isEqualTo(State.OPEN);
        }
    }

    @Nested
    class ACallerWhoGivesUpKeepsTheirPermissionAndTheCallGoesOn implements Pitfall {
        @Override
        public void decorator() {
            Bench.probing(breaker);
            var call = new CompletableFuture<String>();

            decorated(breaker, () -> call).toCompletableFuture().cancel(true);

            assertThat(call).isNotDone();
            assertLeaked();
        }

        @Override
        public void layer() {
            Bench.probing(breaker);
            var cancellation = new Cancellation();
            var told = new AtomicReference<String>();
            var call = bench.begin(
                    layer,
                    bench.deadline(PlatformEndpoint.UPLOAD).around(work -> {
                        work.onCancel(told::set);
                        return Promise.promise().future();
                    }),
                    cancellation);

            bench.cancel(cancellation);

            assertThat(Bench.failure(call)).isNotNull();
            assertThat(told.get()).isEqualTo("before its caller gave up");
            assertThat(breaker.tryAcquirePermission()).isTrue();
        }
    }

    @Nested
    class CallersWhoGiveUpOpenTheBreaker implements Pitfall {
        @Override
        public void decorator() {
            for (int i = 0; i < 2; i++) {
                var call = new CompletableFuture<String>();
                var unused = decorated(breaker, () -> call);
                call.cancel(true);
            }

            assertThat(breaker.getState()).isEqualTo(State.OPEN);
        }

        @Override
        public void layer() {
            for (int i = 0; i < 2; i++) {
                var cancellation = new Cancellation();
                var call = bench.begin(
                        layer, bench.deadline(PlatformEndpoint.UPLOAD).around(Bench.never()), cancellation);
                bench.cancel(cancellation);
                assertThat(Bench.failure(call)).isNotNull();
            }

            assertThat(breaker.getState()).isEqualTo(State.CLOSED);
        }
    }

    @Nested
    class ARefusalIsTakenForTroubleOfTheEndpoint implements Pitfall {
        @Override
        public void decorator() {
            for (int i = 0; i < 2; i++) {
                var unused = decorated(
                        breaker,
                        () -> Bench.failing(new Refused(409, "no"))
                                .start(new Cancellation())
                                .toCompletionStage());
            }

            assertThat(breaker.getState()).isEqualTo(State.OPEN);
        }

        @Override
        public void layer() {
            for (int i = 0; i < 2; i++) {
                bench.failure(layer, Bench.failing(new Refused(409, "no")));
            }

            assertThat(breaker.getState()).isEqualTo(State.CLOSED);
        }
    }

    @Nested
    class ACheckOfTheResultThatThrowsLosesTheCall implements Pitfall {
        private final CircuitBreaker touchy = CircuitBreaker.of(
                "touchy",
                Bench.config()
                        .recordResult(result -> {
                            throw new IllegalStateException();
                        })
                        .build());

        @Override
        public void decorator() {
            var call = new CompletableFuture<String>();
            var promise = decorated(Bench.probing(touchy), () -> call);

            call.complete("well");

            assertThat(promise.toCompletableFuture()).isNotDone();
            assertThat(touchy.tryAcquirePermission()).isFalse();
        }

        @Override
        public void layer() {
            Bench.probing(touchy);

            var call = bench.begin(new BreakerLayer(PlatformEndpoint.STATUS, touchy), Bench.well(), new Cancellation());

            assertThat(Bench.value(call)).isEqualTo("well");
            assertThat(touchy.getState()).isEqualTo(State.CLOSED);
        }
    }

    @Nested
    class ALateAnswerDecidesAboutAProbe implements Pitfall {
        @Override
        public void decorator() {
            var late = new CompletableFuture<String>();
            var unused = decorated(breaker, () -> late);
            Bench.probing(breaker);

            late.complete("from before the trouble");

            assertThat(breaker.getState()).isEqualTo(State.CLOSED);
        }

        @Override
        public void layer() {
            Promise<String> late = Promise.promise();
            var call = bench.begin(layer, cancellation -> late.future(), new Cancellation());
            Bench.probing(breaker);

            late.complete("from before the trouble");

            assertThat(Bench.value(call)).isNotEmpty();
            assertThat(breaker.getState()).isEqualTo(State.HALF_OPEN);
        }
    }

    @Nested
    class APermissionGivenBackLateLetsMoreProbesThrough implements Pitfall {
        @Override
        public void decorator() {
            var late = new CompletableFuture<String>();
            var future = CircuitBreaker.decorateFuture(breaker, () -> late).get();
            Bench.probing(breaker);

            late.cancel(true);
            assertThatThrownBy(future::get).isInstanceOf(Exception.class);

            assertThat(breaker.tryAcquirePermission()).isTrue();
            assertThat(breaker.tryAcquirePermission()).isTrue();
        }

        @Override
        public void layer() {
            var cancellation = new Cancellation();
            var call =
                    bench.begin(layer, bench.deadline(PlatformEndpoint.UPLOAD).around(Bench.never()), cancellation);
            Bench.probing(breaker);

            bench.cancel(cancellation);
            assertThat(Bench.failure(call)).isNotNull();

            assertThat(breaker.tryAcquirePermission()).isTrue();
            assertThat(breaker.tryAcquirePermission()).isFalse();
        }
    }

    @Nested
    class LargeUploadsOpenTheBreakerBecauseTheyAreSlow implements Pitfall {
        @Override
        public void decorator() {
            var now = new AtomicLong();
            var slow = CircuitBreaker.of(
                    "slow",
                    Bench.config()
                            .currentTimestampFunction(clock -> now.get(), TimeUnit.SECONDS)
                            .build());
            for (int i = 0; i < 2; i++) {
                var call = new CompletableFuture<String>();
                var unused = decorated(slow, () -> call);
                now.addAndGet(61);
                call.complete("well");
            }

            assertThat(slow.getState()).isEqualTo(State.OPEN);
        }

        @Override
        public void layer() {
            var slow = bench.policies(0, 1000).breaker(PlatformEndpoint.UPLOAD);
            for (int i = 0; i < 2; i++) {
                slow.onSuccess(15, TimeUnit.MINUTES);
            }

            assertThat(slow.getState()).isEqualTo(State.CLOSED);
        }
    }

    @Nested
    class ATimeLimitOfHalfOpenRunsOnAThreadThatNobodyCloses implements Pitfall {
        @Override
        public void decorator() {
            var limited = CircuitBreaker.of(
                    "limited",
                    Bench.config()
                            .maxWaitDurationInHalfOpenState(Duration.ofMillis(20))
                            .build());
            var thread = new AtomicReference<>("");
            Bench.probing(limited);
            limited.getEventPublisher()
                    .onStateTransition(
                            reopened -> thread.set(Thread.currentThread().getName()));

            await().untilAtomic(thread, equalTo("CircuitBreakerAutoTransitionThread"));
        }

        @Override
        public void layer() {
            Bench.probing(breaker);
            var context = new AtomicReference<@Nullable Context>();
            breaker.getEventPublisher().onStateTransition(reopened -> context.set(Vertx.currentContext()));

            bench.failure(layer, bench.deadline(PlatformEndpoint.UPLOAD).around(Bench.never()));

            assertThat(context.get()).isEqualTo(bench.context);
            assertThat(bench.policies(0, 1000)
                            .breaker(PlatformEndpoint.UPLOAD)
                            .getCircuitBreakerConfig()
                            .getMaxWaitDurationInHalfOpenState())
                    .isZero();
        }
    }

    @Nested
    class AnAnswerIsHandedOnByWhateverThreadBroughtIt implements Pitfall {
        @Override
        public void decorator() {
            var thread = new AtomicReference<Thread>();
            var call = new CompletableFuture<String>();
            var promise = bench.on(() -> decorated(breaker, () -> call));
            var seen = promise.thenAccept(value -> thread.set(Thread.currentThread()));

            call.complete("from here");

            assertThat(seen.toCompletableFuture()).isDone();
            assertThat(thread.get()).isEqualTo(Thread.currentThread());
        }

        @Override
        public void layer() {
            var context = new AtomicReference<@Nullable Context>();
            Promise<String> call = Promise.promise();
            var promise = bench.begin(
                    layer,
                    bench.deadline(PlatformEndpoint.STATUS).around(cancellation -> call.future()),
                    new Cancellation());
            promise.onSuccess(value -> context.set(Vertx.currentContext()));

            call.complete("from here");

            await().untilAsserted(() -> assertThat(context.get()).isEqualTo(bench.context));
        }
    }

    @Test
    void whatIsTurnedAwaySaysForHowLong() {
        breaker.transitionToOpenState();

        assertThat(bench.failure(layer, Bench.well()))
                .hasMessageContaining("circuit breaker of the upload endpoint is open")
                .hasMessageContaining("nothing was sent");
    }
}
