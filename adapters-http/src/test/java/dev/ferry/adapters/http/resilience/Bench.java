package dev.ferry.adapters.http.resilience;

import dev.ferry.adapters.http.call.Cancellation;
import dev.ferry.adapters.http.call.ContextTimers;
import dev.ferry.adapters.http.call.Layer;
import dev.ferry.adapters.http.call.PlatformCall;
import dev.ferry.adapters.http.call.WaitQueue;
import dev.ferry.adapters.http.settings.CallLimits;
import dev.ferry.adapters.http.settings.ResilienceSettings;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.application.ratelimit.AccountPause;
import dev.ferry.domain.fault.PlatformFault;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A Vert.x context and helpers for tests of layers. */
final class Bench implements AutoCloseable {

    static final Duration DEADLINE = Duration.ofMillis(50);

    final Vertx vertx = Vertx.vertx();
    final Context context = vertx.getOrCreateContext();
    final ContextTimers timers = new ContextTimers(context);
    final MeterRegistry meters = new SimpleMeterRegistry();

    /** Runs a task on the context and returns its result to the test thread. */
    <T> T on(Supplier<T> task) {
        var result = new CompletableFuture<T>();
        context.runOnContext(ignored -> {
            try {
                result.complete(task.get());
            } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
            }
        });
        return result.orTimeout(60, TimeUnit.SECONDS).join();
    }

    /** Starts a call through a layer, on the context. */
    <T> Future<T> start(Layer layer, PlatformCall<T> call, Cancellation cancellation) {
        return on(() -> layer.run(call, cancellation));
    }

    /** Makes a call through a layer and waits for it. Returns its failure, or null when it succeeded. */
    <T> Throwable failure(Layer layer, PlatformCall<T> call) {
        return failure(start(layer, call, new Cancellation()));
    }

    static Throwable failure(Future<?> call) {
        return call.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .handle((value, failure) -> failure)
                .join();
    }

    static <T> T value(Future<T> call) {
        return call.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }

    void cancel(Cancellation cancellation) {
        on(() -> {
            cancellation.cancel("before the caller cancelled");
            return true;
        });
    }

    WaitQueue queue() {
        return new WaitQueue(timers, Duration.ofSeconds(10), meters.timer("waits"));
    }

    DeadlineLayer deadline(PlatformEndpoint endpoint) {
        return new DeadlineLayer(endpoint, DEADLINE, timers);
    }

    /** Policies without retries, with a deadline, and with a breaker that stays open. */
    ResiliencePolicies policies(Duration deadline) {
        var standard = CallLimits.standard();
        var limits = new CallLimits(
                standard.connect(),
                deadline,
                deadline,
                standard.idle(),
                standard.answerBytes(),
                standard.resultBytes(),
                standard.connections(),
                standard.waiting(),
                standard.tokenLifetime(),
                standard.renewalMargin(),
                standard.longestPause());
        return policies(limits, Duration.ofMinutes(1), 0, 1000);
    }

    ResiliencePolicies policies(int retries, int callsPerSecond) {
        return policies(CallLimits.standard(), Duration.ofMillis(100), retries, callsPerSecond);
    }

    private ResiliencePolicies policies(CallLimits limits, Duration open, int retries, int callsPerSecond) {
        var settings = new ResilienceSettings(2, 50, open, retries, 10, Duration.ofMillis(2), callsPerSecond);
        var pause = new AccountPause(InstantSource.system(), limits.longestPause());
        return new ResiliencePolicies(timers, limits, settings, meters, pause, new Random(1));
    }

    static <T> PlatformCall<T> failing(PlatformFault fault) {
        return cancellation -> Future.failedFuture(new PlatformException(fault));
    }

    static <T> PlatformCall<T> hanging() {
        return cancellation -> Promise.<T>promise().future();
    }

    static PlatformCall<String> succeeding() {
        return cancellation -> Future.succeededFuture("ok");
    }

    /** A breaker whose window is the last two calls. */
    static CircuitBreaker breaker() {
        return CircuitBreaker.of("breaker", config().build());
    }

    static CircuitBreakerConfig.Builder config() {
        return CircuitBreakerConfig.custom()
                .slidingWindowSize(2)
                .minimumNumberOfCalls(2)
                .permittedNumberOfCallsInHalfOpenState(1);
    }

    /** Sets a breaker half-open; the next call opens or closes it. */
    static CircuitBreaker halfOpen(CircuitBreaker breaker) {
        breaker.transitionToOpenState();
        breaker.transitionToHalfOpenState();
        return breaker;
    }

    @Override
    public void close() {
        vertx.close().await();
    }
}
