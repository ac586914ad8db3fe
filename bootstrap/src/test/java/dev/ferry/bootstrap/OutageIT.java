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
import dev.ferry.crash.Figures;
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

/** In a total outage of the Platform, retries add no more than a tenth to the load. */
class OutageIT {

    private static final Duration OUTAGE = Duration.ofSeconds(10);
    private static final int QUESTIONS = 2000;
    private static final double MOST = 1.10;
    private static final double SAVED = 10;

    /** A service and its Platform. */
    private record Pair(AwayPlatform platform, LiveFerry ferry) implements AutoCloseable {
        static Pair with(int retries) {
            var platform = new AwayPlatform();
            return new Pair(platform, new LiveFerry(platform.url(), resilience(20, retries), 8));
        }

        void getReady() {
            var processing = new UploadQuery(Set.of(UploadState.PROCESSING), null, null, 100);
            ferry.submit("processing", 50);
            await().until(() -> ferry.ferry()
                            .track()
                            .list(processing)
                            .toCompletableFuture()
                            .join()
                            .size()
                    == 50);
        }

        void beginOutage() {
            platform.goAway();
            ferry.submit("waiting", 200);
        }

        @Override
        public void close() {
            ferry.close();
            platform.close();
        }
    }

    /**
     * Both at the same time, so that whatever else the machine does happens to both. The breakers decide how much goes
     * out, and how their periods fall is chance; certain is that no more retries are among it than were saved up.
     */
    @Test
    void theBreakersAndTheBudgetTogether() throws IOException {
        try (var without = Pair.with(0);
                var with = Pair.with(2)) {
            without.getReady();
            with.getReady();
            without.beginOutage();
            with.beginOutage();
            var end = System.nanoTime() + OUTAGE.toNanos();
            await().atMost(OUTAGE.multipliedBy(2)).until(() -> System.nanoTime() > end);

            var fewer = without.platform().inVain();
            var more = with.platform().inVain();
            Figures.tell(
                    "outage",
                    "a service with 50 uploads in processing and 200 waiting, an outage of %d s: %d requests without retries, %d with them, %.0f of these are retries, ratio %.3f"
                            .formatted(
                                    OUTAGE.toSeconds(),
                                    fewer,
                                    more,
                                    with.ferry().count("ferry.platform.retries"),
                                    (double) more / fewer));
            assertThat(fewer).isPositive();
            assertThat(without.ferry().count("ferry.platform.retries")).isZero();
            assertThat(with.ferry().count("ferry.platform.retries")).isBetween(1.0, SAVED);
        }
    }

    @Test
    void theBudgetAlone() throws IOException {
        var without = questionsInAnOutage(0);
        var with = questionsInAnOutage(2);

        Figures.tell(
                "outage-budget",
                "%d questions in an outage, without breakers: %d requests without retries, %d with them, ratio %.3f"
                        .formatted(QUESTIONS, without, with, (double) with / without));
        assertThat(without).isEqualTo(QUESTIONS);
        assertThat(with).isGreaterThan(without).isLessThanOrEqualTo((int) (without * MOST));
    }

    private static int questionsInAnOutage(int retries) {
        var vertx = Vertx.vertx();
        try (var away = new AwayPlatform()) {
            var url = URI.create(away.url());
            var standard = PlatformSettings.of(url, url, Credentials.of("me", new Secret("secret"), new Secret("key")));
            var settings = new PlatformSettings(
                    url, url, false, standard.credentials(), standard.limits(), resilience(1_000_000, retries));
            var platform =
                    new HttpPlatform(vertx, settings, new SimpleMeterRegistry(), InstantSource.system(), new Random(1));
            platform.authenticate().toCompletableFuture().join();
            away.goAway();
            for (int i = 0; i < QUESTIONS / 50; i++) {
                Stages.all(IntStream.range(0, 50)
                                .mapToObj(each -> platform.status(
                                                new ProcessingToken(
                                                        UUID.randomUUID().toString()),
                                                null)
                                        .handle((status, failure) -> failure != null))
                                .toList())
                        .toCompletableFuture()
                        .join();
            }
            platform.close().toCompletableFuture().join();
            return away.inVain();
        } finally {
            vertx.close().await();
        }
    }

    private static ResilienceSettings resilience(int breakerWindow, int retries) {
        return new ResilienceSettings(
                breakerWindow, 50, Duration.ofMillis(200), retries, 10, Duration.ofMillis(50), 10_000);
    }
}
