package dev.ferry.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gateways add large cookies and policies to the heads of answers. */
class AnswerHeadTest {

    @ParameterizedTest
    @ValueSource(ints = {8_300, 60_000})
    void aLargeHeadIsAccepted(int bytes) {
        try (var server = server(bytes);
                var rig = new Rig(settings -> Rig.withApi(settings, server.url()))) {
            assertThat(Rig.value(rig.upload("a"))).isEqualTo(Rig.TOKEN);
        }
    }

    @Test
    void aLargerHeadIsAFaultThatSaysSo() {
        try (var server = server(70_000);
                var rig = new Rig(settings -> Rig.withApi(settings, server.url()))) {
            assertThat(Rig.fault(rig.upload("a")))
                    .isInstanceOfSatisfying(
                            OutcomeUnknown.class,
                            fault -> assertThat(fault.summary())
                                    .contains("the head of the answer")
                                    .contains("larger than the 65536 bytes"));
            assertThat(Rig.fault(rig.status()))
                    .isInstanceOfSatisfying(
                            Unavailable.class,
                            fault -> assertThat(fault.summary()).contains("larger than the 65536 bytes"));
        }
    }

    @Test
    void anAnswerThatIsNoHttpSaysSo() {
        try (var server = new RawServer(connection -> {
                    var head = RawServer.head(connection.getInputStream());
                    connection.getInputStream().readNBytes(RawServer.contentLength(head));
                    RawServer.answer(connection, "SSH-2.0-OpenSSH_9.2\r\n\r\n");
                    RawServer.drain(connection.getInputStream());
                });
                var rig = new Rig(settings -> Rig.withApi(settings, server.url()))) {
            assertThat(Rig.fault(rig.upload("a")))
                    .isInstanceOfSatisfying(
                            OutcomeUnknown.class,
                            fault -> assertThat(fault.summary()).contains("is not valid HTTP"));
            assertThat(Rig.fault(rig.status()).summary()).endsWith("is not valid HTTP; check FERRY_PLATFORM_API_URL");
        }
    }

    private static RawServer server(int cookieBytes) {
        return new RawServer(connection -> {
            RawServer.head(connection.getInputStream());
            RawServer.answer(
                    connection,
                    "HTTP/1.1 200 OK\r\nSet-Cookie: " + "c".repeat(cookieBytes) + "\r\nContent-Length: 36\r\n\r\n"
                            + Rig.TOKEN.value());
            RawServer.drain(connection.getInputStream());
        });
    }
}
