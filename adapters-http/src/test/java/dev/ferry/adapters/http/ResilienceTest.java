package dev.ferry.adapters.http;

import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ferry.adapters.http.settings.PlatformSettings;
import dev.ferry.adapters.http.settings.ResilienceSettings;
import dev.ferry.application.async.Stages;
import dev.ferry.application.content.Bytes;
import dev.ferry.application.content.Content;
import dev.ferry.application.content.Text;
import dev.ferry.application.port.driven.DatasetUpload;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.fault.PlatformFault.Throttled;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.DatasetName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResilienceTest {

    private static final ResilienceSettings SENSITIVE =
            new ResilienceSettings(4, 50, Duration.ofMillis(300), 0, Duration.ofMillis(1), 10_000);

    @Test
    void anOpenBreakerSendsNothingAndClosesWhenThePlatformIsBack() {
        try (var rig = new Rig(settings -> Rig.with(settings, SENSITIVE))) {
            rig.answerQuestion(Rig.answer(500, ""));
            IntStream.range(0, 4).forEach(i -> Rig.fault(rig.platform.status(Rig.TOKEN)));
            var sent = questions(rig);

            assertThat(Rig.fault(rig.platform.status(Rig.TOKEN)).summary())
                    .contains("circuit breaker")
                    .contains("status");
            assertThat(questions(rig)).isEqualTo(sent);
            assertThat(breakerIsOpen(rig)).isTrue();

            rig.answerQuestion(Rig.answer(200, "processing"));
            await().ignoreExceptions().untilAsserted(() -> Rig.value(rig.platform.status(Rig.TOKEN)));
            await().untilAsserted(() -> {
                Rig.value(rig.platform.status(Rig.TOKEN));
                assertThat(breakerIsOpen(rig)).isFalse();
            });
        }
    }

    @Test
    void completeAnswersThatSayNoDoNotOpenTheBreaker() {
        try (var rig = new Rig(settings -> Rig.with(settings, SENSITIVE))) {
            for (var status : new int[] {400, 404, 409, 413, 401, 429, 503}) {
                rig.answerUpload(Rig.answer(status, ""));
                IntStream.range(0, 8).forEach(i -> Rig.fault(rig.upload("a")));
            }
            rig.answerUpload(Rig.answer(200, Rig.TOKEN.value()));

            assertThat(Rig.value(rig.upload("a"))).isEqualTo(Rig.TOKEN);
        }
    }

    @Test
    void endpointsHaveBreakersOfTheirOwn() {
        try (var rig = new Rig(settings -> Rig.with(settings, SENSITIVE))) {
            rig.answerQuestion(Rig.answer(500, ""));
            IntStream.range(0, 8).forEach(i -> Rig.fault(rig.platform.status(Rig.TOKEN)));
            rig.answerUpload(Rig.answer(200, Rig.TOKEN.value()));

            assertThat(Rig.value(rig.upload("a"))).isEqualTo(Rig.TOKEN);
        }
    }

    @Test
    void harmlessQuestionsAreRepeatedAndUploadsAreNot() {
        var eager = new ResilienceSettings(1000, 50, Duration.ofSeconds(1), 2, Duration.ofMillis(5), 10_000);
        try (var rig = new Rig(settings -> Rig.with(settings, eager))) {
            rig.answerQuestion(Rig.answer(500, ""));
            Rig.fault(rig.platform.status(Rig.TOKEN));
            assertThat(questions(rig)).isEqualTo(3);

            rig.answerUpload(Rig.answer(500, ""));
            Rig.fault(rig.upload("a"));
            rig.wire.verify(1, postRequestedFor(urlEqualTo(Rig.UPLOAD)));
        }
    }

    @Test
    void repliesThatAskForAPauseAreNotRepeated() {
        var eager = new ResilienceSettings(1000, 50, Duration.ofSeconds(1), 2, Duration.ofMillis(5), 10_000);
        try (var rig = new Rig(settings -> Rig.with(settings, eager))) {
            rig.answerQuestion(Rig.answer(503, ""));

            assertThat(Rig.fault(rig.platform.status(Rig.TOKEN))).isInstanceOf(Throttled.class);
            assertThat(questions(rig)).isEqualTo(1);
        }
    }

    @Test
    void theRateLimiterSpreadsCallsOverTime() {
        var slow = new ResilienceSettings(1000, 50, Duration.ofSeconds(1), 0, Duration.ofMillis(5), 10);
        try (var rig = new Rig(settings -> Rig.with(settings, slow))) {
            rig.answerQuestion(Rig.answer(200, "processing"));
            var start = System.nanoTime();

            Rig.value(Stages.all(IntStream.range(0, 25)
                    .mapToObj(i -> rig.platform.status(Rig.TOKEN))
                    .toList()));

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(900));
        }
    }

    @Test
    void aPlatformThatIsNotThereIsNamedWithWhatToCheck() throws IOException {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        var nobody = URI.create("http://127.0.0.1:" + free);
        try (var rig = new Rig(settings -> new PlatformSettings(
                settings.identityUrl(),
                nobody,
                false,
                settings.credentials(),
                settings.limits(),
                settings.resilience()))) {
            assertThat(Rig.fault(rig.upload("a")))
                    .isInstanceOfSatisfying(
                            Unavailable.class,
                            fault -> assertThat(fault.summary())
                                    .contains("127.0.0.1:" + free)
                                    .contains("connection refused")
                                    .contains("FERRY_PLATFORM_API_URL"));
        }
    }

    @Test
    void aHostThatNobodyKnowsIsNamed() {
        var nowhere = URI.create("http://no-such-host.invalid");
        try (var rig = new Rig(settings -> new PlatformSettings(
                nowhere, nowhere, false, settings.credentials(), settings.limits(), settings.resilience()))) {
            assertThat(Rig.fault(rig.platform.authenticate()).summary())
                    .contains("no-such-host.invalid")
                    .contains("FERRY_PLATFORM_IDENTITY_URL");
        }
    }

    @Test
    void dataThatCannotBeReadIsNotSent() {
        try (var rig = new Rig()) {
            Content broken = () -> CompletableFuture.failedStage(new IOException("the disk is gone"));

            assertThat(Rig.fault(rig.platform.upload(new DatasetUpload(new DatasetName("x"), false, broken))))
                    .isInstanceOf(Unavailable.class);
            rig.wire.verify(0, postRequestedFor(urlEqualTo(Rig.UPLOAD)));
        }
    }

    @Test
    void dataThatChangesBetweenMeasuringAndSendingIsDoubtful() {
        try (var rig = new Rig()) {
            rig.answerUpload(Rig.answer(200, Rig.TOKEN.value()));
            var readings = new AtomicInteger();
            Content shrinking = () -> Bytes.of(readings.getAndIncrement() == 0 ? "long text" : "text")
                    .open();

            assertThat(Rig.fault(rig.platform.upload(new DatasetUpload(new DatasetName("x"), false, shrinking))))
                    .isInstanceOf(OutcomeUnknown.class);
        }
    }

    @Test
    void aResultThatStandsStillIsEnded() throws IOException {
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var rig = new Rig(settings -> withApi(settings, server))) {
            Thread.ofVirtual().start(() -> beginResult(server));
            var reading = rig.platform
                    .result(Rig.TOKEN, ResultKind.FEEDBACK)
                    .thenCompose(chunks -> Text.read(chunks, piece -> {}));

            assertThat(Rig.fault(reading).summary()).contains("stood still");
        }
    }

    private static PlatformSettings withApi(PlatformSettings settings, ServerSocket server) {
        return new PlatformSettings(
                settings.identityUrl(),
                URI.create("http://127.0.0.1:" + server.getLocalPort()),
                false,
                settings.credentials(),
                settings.limits(),
                settings.resilience());
    }

    /** Sends the head of an answer and half of its body, and then nothing more. */
    private static void beginResult(ServerSocket server) {
        try {
            var half = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nfive!";
            server.accept().getOutputStream().write(half.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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

    private static int questions(Rig rig) {
        return rig.wire.findAll(getRequestedFor(urlPathEqualTo(Rig.RESULTS))).size();
    }
}
