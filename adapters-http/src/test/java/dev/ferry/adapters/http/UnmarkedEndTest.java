package dev.ferry.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.domain.fault.PlatformFault.Malformed;
import dev.ferry.domain.fault.PlatformFault.Refused;
import dev.ferry.domain.platform.ProcessingStatus;
import dev.ferry.domain.platform.ResultKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A body that ends with the connection may be cut off: {@code completedwitherrors} then reads as {@code completed}. */
class UnmarkedEndTest {

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 200 OK\r\nConnection: close", "HTTP/1.0 200 OK"})
    void aBareStatusIsAFault(String head) {
        answering(
                head,
                "completed",
                rig -> assertThat(Rig.fault(rig.status()))
                        .isInstanceOfSatisfying(
                                Malformed.class,
                                fault -> assertThat(fault.summary())
                                        .startsWith("the status 'completed' may be cut off")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"completed\"", "{\"status\":\"completed\"}"})
    void aStatusThatMarksItsOwnEndIsRead(String body) {
        answering(
                "HTTP/1.0 200 OK",
                body,
                rig -> assertThat(Rig.value(rig.status())).isEqualTo(new ProcessingStatus("completed")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1|E1|unknown", ""})
    void aResultIsAFault(String body) {
        answering(
                "HTTP/1.1 200 OK\r\nContent-Type: text/plain",
                body,
                rig -> assertThat(Rig.fault(rig.result(ResultKind.FEEDBACK)))
                        .isInstanceOfSatisfying(
                                Malformed.class,
                                fault -> assertThat(fault.summary()).startsWith("the result may be cut off")));
    }

    @Test
    void aContentCodingMarksTheEnd() throws IOException {
        var zipped = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(zipped)) {
            gzip.write("completed".getBytes(StandardCharsets.UTF_8));
        }
        answering(
                "HTTP/1.0 200 OK\r\nContent-Encoding: gzip",
                zipped.toByteArray(),
                rig -> assertThat(Rig.value(rig.status())).isEqualTo(new ProcessingStatus("completed")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 200 OK", "HTTP/1.0 200 OK"})
    void aProcessingTokenIsReadBecauseItsLengthIsKnown(String head) {
        answering(
                head,
                Rig.TOKEN.value(),
                rig -> assertThat(Rig.value(rig.upload("a"))).isEqualTo(Rig.TOKEN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 400 Bad Request", "HTTP/1.0 400 Bad Request"})
    void aRefusalCounts(String head) {
        answering(head, "no such", rig -> assertThat(Rig.fault(rig.status())).isInstanceOf(Refused.class));
    }

    private static void answering(String head, String body, Consumer<Rig> test) {
        answering(head, body.getBytes(StandardCharsets.UTF_8), test);
    }

    private static void answering(String head, byte[] body, Consumer<Rig> test) {
        try (var server = new RawServer(connection -> {
                    var request = RawServer.head(connection.getInputStream());
                    connection.getInputStream().readNBytes(RawServer.contentLength(request));
                    RawServer.answer(connection, head + "\r\n\r\n");
                    connection.getOutputStream().write(body);
                });
                var rig = new Rig(settings -> Rig.withApi(settings, server.url()))) {
            test.accept(rig);
        }
    }
}
