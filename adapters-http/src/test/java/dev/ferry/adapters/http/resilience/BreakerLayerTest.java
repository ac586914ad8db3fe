package dev.ferry.adapters.http.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ferry.adapters.http.call.Cancellation;
import dev.ferry.adapters.http.call.PlatformCall;
import dev.ferry.domain.fault.PlatformFault.Refused;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A half-open breaker of these tests has one permission, so that a leak shows at once. */
class BreakerLayerTest {

    private final Bench bench = new Bench();
    private final CircuitBreaker breaker = Bench.breaker();
    private final BreakerLayer layer = new BreakerLayer(PlatformEndpoint.UPLOAD, breaker);

    @AfterEach
    void close() {
        bench.close();
    }

    private <T> PlatformCall<T> limited(PlatformCall<T> call) {
        return bench.deadline(PlatformEndpoint.UPLOAD).around(call);
    }

    @Test
    void aCallThatFailsWithAnErrorReturnsItsPermission() {
        Bench.probing(breaker);

        bench.failure(layer, cancellation -> Future.failedFuture(new AssertionError()));

        assertThat(breaker.getState()).isEqualTo(State.OPEN);
    }

    @Test
    void aCallThatThrowsAnErrorFailsAndReturnsItsPermission() {
        Bench.probing(breaker);

        var failure = bench.failure(layer, cancellation -> {
            throw new AssertionError();
        });

        assertThat(failure).isInstanceOf(AssertionError.class);
        assertThat(breaker.getState()).isEqualTo(State.OPEN);
    }

    @Test
    void aCallThatNeverCompletesEndsHalfOpenAtItsDeadline() {
        Bench.probing(breaker);
        var context = new AtomicReference<@Nullable Context>();
        breaker.getEventPublisher().onStateTransition(reopened -> context.set(Vertx.currentContext()));

        bench.failure(layer, limited(Bench.never()));

        assertThat(breaker.getState()).isEqualTo(State.OPEN);
        assertThat(context.get()).isEqualTo(bench.context);
    }

    /** The deadline ends it, on the context; Resilience4j's own limit would run on a thread that is never stopped. */
    @Test
    void halfOpenHasNoTimeLimitOfItsOwn() {
        var config = bench.policies(0, 1000).breaker(PlatformEndpoint.UPLOAD).getCircuitBreakerConfig();

        assertThat(config.getMaxWaitDurationInHalfOpenState()).isZero();
    }

    @Test
    void aCallThatIsCancelledStopsAndReturnsItsPermission() {
        Bench.probing(breaker);
        var cancellation = new Cancellation();
        var told = new AtomicReference<String>();
        var call = bench.begin(
                layer,
                limited(work -> {
                    work.onCancel(told::set);
                    return Promise.promise().future();
                }),
                cancellation);

        bench.cancel(cancellation);

        assertThat(Bench.failure(call)).isNotNull();
        assertThat(told.get()).isEqualTo("before its caller gave up");
        assertThat(breaker.tryAcquirePermission()).isTrue();
    }

    @Test
    void callsThatAreCancelledDoNotOpenTheBreaker() {
        for (int i = 0; i < 2; i++) {
            var cancellation = new Cancellation();
            var call = bench.begin(layer, limited(Bench.never()), cancellation);
            bench.cancel(cancellation);
            assertThat(Bench.failure(call)).isNotNull();
        }

        assertThat(breaker.getState()).isEqualTo(State.CLOSED);
    }

    @Test
    void refusalsDoNotOpenTheBreaker() {
        for (int i = 0; i < 2; i++) {
            bench.failure(layer, Bench.failing(new Refused(409, "no")));
        }

        assertThat(breaker.getState()).isEqualTo(State.CLOSED);
    }

    @Test
    void aCheckOfTheResultThatThrowsDoesNotLoseTheCall() {
        var touchy = CircuitBreaker.of(
                "touchy",
                Bench.config()
                        .recordResult(result -> {
                            throw new IllegalStateException();
                        })
                        .build());
        var call = bench.begin(
                new BreakerLayer(PlatformEndpoint.STATUS, Bench.probing(touchy)), Bench.well(), new Cancellation());

        assertThat(Bench.value(call)).isEqualTo("well");
        assertThat(touchy.getState()).isEqualTo(State.CLOSED);
    }

    @Test
    void aResponseToACallFromBeforeTheBreakerOpenedDecidesNothing() {
        Promise<String> late = Promise.promise();
        var call = bench.begin(layer, cancellation -> late.future(), new Cancellation());
        Bench.probing(breaker);

        late.complete("late");

        assertThat(Bench.value(call)).isNotEmpty();
        assertThat(breaker.getState()).isEqualTo(State.HALF_OPEN);
    }

    @Test
    void aCallFromBeforeTheBreakerOpenedReturnsNoPermissionOfHalfOpen() {
        var cancellation = new Cancellation();
        var call = bench.begin(layer, limited(Bench.never()), cancellation);
        Bench.probing(breaker);

        bench.cancel(cancellation);
        assertThat(Bench.failure(call)).isNotNull();

        assertThat(breaker.tryAcquirePermission()).isTrue();
        assertThat(breaker.tryAcquirePermission()).isFalse();
    }

    @Test
    void slowUploadsDoNotOpenTheBreaker() {
        var slow = bench.policies(0, 1000).breaker(PlatformEndpoint.UPLOAD);
        for (int i = 0; i < 2; i++) {
            slow.onSuccess(15, TimeUnit.MINUTES);
        }

        assertThat(slow.getState()).isEqualTo(State.CLOSED);
    }

    @Test
    void aResponseFromAnotherThreadArrivesOnTheContext() {
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

    @Test
    void anOpenBreakerSaysWhatItIsAndThatNothingWasSent() {
        breaker.transitionToOpenState();

        assertThat(bench.failure(layer, Bench.well()))
                .hasMessageContaining("circuit breaker of the upload endpoint is open")
                .hasMessageContaining("nothing was sent");
    }
}
