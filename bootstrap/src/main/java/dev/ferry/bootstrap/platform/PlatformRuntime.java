package dev.ferry.bootstrap.platform;

import dev.ferry.application.ratelimit.AccountPause;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * The parts of a running Ferry that the adapter of a Platform can use.
 *
 * @param vertx closed after the Platform
 * @param clock the store's clock
 * @param pause the account's pause
 */
public record PlatformRuntime(
        Vertx vertx, MeterRegistry meters, InstantSource clock, AccountPause pause, RandomGenerator random) {}
