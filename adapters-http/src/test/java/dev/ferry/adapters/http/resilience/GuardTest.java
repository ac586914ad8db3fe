package dev.ferry.adapters.http.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ferry.adapters.http.settings.ResilienceSettings;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault;
import dev.ferry.domain.fault.PlatformFault.Refused;
import dev.ferry.domain.fault.PlatformFault.Throttled;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Keeps the known traps of Resilience4j 2.4.0: permissions that leak, retries of what never began, half-open for ever.
 */
class GuardTest {

    private static final Duration DEADLINE = Duration.ofMinutes(15);
    private static final RandomGenerator NEARLY_ONE = () -> -1L;

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger calls = new AtomicInteger();

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void anErrorThrownByACallIsAFailureLikeAnyOther() {
        var guard = opened(settings(0, Duration.ZERO));
        await().until(() -> {
            var failure = failure(guard.call(this::erring));
            return failure instanceof AssertionError;
        });

        await().untilAsserted(() -> assertThat(result(guard.call(this::well))).isEqualTo("well"));
    }

    @Test
    void aPauseGivesThePermissionBackAndProvesNothing() {
        var guard = opened(settings(0, Duration.ZERO));
        await().until(() -> fault(guard.call(this::throttled)) instanceof Throttled);

        IntStream.range(0, 10)
                .forEach(i -> assertThat(fault(guard.call(this::throttled))).isInstanceOf(Throttled.class));
        assertThat(result(guard.call(this::well))).isEqualTo("well");
    }

    @Test
    void refusalsAreNoTroubleOfTheEndpoint() {
        var guard = guard(settings(0, Duration.ZERO));

        IntStream.range(0, 10)
                .forEach(i -> assertThat(fault(guard.call(() -> failing(new Refused(409, "no")))))
                        .isInstanceOf(Refused.class));

        assertThat(result(guard.call(this::well))).isEqualTo("well");
    }

    @Test
    void anOpenBreakerIsNotAskedAgain() {
        var guard = opened(settings(3, Duration.ofHours(1), Duration.ofDays(1)));
        var before = calls.get();

        assertThat(fault(guard.call(this::well)).summary()).contains("circuit breaker", "status", "nothing was sent");
        assertThat(calls.get()).isEqualTo(before);
    }

    @Test
    void aLimitThatIsUsedUpIsNotAskedAgain() {
        var guard = guard(new ResilienceSettings(2, 50, Duration.ofHours(1), 3, Duration.ofDays(1), 1));

        var all = IntStream.range(0, 20).mapToObj(i -> guard.call(this::well)).toList();

        await().untilAsserted(() -> assertThat(all)
                .filteredOn(Future::failed)
                .extracting(call -> String.valueOf(call.cause().getMessage()))
                .hasSizeGreaterThan(10)
                .allMatch(words -> words.contains("the limit of calls")));
    }

    @Test
    void aCallThatFailsOnItsSecondTryEndsToo() {
        var guard = guard(settings(1, Duration.ZERO));

        assertThat(failure(guard.call(() -> calls.getAndIncrement() == 0 ? failing(new Unavailable("x")) : erring())))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void slownessIsNoFailure() {
        var breaker = breaker();

        IntStream.range(0, 10).forEach(i -> breaker.onSuccess(DEADLINE.toSeconds(), TimeUnit.SECONDS));

        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    }

    @Test
    void halfOpenEndsButNotBeforeTheSlowestCall() {
        var config = breaker().getCircuitBreakerConfig();

        assertThat(config.getMaxWaitDurationInHalfOpenState())
                .isGreaterThan(DEADLINE.multipliedBy(2))
                .isLessThan(Duration.ofDays(1));
    }

    /** Window 2, open so briefly that waiting for half-open takes no time. */
    private static ResilienceSettings settings(int retries, Duration delay) {
        return settings(retries, Duration.ofMillis(200), delay);
    }

    private static ResilienceSettings settings(int retries, Duration open, Duration delay) {
        return new ResilienceSettings(2, 50, open, retries, delay, 10_000);
    }

    private static CircuitBreaker breaker() {
        return new Policies(settings(0, Duration.ZERO), DEADLINE, NEARLY_ONE).breaker(Endpoint.UPLOAD);
    }

    private Guard guard(ResilienceSettings settings) {
        return new Guard(Endpoint.STATUS, vertx, settings, DEADLINE, new SimpleMeterRegistry(), NEARLY_ONE);
    }

    private Guard opened(ResilienceSettings settings) {
        var guard = guard(settings);
        IntStream.range(0, 2).forEach(i -> failure(guard.call(this::erring)));
        return guard;
    }

    private Future<String> well() {
        calls.incrementAndGet();
        return Future.succeededFuture("well");
    }

    private Future<String> throttled() {
        return failing(new Throttled("later", null));
    }

    private Future<String> erring() {
        calls.incrementAndGet();
        throw new AssertionError("an error, not an exception");
    }

    private static Future<String> failing(PlatformFault fault) {
        return Future.failedFuture(new PlatformException(fault));
    }

    private static PlatformFault fault(Future<?> call) {
        return ((PlatformException) failure(call)).fault();
    }

    private static Throwable failure(Future<?> call) {
        end(call);
        return call.cause();
    }

    private static <T> T result(Future<T> call) {
        end(call);
        return call.result();
    }

    private static void end(Future<?> call) {
        call.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .handle((value, failure) -> true)
                .join();
    }
}
