package dev.ferry.adapters.http.resilience;

import dev.ferry.adapters.http.call.Call;
import dev.ferry.adapters.http.call.Cancellation;
import dev.ferry.adapters.http.call.Layer;
import dev.ferry.adapters.http.call.Line;
import dev.ferry.adapters.http.call.Timers;
import dev.ferry.adapters.http.settings.Credentials;
import dev.ferry.adapters.http.settings.Limits;
import dev.ferry.adapters.http.settings.PlatformSettings;
import dev.ferry.adapters.http.settings.ResilienceSettings;
import dev.ferry.adapters.http.settings.Secret;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A context to try layers on. */
final class Bench implements AutoCloseable {

    static final Duration DEADLINE = Duration.ofMillis(50);

    final Vertx vertx = Vertx.vertx();
    final Context context = vertx.getOrCreateContext();
    final Timers timers = new Timers(context);
    final MeterRegistry meters = new SimpleMeterRegistry();

    /** Does something on the context, and brings what came of it here. */
    <T> T on(Supplier<T> task) {
        var done = new CompletableFuture<T>();
        context.runOnContext(go -> {
            try {
                done.complete(task.get());
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        });
        return done.orTimeout(10, TimeUnit.SECONDS).join();
    }

    /** Begins a call in a layer, on the context. */
    <T> Future<T> begin(Layer layer, Call<T> call, Cancellation cancellation) {
        return on(() -> layer.run(call, cancellation));
    }

    /** Makes a call in a layer to its end. Null when it succeeded. */
    <T> Throwable failure(Layer layer, Call<T> call) {
        return failure(begin(layer, call, new Cancellation()));
    }

    static Throwable failure(Future<?> call) {
        return call.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .handle((value, failure) -> failure)
                .join();
    }

    static <T> T value(Future<T> call) {
        return call.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    void cancel(Cancellation cancellation) {
        on(() -> {
            cancellation.cancel("before its caller gave up");
            return true;
        });
    }

    Line line() {
        return new Line(timers, Duration.ofSeconds(10), meters.timer("waits"));
    }

    DeadlineLayer deadline(Endpoint endpoint) {
        return new DeadlineLayer(endpoint, DEADLINE, timers);
    }

    Policies policies(int retries, int callsPerSecond) {
        var nowhere = URI.create("http://127.0.0.1");
        var settings = new PlatformSettings(
                nowhere,
                nowhere,
                false,
                Credentials.of("me", new Secret("secret"), new Secret("key")),
                Limits.standard(),
                new ResilienceSettings(
                        2, 50, Duration.ofMillis(100), retries, 10, Duration.ofMillis(2), callsPerSecond));
        return new Policies(timers, settings, meters, InstantSource.system(), new Random(1));
    }

    static <T> Call<T> failing(PlatformFault fault) {
        return cancellation -> Future.failedFuture(new PlatformException(fault));
    }

    static <T> Call<T> never() {
        return cancellation -> Promise.<T>promise().future();
    }

    static Call<String> well() {
        return cancellation -> Future.succeededFuture("well");
    }

    /** A breaker that looks at the last two calls. */
    static CircuitBreaker breaker() {
        return CircuitBreaker.of("breaker", config().build());
    }

    static CircuitBreakerConfig.Builder config() {
        return CircuitBreakerConfig.custom()
                .slidingWindowSize(2)
                .minimumNumberOfCalls(2)
                .permittedNumberOfCallsInHalfOpenState(1);
    }

    /** One call decides whether it opens or closes. */
    static CircuitBreaker probing(CircuitBreaker breaker) {
        breaker.transitionToOpenState();
        breaker.transitionToHalfOpenState();
        return breaker;
    }

    @Override
    public void close() {
        vertx.close().await();
    }
}
