package dev.ferry.adapters.http.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.adapters.http.call.Call;
import dev.ferry.adapters.http.call.Cancellation;
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

/** All layers together, in their order. */
class GuardTest {

    private final Bench bench = new Bench();
    private final AtomicInteger calls = new AtomicInteger();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void anOpenBreakerHoldsCallsBackAndSaysForHowLong() {
        var guard = bench.policies(0, 1000).guard(Endpoint.UPLOAD);
        IntStream.range(0, 2).forEach(i -> fault(guard, counted(new Unavailable("down"))));

        assertThat(fault(guard, counted(new Unavailable("down"))))
                .isInstanceOfSatisfying(
                        HeldBack.class,
                        held -> assertThat(held.retryAfter()).isPositive().isLessThanOrEqualTo(Duration.ofMillis(100)));
        assertThat(calls.get()).isEqualTo(2);
    }

    @Test
    void theBudgetIsSharedByAllEndpoints() {
        var policies = bench.policies(2, 1000);
        var status = policies.guard(Endpoint.STATUS);
        var result = policies.guard(Endpoint.RESULT);
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
    void aNewLimitHoldsForThoseWhoWaitAlready() {
        var policies = bench.policies(0, 1000);
        var guard = policies.guard(Endpoint.STATUS);
        policies.limit(1);
        var three = bench.on(() -> IntStream.range(0, 3)
                .mapToObj(i -> guard.call(counted(new Refused(400, "no")), new Cancellation()))
                .toList());
        assertThat(calls.get()).isEqualTo(1);

        policies.limit(1000);

        assertThat(three).allSatisfy(call -> assertThat(Bench.failure(call)).isNotNull());
        assertThat(calls.get()).isEqualTo(3);
    }

    @Test
    void aPauseHoldsCallsThatWereOnTheirWayAlready() {
        var guard = bench.policies(0, 1).guard(Endpoint.STATUS);
        var throttled =
                bench.on(() -> guard.call(counted(new Throttled("busy", Duration.ofHours(1))), new Cancellation()));
        var waiting = bench.on(() -> guard.call(counted(new Unavailable("down")), new Cancellation()));

        assertThat(Bench.failure(throttled)).isNotNull();
        assertThat(((PlatformException) Bench.failure(waiting)).fault()).isInstanceOf(Throttled.class);
        assertThat(calls.get()).isEqualTo(1);
    }

    @Test
    void anUploadThatIsGivenUpWhileItWaitsWasNotSent() {
        var guard = bench.policies(0, 1).guard(Endpoint.UPLOAD);
        bench.on(() -> guard.call(Bench.well(), new Cancellation()));
        var cancellation = new Cancellation();
        var waiting = bench.on(() -> guard.call(Bench.well(), cancellation));

        bench.cancel(cancellation);

        assertThat(((PlatformException) Bench.failure(waiting)).fault())
                .isEqualTo(new Unavailable("nothing was sent before its caller gave up"));
    }

    @Test
    void anUploadThatIsGivenUpOnTheWireIsInDoubt() {
        var guard = bench.policies(0, 1000).guard(Endpoint.UPLOAD);
        var cancellation = new Cancellation();
        var sending = bench.on(() -> guard.call(Bench.never(), cancellation));

        bench.cancel(cancellation);

        assertThat(((PlatformException) Bench.failure(sending)).fault()).isInstanceOf(OutcomeUnknown.class);
        assertThat(bench.on(bench.timers::pending)).isZero();
    }

    private double budget() {
        return bench.meters.get("ferry.platform.retry.budget").gauge().value();
    }

    private Call<String> counted(PlatformFault fault) {
        return cancellation -> {
            calls.incrementAndGet();
            return Future.failedFuture(new PlatformException(fault));
        };
    }

    private PlatformFault fault(Guard guard, Call<String> call) {
        var failure = Bench.failure(bench.on(() -> guard.call(call, new Cancellation())));
        return ((PlatformException) failure).fault();
    }
}
