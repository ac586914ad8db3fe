package dev.ferry.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules for the head of every request. */
class RequestRulesTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final Rig rig = new Rig();

    @AfterEach
    void stop() {
        rig.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gzip, chunked",
                "gzip",
                "identity",
                "chunked, chunked",
                "x",
                "chunked\r\nTransfer-Encoding: gzip"
            })
    void refusesUnknownTransferCodingsAndClosesTheConnection(String coding) {
        try (var client = new RawClient(rig.server.url())) {
            client.send("POST /v1/uploads?name=June HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: " + coding
                    + "\r\n\r\n0\r\n\r\nPOST /v1/uploads?name=Smuggled HTTP/1.1\r\nHost: localhost\r\n"
                    + "Content-Length: 9\r\n\r\nReference");

            assertThat(client.next("HTTP/1.1")).contains("501");
            assertThat(client.next("{\"type\":")).startsWith("\"/problems/unsupported-transfer-coding\"");
            client.skipToTheEnd();
        }
        assertThat(rig.get("/v1/uploads").body()).isEqualTo("[]");
    }

    @Test
    void knowsChunkedInAnyCase() {
        assertThat(status("POST /v1/uploads?name=June", "Transfer-Encoding: CHUNKED", "2\r\nE1\r\n0\r\n\r\n"))
                .contains("202");
    }

    @Test
    void refusesHeadersThatAreGivenTwice() {
        assertThat(statusOf("localhost\r\nHost: localhost")).contains("400");
        assertThat(statusOf("localhost\r\nhost: example.com")).contains("400");
        for (var header :
                List.of("Idempotency-Key: a\r\nIdempotency-Key: b", "Content-Type: text/csv\r\nContent-Type: x")) {
            assertThat(status("POST /v1/uploads?name=June", header + "\r\nContent-Length: 9", "Reference"))
                    .as(header)
                    .contains("400");
        }
        assertThat(status("GET /v1/events?follow=false", "Last-Event-ID: 1\r\nLast-Event-ID: 2", ""))
                .contains("400");
    }

    @Test
    void readsHeadersThatAreListsWhole() {
        var path = "/v1/uploads/" + rig.submit("June");
        var tag = rig.get(path).headers().firstValue("ETag").orElseThrow();

        assertThat(status("GET " + path, "If-None-Match: \"x\"\r\nIf-None-Match: " + tag, ""))
                .contains("304");
        assertThat(status("POST " + path + "/cancel", "Content-Encoding:\r\nContent-Encoding: gzip", ""))
                .contains("200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LOCALHOST", "LocalHost:80", "localhost.", "[::1]", "[0:0:0:0:0:0:0:1]:8080"})
    void readsHostNamesInAnyCaseAndSpelling(String host) {
        assertThat(statusOf(host)).contains("200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X: y", "Host: a b", "Host: [::1"})
    void saysThatTheHostIsMissingOrMalformed(String header) {
        try (var client = new RawClient(rig.server.url())) {
            client.send("GET /v1/uploads HTTP/1.1\r\n" + header + "\r\n\r\n");

            assertThat(client.next("HTTP/1.1")).contains("400");
            assertThat(client.next("{\"type\":")).contains("the header Host is missing, or is not HOST");
        }
    }

    @Test
    void aTargetWithAHostMustNameThatOfTheHeader() {
        assertThat(status("GET http://LOCALHOST/v1/uploads", "X: y", "")).contains("200");
        assertThat(status("GET http://example.com/v1/uploads", "X: y", "")).contains("400");
        assertThat(status("GET HTTPS://example.com?x", "X: y", "")).contains("400");
    }

    @Test
    void readsIdsInAnyCase() {
        var id = rig.submit("June");

        assertThat(rig.upload(id.toUpperCase(Locale.ROOT)).path("id").textValue())
                .isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com",
                "http://localhost.example.com",
                "http://localhost:1",
                "https://localhost",
                "null",
                "",
                "file://",
                "localhost",
                "http://localhost:PORT, http://localhost:PORT",
                "http://localhost:PORT/",
                "http://user@localhost:PORT",
                "http://127.0.0.1:PORT\r\nOrigin: http://localhost:PORT"
            })
    void refusesForeignOriginsWhateverTheMethodAndThePath(String origin) {
        var keys = Keys.in(folder);
        try (var guarded = new Rig(keys.security(1000))) {
            for (var server : List.of(rig, guarded)) {
                for (var target : List.of(
                        "GET /v1/uploads",
                        "HEAD /v1/uploads",
                        "OPTIONS /v1/uploads",
                        "POST /v1/uploads?name=June",
                        "GET /health/live",
                        "GET /v1/events",
                        "GET /nothing")) {
                    assertThat(statusFrom(server, target, origin)).as(target).contains("403");
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:PORT", "HTTP://LOCALHOST:PORT", "https://localhost:PORT"})
    void acceptsTheServersOwnOrigin(String origin) {
        assertThat(statusFrom(rig, "GET /v1/uploads", origin)).contains("200");
        assertThat(statusFrom(rig, "POST /v1/pause", origin)).contains("405");
    }

    @Test
    void comparesAnOriginWithoutAPortByItsScheme() {
        assertThat(status("GET /v1/uploads", "Origin: https://localhost", "")).contains("200");
        assertThat(statusOf("localhost:443\r\nOrigin: https://localhost")).contains("200");
        assertThat(statusOf("localhost:443\r\nOrigin: http://localhost")).contains("403");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CONNECT x:1",
                "OPTIONS *",
                "FOO /v1/uploads",
                "TRACE /v1/uploads",
                "DELETE /v1/uploads",
                "OPTIONS /v1/uploads",
                "PATCH /nothing"
            })
    void rejectedMethodsLeaveNoErrorInTheLog(String target) {
        try (var log = new RecordedLog();
                var guarded = new Rig(Keys.in(folder).security(1000))) {
            for (var server : List.of(rig, guarded)) {
                for (int i = 0; i < 20; i++) {
                    try (var client = new RawClient(server.server.url())) {
                        client.send(target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
                        assertThat(client.next("HTTP/1.1")).containsPattern("40[145]");
                        assertThat(client.next("{\"type\":")).contains("/problems/");
                    }
                }
            }
            assertThat(log.errors()).isEmpty();
        }
    }

    @Test
    void refusesATargetThatIsNoPath() {
        assertThat(status("GET *", "X: y", "")).contains("400");
    }

    private String statusFrom(Rig server, String target, String origin) {
        var port = Integer.toString(URI.create(server.server.url()).getPort());
        try (var client = new RawClient(server.server.url())) {
            client.send("%s HTTP/1.1\r\nHost: localhost:%s\r\nOrigin: %s\r\nConnection: close\r\n\r\n"
                    .formatted(target, port, origin.replace("PORT", port)));
            return client.next("HTTP/1.1");
        }
    }

    /** The status line of a GET with this host. */
    private String statusOf(String host) {
        try (var client = new RawClient(rig.server.url())) {
            client.send("GET /v1/uploads HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
            return client.next("HTTP/1.1");
        }
    }

    private String status(String target, String headers, String body) {
        try (var client = new RawClient(rig.server.url())) {
            client.send(target + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n\r\n" + body);
            return client.next("HTTP/1.1");
        }
    }

    @Test
    void refusesTwoOriginsEvenIfBothAreItsOwn() {
        assertThat(status("GET /v1/uploads", "Origin: http://localhost\r\nOrigin: http://localhost", ""))
                .contains("403");
    }

    @Test
    void servesTheDescriptionWithoutAKey() throws Exception {
        try (var guarded = new Rig(Keys.in(folder).security(1000))) {
            var response = guarded.get("/openapi.yaml");

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type")).hasValue("application/yaml; charset=utf-8");
            assertThat(response.body()).isEqualTo(Files.readString(Path.of("..", "docs", "openapi", "ferry.yaml")));
        }
        assertThat(rig.send(rig.request("/openapi.yaml").POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(405);
    }
}
