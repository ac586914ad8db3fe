package dev.ferry.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.adapters.rest.access.ApiKey;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccessTest {

    private static final String KEY = "a-key-of-16-chars-or-more";

    @Test
    void needsAKeyWhereOtherMachinesCanAsk() {
        for (var host : List.of("0.0.0.0", "::", "example.com", "127.example.com", "10.0.0.1")) {
            assertThatThrownBy(() -> settings(host, null)).as(host).hasMessageContaining("an API key is needed");
        }
        for (var host : List.of("127.0.0.1", "127.1.2.3", "localhost", "::1")) {
            assertThat(settings(host, null).host()).isEqualTo(host);
        }
        assertThat(settings("0.0.0.0", new ApiKey(KEY)).toString()).doesNotContain(KEY);
        assertThatThrownBy(() -> new ApiKey("short")).hasMessageContaining("at least 16");
    }

    @Test
    void answersOnlyWhoKnowsTheKey() {
        try (var rig = new Rig(new ApiKey(KEY))) {
            var without = rig.get("/v1/uploads");

            assertThat(without.statusCode()).isEqualTo(401);
            assertThat(without.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
            for (var header : List.of("Bearer " + KEY, "bearer " + KEY)) {
                assertThat(rig.send(rig.request("/v1/uploads").header("Authorization", header))
                                .statusCode())
                        .isEqualTo(200);
            }
            for (var header : List.of("Bearer x", "Basic " + KEY, KEY, "Bearer", "Bearer " + KEY + "x")) {
                assertThat(rig.send(rig.request("/v1/uploads").header("Authorization", header))
                                .statusCode())
                        .as(header)
                        .isEqualTo(401);
            }
        }
    }

    @Test
    void asksNobodyForAKeyWhoLooksAfterItsHealth() {
        try (var rig = new Rig(new ApiKey(KEY))) {
            assertThat(rig.get("/health/live").statusCode()).isEqualTo(200);
            assertThat(rig.get("/health/ready").statusCode()).isEqualTo(200);
            assertThat(rig.get("/problems/unauthorized").statusCode()).isEqualTo(200);
            assertThat(rig.get("/metrics").statusCode()).isEqualTo(401);
            assertThat(rig.get("/v1/events").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void isNoServantOfWebPages() {
        try (var rig = new Rig()) {
            var path = "/v1/uploads?name=June";
            var foreign =
                    rig.request(path).header("Origin", "https://example.com").POST(BodyPublishers.ofString(Rig.CSV));
            var own = rig.request(path).header("Origin", rig.server.url()).POST(BodyPublishers.ofString(Rig.CSV));

            assertThat(rig.send(foreign).statusCode()).isEqualTo(403);
            assertThat(rig.send(own).statusCode()).isEqualTo(202);
            assertThat(Rig.json(rig.get("/v1/uploads"))).hasSize(1);
        }
    }

    @Test
    void answersToNoNameButItsOwn() {
        try (var rig = new Rig()) {
            var port = rig.server.url().replaceAll(".*:", "");

            assertThat(statusFor(rig, "rebound.example.com:" + port)).contains(" 403 ");
            assertThat(statusFor(rig, "localhost:" + port)).contains(" 200 ");
            assertThat(statusFor(rig, "[::1]:" + port)).contains(" 200 ");
        }
    }

    private static String statusFor(Rig rig, String host) {
        try (var client = new RawClient(rig.server.url())) {
            client.send("GET /v1/uploads HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
            return client.next("HTTP/1.1");
        }
    }

    private static RestSettings settings(String host, @Nullable ApiKey key) {
        return new RestSettings(
                host, 0, 1, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ZERO, key);
    }
}
