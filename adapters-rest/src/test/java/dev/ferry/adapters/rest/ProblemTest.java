package dev.ferry.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ferry.adapters.rest.body.BodyBounds;
import dev.ferry.adapters.rest.problem.ProblemType;
import dev.ferry.domain.fault.PlatformFault.Refused;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import dev.ferry.domain.platform.ResultKind;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.SubmissionPublisher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final Rig rig = new Rig();

    @AfterEach
    void stop() {
        rig.close();
    }

    @ParameterizedTest
    @EnumSource
    void everyTypeOccursInTheFormatOfRfc9457(ProblemType type) {
        var response = trigger(type);

        assertThat(response.statusCode()).isEqualTo(type.status());
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        var problem = Rig.json(response);
        assertThat(problem.path("type").textValue()).isEqualTo(type.path());
        assertThat(problem.path("title").textValue()).isEqualTo(type.title());
        assertThat(problem.path("status").intValue()).isEqualTo(type.status());
        assertThat(problem.path("detail").textValue()).isNotBlank().doesNotContain("Exception", "dev.ferry");
        assertThat(problem.path("instance").textValue()).startsWith("/");
    }

    @ParameterizedTest
    @EnumSource
    void everyTypeHasAPage(ProblemType type) throws IOException {
        var page = rig.get(type.path());
        var docs = Files.readString(Path.of("..", "docs", "problems.md")).replaceAll("\\s+", " ");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains(type.title(), type.remedy());
        assertThat(docs)
                .contains(
                        "### `" + type.path() + "`", "**" + type.status() + " " + type.title() + ".**", type.remedy());
    }

    @Test
    void thePageListsNoOtherTypes() throws IOException {
        var docs = Files.readString(Path.of("..", "docs", "problems.md"));

        assertThat(docs.lines().filter(line -> line.startsWith("### "))).hasSize(ProblemType.values().length);
        assertThat(rig.get("/problems/other").statusCode()).isEqualTo(404);
    }

    @Test
    void namesTheSupportedMethods() {
        assertThat(trigger(ProblemType.METHOD_NOT_ALLOWED).headers().firstValue("Allow"))
                .hasValue("GET, HEAD, POST, PUT");
    }

    @Test
    void refusesUnsupportedMediaTypesAndEncodings() {
        var query = "/v1/uploads?name=June";
        for (var type : List.of(
                "text/plain", "application/x-www-form-urlencoded", "text/csv; charset=x-none", "text/csv; charset=;")) {
            assertThat(rig.post(query, type, Rig.CSV).statusCode()).as(type).isEqualTo(415);
        }
        var zipped = rig.request(query).header("Content-Encoding", "gzip").POST(BodyPublishers.ofString("x"));
        assertThat(rig.send(zipped).statusCode()).isEqualTo(415);
        assertThat(rig.get("/v1/uploads").body()).isEqualTo("[]");
    }

    @Test
    void refusesABodyThatTurnsOutToBeTooLarge() {
        var unannounced =
                BodyPublishers.fromPublisher(BodyPublishers.ofString("x".repeat((int) Rig.MAX_BODY_BYTES + 1)));

        var response = rig.send(rig.request("/v1/uploads?name=June").POST(unannounced));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(rig.get("/v1/uploads").body()).isEqualTo("[]");
    }

    @Test
    void refusesInvalidParameters() {
        for (var query : List.of(
                "", "?name=", "?nome=June", "?name=June&overwrite=yes", "?name=June&results=a%20b", "?name=a&name=b")) {
            var response = rig.post("/v1/uploads" + query, "text/csv", Rig.CSV);
            assertThat(response.statusCode()).as(query).isEqualTo(400);
        }
        for (var body : List.of(
                "[]",
                "{",
                "{\"Name\":\"June\"}",
                "{\"Name\":1,\"Data\":\"x\"}",
                "{\"Data\":\"x\"}",
                "{\"Name\":\"a\",\"Data\":\"x\",\"Date\":\"y\"}")) {
            assertThat(rig.post("/v1/uploads", "application/json", body).statusCode())
                    .as(body)
                    .isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/uploads?name=%zz", "/v1/uploads/%zz", "/%zz"})
    void refusesInvalidEscapes(String target) {
        try (var client = new RawClient(rig.server.url())) {
            client.send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

            assertThat(client.next("HTTP/1.1")).contains("400");
            assertThat(client.next("{\"type\":")).startsWith("\"/problems/bad-request\"");
        }
    }

    private HttpResponse<String> trigger(ProblemType type) {
        return switch (type) {
            case BAD_REQUEST -> rig.post("/v1/uploads", "text/csv", Rig.CSV);
            case UNAUTHORIZED -> with("unknown", 1000, 1);
            case INSUFFICIENT_SCOPE -> with(Keys.in(folder).reader(), 1000, 1);
            case TOO_MANY_REQUESTS -> with("unknown", 1, 2);
            case TOO_SLOW -> sendBodyTooSlowly();
            case FORBIDDEN ->
                rig.send(rig.request("/v1/uploads/x/cancel")
                        .header("Origin", "http://example.com")
                        .POST(BodyPublishers.noBody()));
            case UNSUPPORTED_TRANSFER_CODING ->
                rig.send(rig.request("/v1/uploads?name=June")
                        .header("Transfer-Encoding", "gzip")
                        .POST(BodyPublishers.ofInputStream(InputStream::nullInputStream)));
            case NOT_FOUND -> rig.get("/nothing");
            case METHOD_NOT_ALLOWED -> rig.send(rig.request("/v1/uploads").DELETE());
            case NOT_ALLOWED_IN_THIS_STATE -> rig.post("/v1/uploads/" + rig.submit("June") + "/retry");
            case OLDER_DATA -> {
                rig.platform.uploadFails(new Refused(400, "no"));
                rig.startEngine();
                var older = rig.submit("June");
                rig.await(older, "failed");
                rig.await(rig.submit("June"), "completed");
                yield rig.post("/v1/uploads/" + older + "/retry");
            }
            case PAYLOAD_TOO_LARGE ->
                rig.post("/v1/uploads?name=June", "text/csv", "x".repeat((int) Rig.MAX_BODY_BYTES + 1));
            case UNSUPPORTED_MEDIA_TYPE -> rig.post("/v1/uploads?name=June", "image/png", "x");
            case UNUSABLE_DATA ->
                rig.send(rig.request("/v1/uploads?name=June")
                        .POST(BodyPublishers.ofByteArray(new byte[] {'a', (byte) 0xff})));
            case INVALID_DATA ->
                rig.post("/v1/uploads?name=June", "text/csv", "Reference;StartDate\r\nE1;01/07/2024\r\n");
            case IDEMPOTENCY_KEY_REUSED -> {
                keyed("June");
                yield keyed("July");
            }
            case INTERNAL -> {
                rig.store.failure = new IllegalStateException("dev.ferry.SomeException");
                yield rig.get("/v1/uploads");
            }
            case PLATFORM_UNAVAILABLE -> {
                rig.platform
                        .resultFails(ResultKind.FEEDBACK, new Refused(404, "none"))
                        .resultFails(ResultKind.FEEDBACK, new Unavailable("down"));
                rig.startEngine();
                var id = rig.submit("June");
                rig.await(id, "completed");
                yield rig.get("/v1/uploads/" + id + "/results/feedback");
            }
            case STORE_UNAVAILABLE -> {
                rig.store.fail();
                yield rig.post("/v1/uploads?name=June", "text/csv", Rig.CSV);
            }
        };
    }

    private HttpResponse<String> keyed(String name) {
        return rig.send(rig.request("/v1/uploads?name=" + name)
                .header("Idempotency-Key", "k")
                .POST(BodyPublishers.ofString(Rig.CSV)));
    }

    private HttpResponse<String> with(String key, int requestsPerSecond, int requests) {
        try (var guarded = new Rig(Keys.in(folder).security(requestsPerSecond))) {
            var request = guarded.request("/v1/uploads/x/cancel")
                    .header("Authorization", "Bearer " + key)
                    .POST(BodyPublishers.noBody());
            for (int i = 1; i < requests; i++) {
                guarded.send(request);
            }
            return guarded.send(request);
        }
    }

    /** Sends no body until the server has replied. */
    private static HttpResponse<String> sendBodyTooSlowly() {
        var shortTimeout = new BodyBounds(Rig.MAX_BODY_BYTES, Duration.ofMillis(100), 1_000_000);
        try (var strict = new Rig(Rig.settings(shortTimeout, Duration.ofSeconds(30), SecuritySettings.local()))) {
            var body = new SubmissionPublisher<ByteBuffer>();
            Thread.ofVirtual().start(() -> {
                await().until(() -> strict.metrics.scrape().contains("status=\"408\""));
                body.close();
            });
            return strict.send(strict.request("/v1/uploads?name=June").POST(BodyPublishers.fromPublisher(body)));
        }
    }
}
