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

/** Tests the breaker layer; a half-open breaker here has one permission, so that a leak shows at once. */
class BreakerLayerTest {

    private final Bench bench = new Bench();
    private final CircuitBreaker breaker = Bench.breaker();
    private final BreakerLayer layer = new BreakerLayer(PlatformEndpoint.UPLOAD, breaker);

    @AfterEach
    void close() {
        bench.close();
    }

    private <T> PlatformCall<T> withDeadline(PlatformCall<T> call) {
        return bench.deadline(PlatformEndpoint.UPLOAD).wrap(call);
    }

    @Test
    void aCallThatFailsWithAnErrorReleasesItsPermission() {
        Bench.halfOpen(breaker);

        bench.failure(layer, cancellation -> Future.failedFuture(new AssertionError()));

        assertThat(breaker.getState()).isEqualTo(State.OPEN);
    }

    @Test
    void aCallThatThrowsAnErrorFailsAndReleasesItsPermission() {
        Bench.halfOpen(breaker);

        var failure = bench.failure(layer, cancellation -> {
            throw new AssertionError();
        });

        assertThat(failure).isInstanceOf(AssertionError.class);
        assertThat(breaker.getState()).isEqualTo(State.OPEN);
    }

    @Test
    void aCallThatNeverCompletesEndsHalfOpenAtItsDeadline() {
        Bench.halfOpen(breaker);
        var context = new AtomicReference<@Nullable Context>();
        breaker.getEventPublisher().onStateTransition(reopened -> context.set(Vertx.currentContext()));

        bench.failure(layer, withDeadline(Bench.hanging()));

        assertThat(breaker.getState()).isEqualTo(State.OPEN);
        assertThat(context.get()).isEqualTo(bench.context);
    }

    /** The deadline ends each probe. Resilience4j's own limit would run on a thread that never stops. */
    @Test
    void halfOpenHasNoTimeLimit() {
        var config = bench.policies(0, 1000).breaker(PlatformEndpoint.UPLOAD).getCircuitBreakerConfig();

        assertThat(config.getMaxWaitDurationInHalfOpenState()).isZero();
    }

    @Test
    void aCallThatIsCancelledStopsAndReleasesItsPermission() {
        Bench.halfOpen(breaker);
        var cancellation = new Cancellation();
        var reason = new AtomicReference<String>();
        var call = bench.start(
                layer,
                withDeadline(work -> {
                    work.onCancel(reason::set);
                    return Promise.promise().future();
                }),
                cancellation);

        bench.cancel(cancellation);

        assertThat(Bench.failure(call)).isNotNull();
        assertThat(reason.get()).isEqualTo("before the caller cancelled");
        assertThat(breaker.tryAcquirePermission()).isTrue();
    }

    @Test
    void callsThatAreCancelledDoNotOpenTheBreaker() {
        for (int i = 0; i < 2; i++) {
            var cancellation = new Cancellation();
            var call = bench.start(layer, withDeadline(Bench.hanging()), cancellation);
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
        var throwing = CircuitBreaker.of(
                "throwing",
                Bench.config()
                        .recordResult(result -> {
                            throw new IllegalStateException();
                        })
                        .build());
        var call = bench.start(
                new BreakerLayer(PlatformEndpoint.STATUS, Bench.halfOpen(throwing)),
                Bench.succeeding(),
                new Cancellation());

        assertThat(Bench.value(call)).isEqualTo("ok");
        assertThat(throwing.getState()).isEqualTo(State.CLOSED);
    }

    @Test
    void aLateResultFromBeforeTheBreakerOpenedIsIgnored() {
        Promise<String> late = Promise.promise();
        var call = bench.start(layer, cancellation -> late.future(), new Cancellation());
        Bench.halfOpen(breaker);

        late.complete("late");

        assertThat(Bench.value(call)).isNotEmpty();
        assertThat(breaker.getState()).isEqualTo(State.HALF_OPEN);
    }

    @Test
    void aCallFromBeforeTheBreakerOpenedReleasesNoHalfOpenPermission() {
        var cancellation = new Cancellation();
        var call = bench.start(layer, withDeadline(Bench.hanging()), cancellation);
        Bench.halfOpen(breaker);

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
    void aResultFromAnotherThreadArrivesOnTheContext() {
        var context = new AtomicReference<@Nullable Context>();
        Promise<String> call = Promise.promise();
        var promise = bench.start(
                layer, bench.deadline(PlatformEndpoint.STATUS).wrap(cancellation -> call.future()), new Cancellation());
        promise.onSuccess(value -> context.set(Vertx.currentContext()));

        call.complete("from here");

        await().untilAsserted(() -> assertThat(context.get()).isEqualTo(bench.context));
    }

    @Test
    void anOpenBreakerReportsItselfAndThatNothingWasSent() {
        breaker.transitionToOpenState();

        assertThat(bench.failure(layer, Bench.succeeding()))
                .hasMessageContaining("circuit breaker of the upload endpoint is open")
                .hasMessageContaining("nothing was sent");
    }
}
