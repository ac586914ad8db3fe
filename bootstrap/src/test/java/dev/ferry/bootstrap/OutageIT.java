package dev.ferry.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ferry.adapters.http.HttpPlatform;
import dev.ferry.adapters.http.settings.Credentials;
import dev.ferry.adapters.http.settings.PlatformSettings;
import dev.ferry.adapters.http.settings.ResilienceSettings;
import dev.ferry.adapters.http.settings.Secret;
import dev.ferry.application.async.Stages;
import dev.ferry.application.journal.UploadQuery;
import dev.ferry.application.journal.UploadState;
import dev.ferry.crash.Measurements;
import dev.ferry.domain.platform.ProcessingToken;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** In a total outage of the Platform, retries add at most a tenth to the load. */
class OutageIT {

    private static final Duration OUTAGE = Duration.ofSeconds(10);
    private static final int STATUS_CALLS = 2000;
    private static final double MAX_RATIO = 1.10;
    private static final double INITIAL_BUDGET = 10;

    /** A service and its Platform. */
    private record ServiceWithPlatform(UnavailablePlatform platform, InMemoryService ferry) implements AutoCloseable {
        static ServiceWithPlatform with(int retries) {
            var platform = new UnavailablePlatform();
            return new ServiceWithPlatform(platform, new InMemoryService(platform.url(), resilience(20, retries), 8));
        }

        void submitBeforeOutage() {
            var processing = new UploadQuery(Set.of(UploadState.PROCESSING), null, null, 100);
            ferry.submit("processing", 50);
            await().until(() -> ferry.ferry()
                            .track()
                            .list(processing)
                            .toCompletableFuture()
                            .join()
                            .uploads()
                            .size()
                    == 50);
        }

        void startOutage() {
            platform.startOutage();
            ferry.submit("waiting", 200);
        }

        @Override
        public void close() {
            ferry.close();
            platform.close();
        }
    }

    /**
     * Both services run at the same time, so that the load of the machine affects both. The number of requests depends
     * on the breakers and varies. The number of retries never exceeds the initial budget.
     */
    @Test
    void breakersAndTheRetryBudgetLimitTheLoad() throws IOException {
        try (var without = ServiceWithPlatform.with(0);
                var with = ServiceWithPlatform.with(2)) {
            without.submitBeforeOutage();
            with.submitBeforeOutage();
            without.startOutage();
            with.startOutage();
            var end = System.nanoTime() + OUTAGE.toNanos();
            await().atMost(OUTAGE.multipliedBy(2)).until(() -> System.nanoTime() > end);

            var withoutRetries = without.platform().requestsInOutage();
            var withRetries = with.platform().requestsInOutage();
            Measurements.record(
                    "outage",
                    "a service with 50 uploads in processing and 200 waiting, an outage of %d s: %d requests without retries, %d with them, %.0f of these are retries, ratio %.3f"
                            .formatted(
                                    OUTAGE.toSeconds(),
                                    withoutRetries,
                                    withRetries,
                                    with.ferry().count("ferry.platform.retries"),
                                    (double) withRetries / withoutRetries));
            assertThat(withoutRetries).isPositive();
            assertThat(without.ferry().count("ferry.platform.retries")).isZero();
            assertThat(with.ferry().count("ferry.platform.retries")).isBetween(1.0, INITIAL_BUDGET);
        }
    }

    @Test
    void theRetryBudgetAloneLimitsTheLoad() throws IOException {
        var without = requestsInAnOutage(0);
        var with = requestsInAnOutage(2);

        Measurements.record(
                "outage-budget",
                "%d status calls in an outage, without breakers: %d requests without retries, %d with them, ratio %.3f"
                        .formatted(STATUS_CALLS, without, with, (double) with / without));
        assertThat(without).isEqualTo(STATUS_CALLS);
        assertThat(with).isGreaterThan(without).isLessThanOrEqualTo((int) (without * MAX_RATIO));
    }

    private static int requestsInAnOutage(int retries) {
        var vertx = Vertx.vertx();
        try (var unavailable = new UnavailablePlatform()) {
            var url = URI.create(unavailable.url());
            var standard = PlatformSettings.of(url, url, Credentials.of("me", new Secret("secret"), new Secret("key")));
            var settings = new PlatformSettings(
                    url, url, false, standard.credentials(), standard.limits(), resilience(1_000_000, retries));
            var platform = HttpPlatform.resilient(
                    vertx, settings, new SimpleMeterRegistry(), InstantSource.system(), new Random(1));
            platform.authenticate().toCompletableFuture().join();
            unavailable.startOutage();
            for (int i = 0; i < STATUS_CALLS / 50; i++) {
                Stages.all(IntStream.range(0, 50)
                                .mapToObj(call -> platform.status(
                                                new ProcessingToken(
                                                        UUID.randomUUID().toString()),
                                                null)
                                        .handle((status, failure) -> failure != null))
                                .toList())
                        .toCompletableFuture()
                        .join();
            }
            platform.close().toCompletableFuture().join();
            return unavailable.requestsInOutage();
        } finally {
            vertx.close().await();
        }
    }

    private static ResilienceSettings resilience(int breakerWindow, int retries) {
        return new ResilienceSettings(
                breakerWindow, 50, Duration.ofMillis(200), retries, 10, Duration.ofMillis(50), 10_000);
    }
}
