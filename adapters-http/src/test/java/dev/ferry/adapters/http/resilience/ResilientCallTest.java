package dev.ferry.adapters.http.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.adapters.http.call.Cancellation;
import dev.ferry.adapters.http.call.PlatformCall;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault;
import dev.ferry.domain.fault.PlatformFault.HeldBack;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.fault.PlatformFault.Refused;
import dev.ferry.domain.fault.PlatformFault.Throttled;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** All layers together, in order. */
class ResilientCallTest {

    private final Bench bench = new Bench();
    private final AtomicInteger calls = new AtomicInteger();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void anOpenBreakerDefersCallsAndReportsTheDelay() {
        var resilientCall = bench.policies(0, 1000).resilientCall(PlatformEndpoint.UPLOAD);
        IntStream.range(0, 2).forEach(i -> fault(resilientCall, counted(new Unavailable("down"))));

        assertThat(fault(resilientCall, counted(new Unavailable("down"))))
                .isInstanceOfSatisfying(
                        HeldBack.class,
                        deferred -> assertThat(deferred.retryAfter())
                                .isPositive()
                                .isLessThanOrEqualTo(Duration.ofMillis(100)));
        assertThat(calls.get()).isEqualTo(2);
    }

    @Test
    void theBudgetIsSharedByAllEndpoints() {
        var policies = bench.policies(2, 1000);
        var status = policies.resilientCall(PlatformEndpoint.STATUS);
        var result = policies.resilientCall(PlatformEndpoint.RESULT);
        fault(status, counted(new Unavailable("down")));
        fault(result, counted(new Unavailable("down")));

        assertThat(budget()).isLessThan(10);
        assertThat(budget())
                .isEqualTo(10
                        - bench.meters.get("ferry.platform.retries").counters().stream()
                                .mapToDouble(counter -> counter.count())
                                .sum());
    }

    @Test
    void answeredCallsFillTheBudget() {
        var budget = new RetryBudget(10, 2);
        assertThat(IntStream.range(0, 5).filter(i -> budget.spend()).count()).isEqualTo(2);

        IntStream.range(0, 9).forEach(i -> budget.earn());
        assertThat(budget.spend()).isFalse();

        budget.earn();
        assertThat(budget.spend()).isTrue();
    }

    @Test
    void aNewLimitAppliesToWaitingCalls() {
        var policies = bench.policies(0, 1000);
        var resilientCall = policies.resilientCall(PlatformEndpoint.STATUS);
        policies.limit(1);
        var three = bench.on(() -> IntStream.range(0, 3)
                .mapToObj(i -> resilientCall.call(counted(new Refused(400, "no")), new Cancellation()))
                .toList());
        assertThat(calls.get()).isEqualTo(1);

        policies.limit(1000);

        assertThat(three).allSatisfy(call -> assertThat(Bench.failure(call)).isNotNull());
        assertThat(calls.get()).isEqualTo(3);
    }

    @Test
    void aPauseAppliesToWaitingCalls() {
        var resilientCall = bench.policies(0, 1).resilientCall(PlatformEndpoint.STATUS);
        var throttled = bench.on(
                () -> resilientCall.call(counted(new Throttled("busy", Duration.ofHours(1))), new Cancellation()));
        var waiting = bench.on(() -> resilientCall.call(counted(new Unavailable("down")), new Cancellation()));

        assertThat(Bench.failure(throttled)).isNotNull();
        assertThat(((PlatformException) Bench.failure(waiting)).fault()).isInstanceOf(Throttled.class);
        assertThat(calls.get()).isEqualTo(1);
    }

    @Test
    void anUploadThatIsCancelledWhileItWaitsIsNotSent() {
        var resilientCall = bench.policies(0, 1).resilientCall(PlatformEndpoint.UPLOAD);
        bench.on(() -> resilientCall.call(Bench.succeeding(), new Cancellation()));
        var cancellation = new Cancellation();
        var waiting = bench.on(() -> resilientCall.call(Bench.succeeding(), cancellation));

        bench.cancel(cancellation);

        assertThat(((PlatformException) Bench.failure(waiting)).fault())
                .isEqualTo(new Unavailable("nothing was sent before the caller cancelled"));
    }

    @Test
    void anUploadThatIsCancelledWhileItIsSentIsInDoubt() {
        var resilientCall = bench.policies(0, 1000).resilientCall(PlatformEndpoint.UPLOAD);
        var cancellation = new Cancellation();
        var sending = bench.on(() -> resilientCall.call(Bench.hanging(), cancellation));

        bench.cancel(cancellation);

        assertThat(((PlatformException) Bench.failure(sending)).fault()).isInstanceOf(OutcomeUnknown.class);
        assertThat(bench.on(bench.timers::pending)).isZero();
    }

    private double budget() {
        return bench.meters.get("ferry.platform.retry.budget").gauge().value();
    }

    private PlatformCall<String> counted(PlatformFault fault) {
        return cancellation -> {
            calls.incrementAndGet();
            return Future.failedFuture(new PlatformException(fault));
        };
    }

    private PlatformFault fault(ResilientCall resilientCall, PlatformCall<String> call) {
        var failure = Bench.failure(bench.on(() -> resilientCall.call(call, new Cancellation())));
        return ((PlatformException) failure).fault();
    }
}
