package dev.ferry.adapters.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.ferry.application.content.Text;
import dev.ferry.domain.fault.PlatformFault.Malformed;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.fault.PlatformFault.Refused;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import dev.ferry.domain.platform.ResultKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Content codings that Ferry did not ask for, and charsets other than UTF-8. */
class AnswerCodingTest {

    private final Rig rig = new Rig();

    @AfterEach
    void close() {
        rig.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"gzip", "x-gzip", "GZIP", "deflate", "raw deflate", "identity", "gzip, identity", "gzip, gzip"})
    void aCodedAnswerIsDecoded(String coding) throws IOException {
        rig.answerUpload(coded(coding, Rig.TOKEN.value()));
        rig.answerQuery(coded(coding, "processing"));
        rig.wire.stubFor(post("/connect/token").willReturn(coded(coding, "{\"access_token\":\"t\"}")));

        assertThat(Rig.value(rig.upload("a"))).isEqualTo(Rig.TOKEN);
        assertThat(Rig.value(rig.status()).word()).isEqualTo("processing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "zstd", "compress"})
    void anUnknownCodingIsNamedAndItsBytesAreNotShown(String coding) {
        rig.answerUpload(Rig.answer(200, "\u0003binary").withHeader("Content-Encoding", coding));
        rig.answerQuery(Rig.answer(200, "\u0003binary").withHeader("Content-Encoding", coding));

        assertThat(Rig.fault(rig.upload("a")))
                .isInstanceOfSatisfying(
                        OutcomeUnknown.class,
                        fault -> assertThat(fault.summary())
                                .contains("'" + coding + "'")
                                .doesNotContain("binary"));
        assertThat(Rig.fault(rig.status()))
                .isInstanceOfSatisfying(
                        Unavailable.class, fault -> assertThat(fault.summary()).contains("'" + coding + "'"));
        assertThat(Rig.fault(reading()))
                .isInstanceOfSatisfying(
                        Malformed.class, fault -> assertThat(fault.summary()).contains("'" + coding + "'"));
    }

    @Test
    void aRefusalCountsAlthoughItsWordsCannotBeRead() {
        rig.answerUpload(Rig.answer(409, "binary").withHeader("Content-Encoding", "br"));

        assertThat(Rig.fault(rig.upload("a")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        fault -> assertThat(fault.words()).contains("'br'").doesNotContain("binary"));
    }

    @Test
    void aDamagedAnswerIsAFault() {
        rig.answerUpload(Rig.answer(200, "not gzip").withHeader("Content-Encoding", "gzip"));

        assertThat(Rig.fault(rig.upload("a")))
                .isInstanceOfSatisfying(
                        OutcomeUnknown.class,
                        fault -> assertThat(fault.summary()).contains("not valid for the content coding 'gzip'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "windows-1252", "UTF-16", "UTF-16LE", "utf-8"})
    void theCharsetOfAnAnswerIsHonoured(String charset) {
        var text = "1|Müller|no such “reference”".replaceAll(charset.startsWith("ISO") ? "[“”]" : "$^", "'");
        rig.answerQuery(aResponse()
                .withHeader("Content-Type", "text/plain; Charset=\"" + charset + "\"")
                .withBody(text.getBytes(Charset.forName(charset))));

        assertThat(Rig.value(reading())).isEqualTo(text);
        assertThat(Rig.value(rig.status()).word()).isEqualTo(text);
    }

    @Test
    void anUnknownCharsetIsNamed() {
        rig.answerQuery(Rig.answer(200, "processing").withHeader("Content-Type", "text/plain; charset=x-martian"));

        assertThat(Rig.fault(rig.status()).summary()).contains("'x-martian'");
        assertThat(Rig.fault(reading()))
                .isInstanceOfSatisfying(
                        Malformed.class, fault -> assertThat(fault.summary()).contains("'x-martian'"));
    }

    static ResponseDefinitionBuilder coded(String coding, String text) throws IOException {
        var body = text.getBytes(StandardCharsets.UTF_8);
        for (var layer : coding.split(", ", -1)) {
            body = code(layer, body);
        }
        return aResponse()
                .withHeader("Content-Encoding", coding.replace("raw ", ""))
                .withBody(body);
    }

    private static byte[] code(String coding, byte[] text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (OutputStream coder = switch (coding) {
            case "identity" -> bytes;
            case "deflate" -> new DeflaterOutputStream(bytes);
            case "raw deflate" -> new DeflaterOutputStream(bytes, new Deflater(9, true));
            default -> new GZIPOutputStream(bytes);
        }) {
            coder.write(text);
        }
        return bytes.toByteArray();
    }

    private CompletionStage<String> reading() {
        var text = new StringBuilder();
        return rig.result(ResultKind.FEEDBACK)
                .thenCompose(chunks -> Text.read(chunks, text::append))
                .thenApply(read -> text.toString());
    }
}
