package dev.ferry.adapters.http;

import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.adapters.http.settings.PlatformSettings;
import dev.ferry.application.content.Bytes;
import dev.ferry.application.content.Content;
import dev.ferry.application.content.Text;
import dev.ferry.application.port.driven.DatasetUpload;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.DatasetName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What becomes of a call when one end is not there. */
class UnreachableTest {

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
}
