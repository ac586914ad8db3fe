package dev.ferry.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.content.Text;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import dev.ferry.domain.platform.ResultKind;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers before the final one: RFC 9110 section 15.2. */
class InterimAnswersTest {

    @ParameterizedTest
    @ValueSource(ints = {100, 102, 103, 104, 199})
    void theFinalAnswerToAnUploadCounts(int interim) {
        try (var server = answering(interim(interim), Rig.TOKEN.value());
                var rig = new Rig(settings -> Rig.withApi(settings, server.url()))) {
            assertThat(Rig.value(rig.upload("a"))).isEqualTo(Rig.TOKEN);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 102, 103, 104, 199})
    void theFinalAnswerToAQueryCountsAndTheConnectionIsUsedAgain(int interim) {
        var connections = new AtomicInteger();
        try (var server = new RawServer(connection -> {
                    connections.incrementAndGet();
                    for (int call = 0; call < 2; call++) {
                        RawServer.head(connection.getInputStream());
                        RawServer.answer(connection, interim(interim) + interim(interim) + finalAnswer("processing"));
                    }
                });
                var rig = new Rig(settings -> Rig.withApi(settings, server.url()))) {
            assertThat(Rig.value(rig.status()).word()).isEqualTo("processing");
            var text = new StringBuilder();
            Rig.value(rig.result(ResultKind.FEEDBACK).thenCompose(chunks -> Text.read(chunks, text::append)));

            assertThat(text).hasToString("processing");
            assertThat(connections).hasValue(1);
        }
    }

    @Test
    void aSwitchOfProtocolsLeavesAnUploadInDoubt() {
        try (var server = answering(
                        "HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n", "x");
                var rig = new Rig(settings -> Rig.withApi(settings, server.url()))) {
            assertThat(Rig.fault(rig.upload("a"))).isInstanceOf(OutcomeUnknown.class);
            assertThat(Rig.fault(rig.status())).isInstanceOf(Unavailable.class);
        }
    }

    @Test
    void anInterimAnswerAloneIsNoAnswer() {
        try (var server = new RawServer(connection -> {
                    RawServer.head(connection.getInputStream());
                    RawServer.answer(connection, interim(102));
                });
                var rig = new Rig(settings -> Rig.withApi(settings, server.url()))) {
            assertThat(Rig.fault(rig.upload("a"))).isInstanceOf(OutcomeUnknown.class);
        }
    }

    private static RawServer answering(String first, String body) {
        return new RawServer(connection -> {
            RawServer.head(connection.getInputStream());
            RawServer.answer(connection, first);
            RawServer.answer(connection, finalAnswer(body));
            RawServer.drain(connection.getInputStream());
        });
    }

    private static String interim(int status) {
        return "HTTP/1.1 " + status + " Interim\r\nLink: </a>; rel=preload\r\n\r\n";
    }

    private static String finalAnswer(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }
}
