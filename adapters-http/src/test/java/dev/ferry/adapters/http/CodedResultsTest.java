package dev.ferry.adapters.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.ferry.application.content.Text;
import dev.ferry.domain.fault.PlatformFault.Malformed;
import dev.ferry.domain.platform.ResultKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletionStage;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results in a content coding that Ferry did not ask for. */
class CodedResultsTest {

    private static final String ROWS = "1|Müller|no such reference\r\n".repeat(20_000);

    private final Rig rig = new Rig();

    @AfterEach
    void close() {
        rig.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gzip",
                "x-gzip",
                "GZIP",
                "deflate",
                "raw deflate",
                "identity",
                "gzip, identity",
                "gzip, gzip",
                "deflate, gzip"
            })
    void aResultIsDecodedWhileItStreams(String coding) throws IOException {
        rig.answerQuery(AnswerCodingTest.coded(coding, ROWS));

        assertThat(Rig.value(reading())).isEqualTo(ROWS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"br, k&y", "a-coding-with-a-name-of-more-than-24-characters"})
    void theNameOfAnUnknownCodingIsShownOnlyIfItIsAName(String coding) {
        rig.answerQuery(aResponse().withHeader("Content-Encoding", coding).withBody("x"));

        assertThat(Rig.fault(reading()).summary())
                .contains("the content coding '", "' is not supported")
                .doesNotContain("k&y", "more-than");
    }

    @Test
    void aNameThatIsNoneIsNotShown() {
        rig.answerQuery(aResponse().withHeader("Content-Encoding", "k&y").withBody("x"));

        assertThat(Rig.fault(reading()).summary()).contains("the content coding '…' is not supported");
    }

    @Test
    void twoHeaderLinesAreOneList() throws IOException {
        rig.answerQuery(aResponse()
                .withHeader("Content-Encoding", "gzip", "gzip")
                .withBody(gzip(gzip(ROWS.getBytes(StandardCharsets.UTF_8)))));

        assertThat(Rig.value(reading())).isEqualTo(ROWS);
    }

    @Test
    void aTransferCodingIsDecodedToo() throws IOException {
        var zipped = gzip(ROWS.getBytes(StandardCharsets.UTF_8));
        try (var server = new RawServer(connection -> {
                    RawServer.head(connection.getInputStream());
                    RawServer.answer(
                            connection,
                            "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n"
                                    + Integer.toHexString(zipped.length) + "\r\n");
                    connection.getOutputStream().write(zipped);
                    RawServer.answer(connection, "\r\n0\r\n\r\n");
                });
                var raw = new Rig(settings -> Rig.withApi(settings, server.url()))) {
            assertThat(Rig.value(reading(raw))).isEqualTo(ROWS);
        }
    }

    @Test
    void aTruncatedResultIsAFault() throws IOException {
        var whole = gzip(ROWS.getBytes(StandardCharsets.UTF_8));
        for (var length : new int[] {1, 9, 10, 100, whole.length - 9, whole.length - 8, whole.length - 1}) {
            rig.answerQuery(gzipped(Arrays.copyOf(whole, length)));

            assertThat(Rig.fault(reading()))
                    .isInstanceOfSatisfying(
                            Malformed.class,
                            fault -> assertThat(fault.summary()).contains("ends before the end of its content coding"));
        }
    }

    @Test
    void aDamagedResultIsAFault() throws IOException {
        var whole = gzip(ROWS.getBytes(StandardCharsets.UTF_8));
        for (var at : new int[] {0, 2, whole.length / 2, whole.length - 6, whole.length - 1}) {
            var damaged = whole.clone();
            damaged[at] = (byte) (damaged[at] ^ 0x11);
            rig.answerQuery(gzipped(damaged));

            assertThat(Rig.fault(reading()))
                    .isInstanceOfSatisfying(
                            Malformed.class,
                            fault -> assertThat(fault.summary()).contains("'gzip'"));
        }
    }

    @Test
    void aResultThatExpandsBeyondTheLimitIsAFault() throws IOException {
        var bomb = new ByteArrayOutputStream();
        try (OutputStream zipped = new GZIPOutputStream(bomb)) {
            for (int i = 0; i < 100; i++) {
                zipped.write(new byte[1_000_000]);
            }
        }
        for (var body : new byte[][] {bomb.toByteArray(), gzip(bomb.toByteArray())}) {
            rig.answerQuery(aResponse()
                    .withHeader("Content-Encoding", body.length < bomb.size() ? "gzip, gzip" : "gzip")
                    .withBody(body));

            assertThat(Rig.fault(reading()))
                    .isInstanceOfSatisfying(
                            Malformed.class,
                            fault -> assertThat(fault.summary()).contains("expands to more than the 1000000 bytes"));
        }
    }

    @Test
    void manyCodingsAreRefused() {
        var many = "gzip, ".repeat(2000) + "gzip";
        rig.answerQuery(Rig.answer(200, "x").withHeader("Content-Encoding", many));

        assertThat(Rig.fault(reading()))
                .isInstanceOfSatisfying(
                        Malformed.class, fault -> assertThat(fault.summary()).contains("more than 5 content codings"));
        assertThat(Rig.fault(rig.status()).summary()).contains("more than 5 content codings");
    }

    private static ResponseDefinitionBuilder gzipped(byte[] body) {
        return aResponse().withHeader("Content-Encoding", "gzip").withBody(body);
    }

    private static byte[] gzip(byte[] text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zipped = new GZIPOutputStream(bytes)) {
            zipped.write(text);
        }
        return bytes.toByteArray();
    }

    private CompletionStage<String> reading() {
        return reading(rig);
    }

    private static CompletionStage<String> reading(Rig rig) {
        var text = new StringBuilder();
        return rig.result(ResultKind.FEEDBACK)
                .thenCompose(chunks -> Text.read(chunks, text::append))
                .thenApply(read -> text.toString());
    }
}
