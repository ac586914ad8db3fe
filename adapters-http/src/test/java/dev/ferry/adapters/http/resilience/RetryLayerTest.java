package dev.ferry.adapters.http.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.adapters.http.call.Cancellation;
import dev.ferry.adapters.http.call.PlatformCall;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault.HeldBack;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.micrometer.core.instrument.Counter;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetryLayerTest {

    private final PlatformException down = new PlatformException(new Unavailable("down"));

    private final Bench bench = new Bench();
    private final AtomicInteger calls = new AtomicInteger();

    @AfterEach
    void close() {
        bench.close();
    }

    private RetryLayer layer(PlatformEndpoint endpoint) {
        return layer(bench.policies(2, 1000).retry(endpoint));
    }

    private RetryLayer layer(Retry retry) {
        return new RetryLayer(
                retry,
                new RetryBudget(10, 10),
                bench.timers,
                Counter.builder("retries").register(bench.meters));
    }

    /** A layer that waits an hour before the second attempt. */
    private RetryLayer slow() {
        return layer(Retry.of(
                "slow", RetryConfig.custom().waitDuration(Duration.ofHours(1)).build()));
    }

    private boolean isFirstCall() {
        return calls.incrementAndGet() == 1;
    }

    private PlatformCall<String> failing(PlatformException failure) {
        return cancellation -> {
            calls.incrementAndGet();
            return Future.failedFuture(failure);
        };
    }

    @Test
    void aCallThatThrowsOnTheFirstAttemptFails() {
        var call = bench.start(
                layer(PlatformEndpoint.STATUS),
                cancellation -> {
                    throw new IllegalStateException();
                },
                new Cancellation());

        assertThat(call.failed()).isTrue();
    }

    @Test
    void aCallThatThrowsOnTheSecondAttemptFails() {
        assertThat(bench.failure(layer(PlatformEndpoint.STATUS), cancellation -> {
                    if (isFirstCall()) {
                        return Future.failedFuture(down);
                    }
                    throw new IllegalStateException();
                }))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    @SuppressWarnings("NullAway") // the defect under test
    void aCallThatReturnsNullOnTheSecondAttemptFails() {
        assertThat(bench.failure(
                        layer(PlatformEndpoint.STATUS),
                        cancellation -> isFirstCall() ? Future.failedFuture(down) : null))
                .isInstanceOf(NullPointerException.class);
    }

    @Test
    void aSecondAttemptRunsOnTheContext() {
        var second = new AtomicReference<Thread>();
        var call = bench.start(
                layer(PlatformEndpoint.STATUS),
                cancellation -> {
                    second.set(Thread.currentThread());
                    return isFirstCall() ? Future.failedFuture(down) : Future.succeededFuture(Vertx.currentContext());
                },
                new Cancellation());

        assertThat(Bench.value(call)).isEqualTo(bench.context);
        assertThat(second.get()).isEqualTo(bench.on(Thread::currentThread));
    }

    @Test
    void aCallThatIsCancelledDuringThePauseIsNotRepeated() {
        var cancellation = new Cancellation();
        var call = bench.start(slow(), failing(down), cancellation);

        bench.cancel(cancellation);

        assertThat(Bench.failure(call)).hasMessage("before the caller cancelled");
        assertThat(calls.get()).isEqualTo(1);
        assertThat(bench.on(bench.timers::pending)).isZero();
    }

    @Test
    void anUploadInDoubtIsNotSentAgain() {
        bench.failure(
                layer(PlatformEndpoint.UPLOAD),
                failing(new PlatformException(new OutcomeUnknown("the answer was lost"))));

        assertThat(calls.get()).isEqualTo(1);
    }

    @Test
    void theBudgetBoundsTheRetriesOfAnOutage() {
        var layer = layer(PlatformEndpoint.STATUS);
        for (int i = 0; i < 100; i++) {
            bench.failure(layer, failing(down));
        }

        assertThat(calls.get()).isEqualTo(110);
    }

    @Test
    void thePausesHaveFullJitter() {
        var retry = bench.policies(2, 1000).retry(PlatformEndpoint.STATUS);
        var pauses = new HashSet<Long>();
        for (int i = 0; i < 100; i++) {
            pauses.add(retry.asyncContext().onError(down));
        }

        assertThat(pauses).containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void aDeferredCallIsNotRepeated() {
        var breaker = Bench.breaker();
        breaker.transitionToOpenState();

        var failure = bench.failure(
                layer(PlatformEndpoint.STATUS),
                new BreakerLayer(PlatformEndpoint.STATUS, breaker).wrap(Bench.succeeding()));

        assertThat(((PlatformException) failure).fault()).isInstanceOf(HeldBack.class);
        assertThat(breaker.getMetrics().getNumberOfNotPermittedCalls()).isEqualTo(1);
    }

    @Test
    void aListenerThatThrowsDoesNotFailTheCall() {
        var retry = Retry.of(
                "with-listener",
                RetryConfig.custom().waitDuration(Duration.ofMillis(5)).build());
        retry.getEventPublisher().onSuccess(event -> {
            throw new IllegalStateException("a listener");
        });

        var call = bench.start(
                layer(retry),
                cancellation -> isFirstCall() ? Future.failedFuture(down) : Future.succeededFuture("ok"),
                new Cancellation());

        assertThat(Bench.value(call)).isEqualTo("ok");
    }
}
