package dev.ferry.adapters.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ferry.adapters.http.settings.CallLimits;
import dev.ferry.domain.fault.PlatformFault.Malformed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Answers that would exhaust the memory. */
class OversizedAnswerTest {

    @Test
    void anEndlessAnswerIsCutOffAndItsConnectionClosed() {
        var cutOff = new CountDownLatch(1);
        try (var server = new RawServer(connection -> {
                    RawServer.head(connection.getInputStream());
                    RawServer.answer(connection, "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n");
                    try {
                        while (true) {
                            RawServer.answer(connection, "x".repeat(8192));
                        }
                    } finally {
                        cutOff.countDown();
                    }
                });
                var rig = new Rig(settings -> Rig.withApi(Rig.with(settings, longLimits()), server.url()))) {
            assertThat(Rig.fault(rig.status()))
                    .isInstanceOfSatisfying(
                            Malformed.class,
                            fault -> assertThat(fault.summary()).hasSizeLessThan(1200));
            await().untilAsserted(() -> assertThat(cutOff.getCount()).isZero());
        }
    }

    @Test
    void anAnswerThatExpandsBeyondTheLimitIsAFault() throws IOException {
        try (var rig = new Rig()) {
            rig.answerQuery(aResponse().withHeader("Content-Encoding", "gzip").withBody(gzip("x".repeat(10_000_000))));

            assertThat(Rig.fault(rig.status()).summary()).contains("expands to more than the 65536 bytes");
            rig.wire.verify(
                    getRequestedFor(urlPathEqualTo(Rig.RESULTS)).withHeader("Accept-Encoding", equalTo("identity")));
        }
    }

    /** Limits that are long enough that no timeout ends the test. */
    private static CallLimits longLimits() {
        var minute = Duration.ofMinutes(1);
        return new CallLimits(minute, minute, minute, minute, 64 * 1024, 1_000_000, 64, 1024, minute, minute, minute);
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zipped = new GZIPOutputStream(bytes)) {
            zipped.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
