package dev.ferry.adapters.http;

import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ferry.adapters.http.settings.CallLimits;
import dev.ferry.adapters.http.settings.PlatformSettings;
import dev.ferry.adapters.http.settings.ResilienceSettings;
import dev.ferry.application.content.Bytes;
import dev.ferry.application.content.Content;
import dev.ferry.application.port.driven.DatasetUpload;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault.HeldBack;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.submission.DatasetName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The intent is declared when all else is there, and no byte of the upload is sent before it is durable. So an upload
 * without an intent was not sent.
 *
 * <p>Long because all moments between the connection and the first byte are side by side, so that a missing one is
 * noticed.
 */
class IntentTest {

    /** A small body is sent in one piece, and a large one is streamed. */
    private static final int LARGE = 200_000;

    private final AtomicInteger declared = new AtomicInteger();
    private final CompletableFuture<Boolean> answer = new CompletableFuture<>();

    /** The number of bytes that each closed connection has received. */
    private final BlockingQueue<Long> received = new LinkedBlockingQueue<>();

    @ParameterizedTest
    @ValueSource(ints = {1, LARGE})
    void noByteIsSentBeforeTheIntentIsDurable(int size) throws Exception {
        var silent = new CountDownLatch(1);
        try (var server = new RawServer(connection -> {
                    connection.setSoTimeout(300);
                    try {
                        connection.getInputStream().read();
                    } catch (SocketTimeoutException expected) {
                        silent.countDown();
                    }
                    connection.setSoTimeout(0);
                    var head = RawServer.head(connection.getInputStream());
                    connection.getInputStream().readNBytes(RawServer.contentLength(head));
                    RawServer.answer(connection, "HTTP/1.1 200 OK\r\nContent-Length: 36\r\n\r\n" + Rig.TOKEN.value());
                });
                var rig = rig(server, withUploadDeadline(Duration.ofSeconds(20)))) {
            var upload = upload(rig, data(size));

            assertThat(silent.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(declared).hasValue(1);

            answer.complete(true);
            assertThat(Rig.value(upload)).isEqualTo(Rig.TOKEN);
            assertThat(declared).hasValue(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, LARGE})
    void aRefusedIntentSendsNothingAndClosesTheConnection(int size) throws Exception {
        answer.complete(false);
        try (var server = counting();
                var rig = rig(server, withUploadDeadline(Duration.ofSeconds(20)))) {
            assertThat(Rig.fault(upload(rig, data(size))))
                    .isEqualTo(new Unavailable("nothing was sent because the upload was withdrawn"));

            assertThat(received.poll(10, TimeUnit.SECONDS)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, LARGE})
    void anIntentThatCannotBeDeclaredSendsNothingAndFailsAsItself(int size) throws Exception {
        answer.completeExceptionally(new IOException("the journal is gone"));
        try (var server = counting();
                var rig = rig(server, withUploadDeadline(Duration.ofSeconds(20)))) {
            assertThat(Rig.failure(upload(rig, data(size))))
                    .isNotInstanceOf(PlatformException.class)
                    .hasMessage("the journal is gone");

            assertThat(received.poll(10, TimeUnit.SECONDS)).isZero();
        }
    }

    @Test
    void anIntentThatThrowsSendsNothing() throws Exception {
        try (var server = counting();
                var rig = rig(server, withUploadDeadline(Duration.ofSeconds(20)))) {
            var upload = rig.platform.upload(dataset(data(1)), () -> {
                throw new IllegalStateException("the journal is gone");
            });

            assertThat(Rig.failure(upload)).hasMessage("the journal is gone");
            assertThat(received.poll(10, TimeUnit.SECONDS)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, LARGE})
    void anUploadThatIsCancelledDuringItsDeclarationIsNeverSent(int size) throws Exception {
        try (var server = counting();
                var rig = rig(server, withUploadDeadline(Duration.ofSeconds(20)))) {
            var upload = upload(rig, data(size)).toCompletableFuture();
            await().untilAsserted(() -> assertThat(declared).hasValue(1));

            upload.cancel(true);

            assertThat(received.poll(10, TimeUnit.SECONDS)).isZero();
            answer.complete(true);
            Rig.value(rig.platform.close());
            assertThat(received).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, LARGE})
    void anUploadWhoseDeadlinePassesDuringItsDeclarationIsNeverSent(int size) throws Exception {
        try (var server = counting();
                var rig = rig(server, withUploadDeadline(Duration.ofMillis(300)))) {
            Rig.value(rig.platform.authenticate());

            assertThat(Rig.fault(upload(rig, data(size))))
                    .isEqualTo(new Unavailable("nothing was sent because the intent was not recorded within 300 ms"));

            answer.complete(true);
            assertThat(received.poll(10, TimeUnit.SECONDS)).isZero();
        }
    }

    @Test
    void anUploadWhoseConnectionIsLostDuringItsDeclarationIsNotSent() {
        try (var server = new RawServer(connection -> await().until(() -> declared.get() == 1));
                var rig = rig(server, withUploadDeadline(Duration.ofSeconds(20)))) {
            var upload = upload(rig, data(1));

            assertThat(Rig.fault(upload))
                    .isInstanceOfSatisfying(
                            Unavailable.class,
                            fault -> assertThat(fault.summary())
                                    .contains("the connection to")
                                    .contains("was lost"));
        }
    }

    @Test
    void aFailureOfTheCallersPartDoesNotOpenTheBreaker() throws Exception {
        answer.complete(false);
        var sensitive = new ResilienceSettings(2, 50, Duration.ofHours(1), 0, 10, Duration.ofMillis(1), 10_000);
        try (var server = counting();
                var rig = new Rig(settings -> Rig.withApi(Rig.with(settings, sensitive), server.url()))) {
            for (int i = 0; i < 5; i++) {
                assertThat(Rig.fault(upload(rig, data(1)))).isInstanceOf(Unavailable.class);
            }
            assertThat(declared).hasValue(5);
        }
    }

    @Test
    void aRefusedConnectionDeclaresNothing() throws IOException {
        int freePort;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            freePort = socket.getLocalPort();
        }
        var nothing = URI.create("http://127.0.0.1:" + freePort);
        assertNotDeclared(settings -> Rig.withApi(settings, nothing), data(LARGE));
    }

    @Test
    void anIdentityServerThatHangsDeclaresNothing() {
        try (var server = counting()) {
            assertNotDeclared(
                    settings -> new PlatformSettings(
                            server.url(),
                            settings.apiUrl(),
                            false,
                            settings.credentials(),
                            settings.limits(),
                            settings.resilience()),
                    data(1));
        }
    }

    @Test
    void anUnreadableDataSetDeclaresNothing() {
        try (var rig = new Rig()) {
            assertThat(Rig.failure(upload(
                            rig, new PiecewiseContent(reading -> reading == 1 ? 1 : PiecewiseContent.UNREADABLE))))
                    .hasMessage("the disk is gone");

            assertThat(declared).hasValue(0);
        }
    }

    @Test
    void anUploadThatWaitsForAPermitDeclaresNothing() {
        try (var server = counting();
                var rig = rig(server, narrow())) {
            Rig.value(rig.platform.authenticate());
            var first = upload(rig, data(1));
            await().untilAsserted(() -> assertThat(declared).hasValue(1));

            var waiting = upload(rig, data(1));
            var refused = upload(rig, data(1));

            assertThat(Rig.fault(refused)).isInstanceOf(HeldBack.class);
            assertThat(first).isNotDone();
            assertThat(waiting).isNotDone();
            assertThat(declared).hasValue(1);
        }
    }

    @Test
    void anUploadThatWaitsForTheRateLimitDeclaresNothing() {
        answer.complete(true);
        var slow = new ResilienceSettings(1000, 50, Duration.ofMillis(200), 0, 10, Duration.ofMillis(1), 1);
        try (var rig = new Rig(settings -> Rig.with(settings, slow))) {
            rig.answerUpload(Rig.answer(200, Rig.TOKEN.value()));
            Rig.value(upload(rig, data(1)));
            declared.set(0);

            var waiting = upload(rig, data(1)).toCompletableFuture();
            Rig.value(rig.platform.authenticate());
            assertThat(declared).hasValue(0);

            Rig.value(waiting);
            assertThat(declared).hasValue(1);
        }
    }

    @Test
    void eachRequestIsDeclaredOnce() {
        answer.complete(true);
        try (var rig = new Rig()) {
            rig.wire.stubFor(post(Rig.UPLOAD)
                    .inScenario("renewal")
                    .whenScenarioStateIs(STARTED)
                    .willSetStateTo("renewed")
                    .willReturn(Rig.answer(401, "")));
            rig.wire.stubFor(post(Rig.UPLOAD)
                    .inScenario("renewal")
                    .whenScenarioStateIs("renewed")
                    .willReturn(Rig.answer(200, Rig.TOKEN.value())));

            assertThat(Rig.value(upload(rig, data(1)))).isEqualTo(Rig.TOKEN);

            rig.wire.verify(2, postRequestedFor(urlEqualTo(Rig.UPLOAD)));
            assertThat(declared).hasValue(2);
        }
    }

    private void assertNotDeclared(UnaryOperator<PlatformSettings> change, Content data) {
        try (var rig = new Rig(change)) {
            assertThat(Rig.fault(upload(rig, data))).isInstanceOf(Unavailable.class);
            assertThat(declared).hasValue(0);
        }
    }

    private CompletionStage<ProcessingToken> upload(Rig rig, Content data) {
        return rig.platform.upload(dataset(data), () -> {
            declared.incrementAndGet();
            return answer;
        });
    }

    private RawServer counting() {
        return new RawServer(connection -> received.add(RawServer.drain(connection.getInputStream())));
    }

    private static Rig rig(RawServer server, CallLimits limits) {
        return new Rig(settings -> Rig.withApi(Rig.with(settings, limits), server.url()));
    }

    private static DatasetUpload dataset(Content data) {
        return new DatasetUpload(new DatasetName("June"), false, data);
    }

    private static Content data(int size) {
        return Bytes.of("x".repeat(size));
    }

    private static CallLimits withUploadDeadline(Duration limit) {
        return limits(limit, 64, 1024);
    }

    /** Allows one connection and one waiting call. */
    private static CallLimits narrow() {
        return limits(Duration.ofSeconds(30), 1, 1);
    }

    private static CallLimits limits(Duration upload, int connections, int waiting) {
        var limits = Rig.limits();
        return new CallLimits(
                limits.connect(),
                limits.call(),
                upload,
                limits.idle(),
                limits.answerBytes(),
                limits.resultBytes(),
                connections,
                waiting,
                limits.tokenLifetime(),
                limits.renewalMargin(),
                limits.longestPause());
    }
}
