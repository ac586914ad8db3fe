package dev.ferry.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.WireMock;
import dev.ferry.adapters.http.settings.CallLimits;
import dev.ferry.application.content.Bytes;
import dev.ferry.application.content.Text;
import dev.ferry.domain.fault.PlatformFault.Malformed;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.fault.PlatformFault.Refused;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import dev.ferry.domain.platform.ResultKind;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/** Data sets and results of any size pass through limited memory, and release their resources however they end. */
class StreamingTest {

    private static final int CHUNKS = 1024;
    private static final long LARGE = (long) CHUNKS * PiecewiseContent.CHUNK_BYTES;

    @Test
    void aSlowReaderSlowsThePlatform() {
        var sent = new AtomicLong();
        try (var server = new RawServer(connection -> {
                    RawServer.head(connection.getInputStream());
                    RawServer.answer(connection, "HTTP/1.1 200 OK\r\nContent-Length: " + LARGE + "\r\n\r\n");
                    for (int i = 0; i < CHUNKS; i++) {
                        connection.getOutputStream().write(new byte[PiecewiseContent.CHUNK_BYTES]);
                        sent.addAndGet(PiecewiseContent.CHUNK_BYTES);
                    }
                    RawServer.drain(connection.getInputStream());
                });
                var rig = new Rig(settings -> Rig.withApi(Rig.with(settings, largeLimits()), server.url()))) {
            var chunks = Rig.value(rig.result(ResultKind.FEEDBACK));
            awaitStandstill(sent::get);
            assertThat(sent.get()).isLessThan(LARGE);

            var read = new AtomicLong();
            Rig.value(chunks.forEach(chunk -> read.addAndGet(chunk.remaining())));
            assertThat(read.get()).isEqualTo(LARGE);
        }
    }

    @Test
    void aPlatformThatReadsSlowlySlowsTheUpload() {
        var startReading = new CountDownLatch(1);
        var data = new PiecewiseContent(reading -> CHUNKS);
        try (var server = new RawServer(connection -> {
                    var head = RawServer.head(connection.getInputStream());
                    startReading.await();
                    connection.getInputStream().readNBytes(RawServer.contentLength(head));
                    RawServer.answer(connection, "HTTP/1.1 200 OK\r\nContent-Length: 36\r\n\r\n" + Rig.TOKEN.value());
                });
                var rig = new Rig(settings -> Rig.withApi(Rig.with(settings, largeLimits()), server.url()))) {
            var upload = rig.upload(data);
            awaitStandstill(() -> data.opened.get() < 2 ? 0 : data.requested.get());
            assertThat(data.requested.get()).isLessThan(CHUNKS);

            startReading.countDown();
            assertThat(Rig.value(upload)).isEqualTo(Rig.TOKEN);
            await().untilAsserted(() -> assertThat(data.closed.get()).isEqualTo(2));
        }
    }

    @Test
    void aSmallDataSetIsReadOnce() {
        try (var rig = new Rig()) {
            rig.answerUpload(Rig.answer(200, Rig.TOKEN.value()));
            var opened = new AtomicInteger();

            Rig.value(rig.upload(() -> {
                opened.incrementAndGet();
                return Bytes.of("a,b\n").open();
            }));

            assertThat(opened).hasValue(1);
        }
    }

    @Test
    void aLargeChunkArrivesUnchanged() throws Exception {
        try (var rig = new Rig()) {
            rig.answerUpload(Rig.answer(200, Rig.TOKEN.value()));
            var csv = "né,\"😀\"\r\n\t".repeat(100_000);

            Rig.value(rig.upload(Bytes.of(csv)));

            var body = rig.wire.findAll(WireMock.postRequestedFor(WireMock.urlEqualTo(Rig.UPLOAD)));
            var json = new ObjectMapper().readTree(body.getFirst().getBody());
            assertThat(json.path("Data").asText()).isEqualTo(csv);
        }
    }

    @Test
    void anEarlyAnswerEndsTheUpload() {
        var data = new PiecewiseContent(reading -> CHUNKS);
        var answered = new CountDownLatch(1);
        var received = new AtomicLong(-1);
        try (var server = new RawServer(connection -> {
                    RawServer.head(connection.getInputStream());
                    RawServer.answer(connection, "HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n");
                    answered.await();
                    received.set(RawServer.drain(connection.getInputStream()));
                });
                var rig = new Rig(settings -> Rig.withApi(settings, server.url()))) {
            assertThat(Rig.fault(rig.upload(data))).isInstanceOf(Refused.class);
            assertThat(data.closed.get()).isEqualTo(2);

            answered.countDown();
            await().untilAsserted(() -> assertThat(received.get()).isNotNegative());
            assertThat(received.get()).isLessThan(LARGE);
        }
    }

    @Test
    void anUploadIsResetAtItsDeadline() {
        var disconnected = new CountDownLatch(1);
        try (var server = silent(disconnected);
                var rig = new Rig(settings -> Rig.withApi(Rig.with(settings, shortDeadline()), server.url()))) {
            authenticate(rig);
            assertThat(Rig.fault(rig.upload("a")))
                    .isInstanceOfSatisfying(
                            OutcomeUnknown.class,
                            fault -> assertThat(fault.summary()).contains("did not answer within 300 ms"));

            await().untilAsserted(() -> assertThat(disconnected.getCount()).isZero());
        }
    }

    @Test
    void aQueryIsResetAtItsDeadline() {
        var disconnected = new CountDownLatch(1);
        try (var server = silent(disconnected);
                var rig = new Rig(settings -> Rig.withApi(Rig.with(settings, shortDeadline()), server.url()))) {
            authenticate(rig);
            assertThat(Rig.fault(rig.status())).isInstanceOf(Unavailable.class);

            await().untilAsserted(() -> assertThat(disconnected.getCount()).isZero());
        }
    }

    @Test
    void aStalledResultFails() {
        try (var server = new RawServer(connection -> {
                    RawServer.head(connection.getInputStream());
                    RawServer.answer(connection, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nfive!");
                    RawServer.drain(connection.getInputStream());
                });
                var rig = new Rig(settings -> Rig.withApi(Rig.with(settings, shortDeadline()), server.url()))) {
            authenticate(rig);
            assertThat(Rig.fault(rig.result(ResultKind.FEEDBACK).thenCompose(chunks -> Text.read(chunks, chunk -> {})))
                            .summary())
                    .contains("stopped sending");
        }
    }

    @Test
    void aResultHasASizeLimit() {
        try (var rig = new Rig()) {
            rig.answerQuery(Rig.answer(200, "x".repeat(1_000_001)));

            assertThat(Rig.fault(rig.result(ResultKind.FEEDBACK).thenCompose(chunks -> Text.read(chunks, chunk -> {}))))
                    .isInstanceOfSatisfying(
                            Malformed.class,
                            fault -> assertThat(fault.summary()).contains("larger than the 1000000 bytes"));
        }
    }

    /** Gets a token first: the deadline of a test may be too short for a server that has just started. */
    private static void authenticate(Rig rig) {
        await().ignoreExceptions().untilAsserted(() -> Rig.value(rig.platform.authenticate()));
    }

    private static RawServer silent(CountDownLatch disconnected) {
        return new RawServer(connection -> {
            RawServer.drain(connection.getInputStream());
            disconnected.countDown();
        });
    }

    /** Waits until the value does not change between two polls. */
    private static void awaitStandstill(LongSupplier progress) {
        var last = new AtomicLong();
        await().pollInterval(Duration.ofMillis(200)).until(() -> {
            var now = progress.getAsLong();
            return last.getAndSet(now) == now && now > 0;
        });
    }

    private static CallLimits largeLimits() {
        return limits(Duration.ofSeconds(30), 2 * LARGE);
    }

    private static CallLimits shortDeadline() {
        return limits(Duration.ofMillis(300), 1_000_000);
    }

    private static CallLimits limits(Duration time, long resultBytes) {
        var limits = Rig.limits();
        return new CallLimits(
                limits.connect(),
                time,
                time,
                time,
                limits.answerBytes(),
                resultBytes,
                limits.connections(),
                limits.waiting(),
                limits.tokenLifetime(),
                limits.renewalMargin(),
                limits.longestPause());
    }
}
