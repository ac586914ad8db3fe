package dev.ferry.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.adapters.rest.body.BodyBounds;
import dev.ferry.adapters.rest.exchange.AccessScope;
import dev.ferry.adapters.rest.exchange.Route;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void needsKeysWhereOtherMachinesCanConnect() {
        for (var host : List.of("0.0.0.0", "::", "example.com", "127.example.com", "10.0.0.1")) {
            assertThatThrownBy(() -> settings(host, SecuritySettings.local()))
                    .as(host)
                    .hasMessageContaining("its callers need keys");
        }
        for (var host : List.of("127.0.0.1", "127.1.2.3", "localhost", "::1", "::ffff:127.0.0.1", "0:0:0:0:0:0:0:1")) {
            assertThat(settings(host, SecuritySettings.local()).isUnencrypted()).isFalse();
        }
        assertThat(settings("0.0.0.0", Keys.in(folder).security(1)).isUnencrypted())
                .isTrue();
    }

    @Test
    void listensOnIpv6LoopbackWithoutKeys() {
        try (var rig = new Rig(settings("::1", SecuritySettings.local()))) {
            assertThat(rig.server.url()).matches("http://\\[::1]:\\d+");
            assertThat(rig.get("/v1/uploads").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void refusesRequestsWithoutAValidKey() {
        var keys = Keys.in(folder);
        try (var rig = new Rig(keys.security(1000))) {
            var without = rig.get("/v1/uploads");

            assertThat(without.statusCode()).isEqualTo(401);
            assertThat(without.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
            for (var header : List.of("Bearer " + keys.reader(), "bearer  " + keys.admin())) {
                assertThat(rig.send(rig.request("/v1/uploads").header("Authorization", header))
                                .statusCode())
                        .isEqualTo(200);
            }
            for (var header : List.of(
                    "Bearer x", "Basic " + keys.admin(), keys.admin(), "Bearer", "Bearer " + keys.admin() + "x")) {
                assertThat(rig.send(rig.request("/v1/uploads").header("Authorization", header))
                                .statusCode())
                        .as(header)
                        .isEqualTo(401);
            }
        }
    }

    @Test
    void aKeyAllowsOnlyTheRequestsOfItsScope() {
        var keys = Keys.in(folder);
        var byScope = Map.of(
                AccessScope.READ, keys.reader(), AccessScope.WRITE, keys.writer(), AccessScope.ADMIN, keys.admin());
        try (var rig = new Rig(keys.security(1000))) {
            for (var route : rig.server.routes()) {
                byScope.forEach((scope, key) -> {
                    var status = call(rig, route, key).statusCode();
                    if (scope.includes(route.scope())) {
                        assertThat(status).as("%s for %s", route, scope).isNotIn(401, 403);
                    } else {
                        assertThat(status).as("%s for %s", route, scope).isEqualTo(403);
                    }
                });
            }
        }
    }

    @Test
    void onlyGetNeedsScopeReadAndOnlySettleAndDeleteNeedAdmin() {
        try (var rig = new Rig()) {
            assertThat(rig.server.routes()).allSatisfy(route -> {
                var isGet = route.method().name().equals("GET");
                assertThat(AccessScope.READ.includes(route.scope()))
                        .as(route.template())
                        .isEqualTo(isGet);
                assertThat(route.scope() == AccessScope.ADMIN)
                        .as(route.template())
                        .isEqualTo(route.template().endsWith("/settle") || isDeletion(route));
            });
        }
    }

    private static boolean isDeletion(Route route) {
        return route.method().name().equals("DELETE") && route.template().equals("/v1/uploads/{id}");
    }

    @Test
    void namesTheMissingScope() {
        var keys = Keys.in(folder);
        try (var rig = new Rig(keys.security(1000))) {
            var response = rig.send(rig.request("/v1/uploads/x/cancel")
                    .header("Authorization", "Bearer " + keys.reader())
                    .POST(BodyPublishers.noBody()));

            assertThat(response.body()).contains("the key 'reader' has the scope read; this request needs write");
            assertThat(response.headers().firstValue("WWW-Authenticate"))
                    .hasValue("Bearer error=\"insufficient_scope\", scope=\"write\"");
        }
    }

    @Test
    void healthChecksAndProblemPagesNeedNoKey() {
        try (var rig = new Rig(Keys.in(folder).security(1000))) {
            assertThat(rig.get("/health/live").statusCode()).isEqualTo(200);
            assertThat(rig.get("/health/ready").statusCode()).isEqualTo(200);
            assertThat(rig.get("/problems/unauthorized").statusCode()).isEqualTo(200);
            assertThat(rig.get("/metrics").statusCode()).isEqualTo(401);
            assertThat(rig.get("/v1/events").statusCode()).isEqualTo(401);
            assertThat(rig.get("/nothing/there").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void sendsNoCorsHeaders() {
        var keys = Keys.in(folder);
        try (var local = new Rig();
                var guarded = new Rig(keys.security(1000))) {
            for (var rig : List.of(local, guarded)) {
                var preflight = rig.request("/v1/uploads")
                        .header("Origin", "https://example.com")
                        .header("Access-Control-Request-Method", "POST")
                        .header("Access-Control-Request-Headers", "authorization")
                        .method("OPTIONS", BodyPublishers.noBody());
                var request = rig.request("/v1/uploads")
                        .header("Origin", "https://example.com")
                        .header("Authorization", "Bearer " + keys.admin());

                assertThat(rig.send(preflight).statusCode()).isEqualTo(403);
                for (var response : List.of(rig.send(preflight), rig.send(request))) {
                    assertThat(response.headers().map().keySet())
                            .noneMatch(header -> header.startsWith("access-control-"));
                }
            }
        }
    }

    @Test
    void refusesForeignHostNames() {
        try (var rig = new Rig()) {
            var port = rig.server.url().replaceAll(".*:", "");

            assertThat(statusFor(rig, "rebound.example.com:" + port)).contains(" 403 ");
            assertThat(statusFor(rig, "localhost:" + port)).contains(" 200 ");
            assertThat(statusFor(rig, "[::1]:" + port)).contains(" 200 ");
        }
    }

    private static HttpResponse<String> call(Rig rig, Route route, String key) {
        var path = route.template().replaceAll("\\{[a-z]+}", "x") + (route.isEventStream() ? "?follow=false" : "");
        return rig.send(rig.request(path)
                .header("Authorization", "Bearer " + key)
                .method(route.method().name(), BodyPublishers.noBody()));
    }

    private static String statusFor(Rig rig, String host) {
        try (var client = new RawClient(rig.server.url())) {
            client.send("GET /v1/uploads HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
            return client.next("HTTP/1.1");
        }
    }

    private static RestSettings settings(String host, SecuritySettings security) {
        return new RestSettings(
                host,
                0,
                BodyBounds.of(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ZERO,
                security);
    }
}
