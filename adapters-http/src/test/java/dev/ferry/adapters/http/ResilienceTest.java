package dev.ferry.adapters.http;

import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ferry.adapters.http.settings.ResilienceSettings;
import dev.ferry.application.async.Stages;
import dev.ferry.domain.fault.PlatformFault.Throttled;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResilienceTest {

    private static final ResilienceSettings SENSITIVE =
            new ResilienceSettings(4, 50, Duration.ofMillis(300), 0, 10, Duration.ofMillis(1), 10_000);

    @Test
    void anOpenBreakerSendsNothingAndClosesWhenThePlatformRecovers() {
        try (var rig = new Rig(settings -> Rig.with(settings, SENSITIVE))) {
            rig.answerQuery(Rig.answer(500, ""));
            IntStream.range(0, 4).forEach(i -> Rig.fault(rig.status()));
            var sent = queriesSent(rig);

            assertThat(Rig.fault(rig.status()).summary())
                    .contains("circuit breaker")
                    .contains("status");
            assertThat(queriesSent(rig)).isEqualTo(sent);
            assertThat(breakerIsOpen(rig)).isTrue();

            rig.answerQuery(Rig.answer(200, "processing"));
            await().ignoreExceptions().untilAsserted(() -> Rig.value(rig.status()));
            await().untilAsserted(() -> {
                Rig.value(rig.status());
                assertThat(breakerIsOpen(rig)).isFalse();
            });
        }
    }

    @Test
    void refusalsDoNotOpenTheBreaker() {
        try (var rig = new Rig(settings -> Rig.with(settings, SENSITIVE))) {
            for (var status : new int[] {400, 404, 409, 413, 401, 429}) {
                rig.answerUpload(Rig.answer(status, ""));
                IntStream.range(0, 8).forEach(i -> Rig.fault(rig.upload("a")));
            }
            rig.answerUpload(Rig.answer(200, Rig.TOKEN.value()));

            assertThat(Rig.value(rig.upload("a"))).isEqualTo(Rig.TOKEN);
        }
    }

    @Test
    void eachEndpointHasItsOwnBreaker() {
        try (var rig = new Rig(settings -> Rig.with(settings, SENSITIVE))) {
            rig.answerQuery(Rig.answer(500, ""));
            IntStream.range(0, 8).forEach(i -> Rig.fault(rig.status()));
            rig.answerUpload(Rig.answer(200, Rig.TOKEN.value()));

            assertThat(Rig.value(rig.upload("a"))).isEqualTo(Rig.TOKEN);
        }
    }

    @Test
    void queriesAreRetriedAndUploadsAreNot() {
        var eager = new ResilienceSettings(1000, 50, Duration.ofSeconds(1), 2, 10, Duration.ofMillis(5), 10_000);
        try (var rig = new Rig(settings -> Rig.with(settings, eager))) {
            rig.answerQuery(Rig.answer(500, ""));
            Rig.fault(rig.status());
            assertThat(queriesSent(rig)).isEqualTo(3);

            rig.answerUpload(Rig.answer(500, ""));
            Rig.fault(rig.upload("a"));
            rig.wire.verify(1, postRequestedFor(urlEqualTo(Rig.UPLOAD)));
        }
    }

    @Test
    void callsAreNotRetriedWhenThePlatformAsksForAPause() {
        var eager = new ResilienceSettings(1000, 50, Duration.ofSeconds(1), 2, 10, Duration.ofMillis(5), 10_000);
        try (var rig = new Rig(settings -> Rig.with(settings, eager))) {
            rig.answerQuery(Rig.answer(503, "").withHeader("Retry-After", "9"));

            assertThat(Rig.fault(rig.status())).isInstanceOf(Throttled.class);
            assertThat(queriesSent(rig)).isEqualTo(1);
        }
    }

    @Test
    void theRateLimiterSpreadsCallsOverTime() {
        var slow = new ResilienceSettings(1000, 50, Duration.ofSeconds(1), 0, 10, Duration.ofMillis(5), 10);
        try (var rig = new Rig(settings -> Rig.with(settings, slow))) {
            rig.answerQuery(Rig.answer(200, "processing"));
            var start = System.nanoTime();

            Rig.value(Stages.all(
                    IntStream.range(0, 25).mapToObj(i -> rig.status()).toList()));

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(900));
        }
    }

    @Test
    void everyCallIsTimedByEndpointAndOutcome() {
        try (var rig = new Rig()) {
            rig.answerUpload(Rig.answer(200, Rig.TOKEN.value()));
            Rig.value(rig.upload("a"));
            rig.answerUpload(Rig.answer(409, ""));
            Rig.fault(rig.upload("a"));

            assertThat(count(rig, "upload", "ok")).isEqualTo(1);
            assertThat(count(rig, "upload", "refused")).isEqualTo(1);
            assertThat(count(rig, "token", "ok")).isEqualTo(1);
        }
    }

    private static long count(Rig rig, String endpoint, String outcome) {
        return rig.meters
                .get("ferry.platform.requests")
                .tags("endpoint", endpoint, "outcome", outcome)
                .timer()
                .count();
    }

    private static boolean breakerIsOpen(Rig rig) {
        return rig.meters
                        .get("ferry.platform.breaker.state")
                        .tags("endpoint", "status", "state", "open")
                        .gauge()
                        .value()
                == 1;
    }

    private static int queriesSent(Rig rig) {
        return rig.wire.findAll(getRequestedFor(urlPathEqualTo(Rig.RESULTS))).size();
    }
}
