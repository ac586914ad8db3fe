package dev.ferry.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ferry.adapters.rest.body.BodyBounds;
import dev.ferry.domain.network.IpNetwork;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The limits on the size, rate and duration of requests. */
class LimitsTest {

    private static final String HEAD = "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void limitsTheRateOfEachKeySeparately() {
        var keys = Keys.in(folder);
        try (var rig = new Rig(keys.security(5))) {
            var busy = IntStream.range(0, 50)
                    .mapToObj(i -> as(rig, keys.writer()))
                    .filter(response -> response.statusCode() == 429)
                    .toList();

            assertThat(busy)
                    .isNotEmpty()
                    .allSatisfy(response -> assertThat(response.headers()
                                    .firstValueAsLong("Retry-After")
                                    .orElseThrow())
                            .isEqualTo(1));
            assertThat(as(rig, keys.reader()).statusCode()).isEqualTo(200);
            assertThat(rig.get("/health/live").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void limitsTheRateOfKeyGuesses() {
        try (var rig = new Rig(Keys.in(folder).security(5))) {
            var statuses = IntStream.range(0, 50)
                    .mapToObj(i -> as(rig, "guess-" + i).statusCode())
                    .toList();

            assertThat(statuses).contains(401, 429);
        }
    }

    @Test
    void givesEachCallerBehindATrustedProxyItsOwnAllowance() {
        var proxies = List.of(IpNetwork.parse("127.0.0.0/8").orElseThrow());
        try (var rig = new Rig(Keys.in(folder).security(5, proxies))) {
            IntStream.range(0, 50).forEach(i -> forwarded(rig, "203.0.113." + i + ", 198.51.100.1"));

            assertThat(forwarded(rig, "198.51.100.1")).isEqualTo(429);
            assertThat(forwarded(rig, "198.51.100.2")).isEqualTo(401);
            assertThat(forwarded(rig, "2001:db8::1")).isEqualTo(401);
        }
    }

    @Test
    void ignoresForwardedAddressesWithoutATrustedProxy() {
        try (var rig = new Rig(Keys.in(folder).security(5))) {
            var statuses = IntStream.range(0, 50)
                    .mapToObj(i -> forwarded(rig, "198.51.100." + i))
                    .toList();

            assertThat(statuses).contains(429);
        }
    }

    @Test
    void neverCountsHealthChecks() {
        try (var rig = new Rig(Keys.in(folder).security(1))) {
            for (int i = 0; i < 50; i++) {
                assertThat(rig.get("/health/live").statusCode()).isEqualTo(200);
                assertThat(rig.get("/health/ready").statusCode()).isEqualTo(200);
            }
            assertThat(rig.get("/v1/uploads").statusCode()).isEqualTo(401);
        }
    }

    private static int forwarded(Rig rig, String forwardedFor) {
        return rig.send(rig.request("/v1/uploads").header("X-Forwarded-For", forwardedFor))
                .statusCode();
    }

    @Test
    void limitsTheNumberOfConnections() {
        var keys = Keys.in(folder);
        try (var rig = new Rig(new SecuritySettings(keys.file(), null, 3, 1000, List.of()))) {
            var inside = new ArrayList<RawClient>();
            for (int i = 0; i < 3; i++) {
                inside.add(new RawClient(rig.server.url()));
                inside.getLast().send(HEAD);
                assertThat(inside.getLast().next("HTTP/1.1")).contains("200");
            }
            try (var outside = new RawClient(rig.server.url())) {
                assertThat(outside.line()).isNull();
            }
            inside.removeFirst().close();

            await().until(() -> served(rig));
            inside.forEach(RawClient::close);
        }
    }

    private static boolean served(Rig rig) {
        try (var client = new RawClient(rig.server.url())) {
            client.send(HEAD);
            return String.valueOf(client.line()).contains("200");
        } catch (java.io.UncheckedIOException closed) {
            return false;
        }
    }

    @Test
    void closesAConnectionThatSendsAHeadTooSlowly() {
        var idle = Duration.ofMillis(800);
        try (var rig = new Rig(Rig.settings(BodyBounds.of(1000), idle, SecuritySettings.local()));
                var first = new RawClient(rig.server.url());
                var second = new RawClient(rig.server.url())) {
            second.send(HEAD);
            assertThat(second.next("HTTP/1.1")).contains("200");
            for (var client : List.of(first, second)) {
                client.send("GET /health/live HTTP/1.1\r\nX: ");
                await().atMost(Duration.ofSeconds(60))
                        .pollInterval(Duration.ofMillis(50))
                        .until(() -> client.isClosedAfter("y"));
            }
        }
    }

    @Test
    void refusesABodyThatArrivesTooSlowly() {
        var shortTimeout = new BodyBounds(1_000_000, Duration.ofMillis(300), 1_000_000);
        try (var rig = new Rig(Rig.settings(shortTimeout, Duration.ofSeconds(30), SecuritySettings.local()));
                var client = new RawClient(rig.server.url())) {
            client.send("POST /v1/uploads?name=June HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\nabc");

            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> {
                        client.send("d");
                        return client.hasAnswer();
                    });

            assertThat(client.next("HTTP/1.1")).contains("408");
            assertThat(rig.get("/v1/uploads").body()).isEqualTo("[]");
        }
    }

    @Test
    void aSlowStoreDoesNotTimeOutTheClient() {
        var shortTimeout = new BodyBounds(Rig.MAX_BODY_BYTES, Duration.ofMillis(300), 1_000_000);
        try (var rig = new Rig(Rig.settings(shortTimeout, Duration.ofSeconds(30), SecuritySettings.local()));
                var client = new RawClient(rig.server.url())) {
            rig.store.stalling = true;
            client.send("POST /v1/uploads?name=June HTTP/1.1\r\nHost: localhost\r\nContent-Length: 6\r\n\r\nabc");

            await().atMost(Duration.ofSeconds(60)).during(Duration.ofSeconds(1)).until(() -> !client.hasAnswer());
        }
    }

    @Test
    void limitsTheSizeOfHeads() {
        try (var rig = new Rig()) {
            assertThat(status(rig, "GET /" + "x".repeat(5_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                    .contains("414");
            assertThat(status(rig, "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(10_000) + "\r\n\r\n"))
                    .contains("431");
        }
    }

    @Test
    void refusesCompressedBodies() {
        try (var rig = new Rig()) {
            for (var path : List.of("/v1/uploads?name=June", "/v1/uploads/x/resubmit", "/v1/uploads/x/settle")) {
                for (var encoding : List.of("gzip", "br", "identity")) {
                    var response = rig.send(rig.request(path)
                            .header("Content-Encoding", encoding)
                            .POST(BodyPublishers.ofString("x")));
                    assertThat(response.statusCode()).as(path).isEqualTo(415);
                }
            }
        }
    }

    private static String status(Rig rig, String request) {
        try (var client = new RawClient(rig.server.url())) {
            client.send(request);
            return client.next("HTTP/1.");
        }
    }

    private static HttpResponse<String> as(Rig rig, String key) {
        return rig.send(rig.request("/v1/uploads").header("Authorization", "Bearer " + key));
    }
}
