package dev.ferry.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import dev.ferry.adapters.http.settings.Credentials;
import dev.ferry.adapters.http.settings.PlatformSettings;
import dev.ferry.adapters.http.settings.Secret;
import dev.ferry.adapters.http.settings.SecretEncoding;
import dev.ferry.application.content.Text;
import dev.ferry.domain.platform.ResultKind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A Platform that echoes the secrets of a call wherever it can write. */
class EchoedSecretsTest {

    private static final String CLIENT_SECRET = "s3cr+t/of=%the client";
    private static final String API_KEY = "6c1f&key-of-the-account";
    private static final String BEARER = "bearer-4f1bb0c7a3d2";

    private final Rig rig = new Rig(settings -> new PlatformSettings(
            settings.identityUrl(),
            settings.apiUrl(),
            false,
            Credentials.of("me", new Secret(CLIENT_SECRET), new Secret(API_KEY)),
            settings.limits(),
            settings.resilience()));

    EchoedSecretsTest() {
        rig.grant(BEARER);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {CLIENT_SECRET, API_KEY, BEARER})
    void masksThemInAStatusWord(String secret) {
        rig.answerQuery(Rig.answer(200, "failed for " + secret));

        assertThat(Rig.value(rig.status()).word()).isEqualTo("failed for ********");
    }

    @ParameterizedTest
    @ValueSource(strings = {CLIENT_SECRET, API_KEY, BEARER})
    void masksThemInAResult(String secret) {
        var form = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        rig.answerQuery(Rig.answer(200, "1|E1|your key " + secret + "\r\n2|" + form + "|unknown\r\n"));

        assertThat(Rig.value(reading())).isEqualTo("1|E1|your key ********\r\n2|********|unknown\r\n");
    }

    @Test
    void masksThemInAResultThatIsAJsonStringOrInAnotherCharset() {
        var text = "1|Jürg|your key " + API_KEY;
        rig.answerQuery(WireMock.aResponse()
                .withHeader("Content-Type", "application/json")
                .withBody("\"" + text.replace("&", "\\u0026") + "\""));
        assertThat(Rig.value(reading())).isEqualTo("1|Jürg|your key ********");

        rig.answerQuery(WireMock.aResponse().withBody(text.getBytes(StandardCharsets.UTF_16)));
        assertThat(Rig.value(reading())).isEqualTo("1|Jürg|your key ********");
    }

    @Test
    void masksASecretThatArrivesInPieces() {
        var answer = "1|E1|your key " + API_KEY + " is bad";
        try (var server = new RawServer(connection -> {
                    RawServer.head(connection.getInputStream());
                    connection.setTcpNoDelay(true);
                    RawServer.answer(connection, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                    for (int i = 0; i < answer.length(); i++) {
                        RawServer.answer(connection, "1\r\n" + answer.charAt(i) + "\r\n");
                    }
                    RawServer.answer(connection, "0\r\n\r\n");
                });
                var streaming = new Rig(settings -> Rig.withApi(
                        new PlatformSettings(
                                settings.identityUrl(),
                                settings.apiUrl(),
                                false,
                                Credentials.of("me", new Secret(CLIENT_SECRET), new Secret(API_KEY)),
                                settings.limits(),
                                settings.resilience()),
                        server.url()))) {
            assertThat(Rig.value(reading(streaming))).isEqualTo("1|E1|your key ******** is bad");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {CLIENT_SECRET, API_KEY, BEARER})
    void masksThemInARefusal(String secret) {
        rig.answerUpload(Rig.answer(400, "bad key " + secret));

        assertThat(Rig.fault(rig.upload("a")).summary()).contains("bad key ********");
    }

    @Test
    void anEchoedSecretIsNotAProcessingToken() {
        var uuid = "0b0e7a3e-58c6-4a9c-9d0c-2a8c5f1f7d10";
        rig.grant(uuid);
        rig.answerUpload(Rig.answer(200, uuid));

        assertThat(Rig.fault(rig.upload("a")).summary())
                .contains("without a processing token")
                .doesNotContain(uuid);
    }

    @ParameterizedTest
    @EnumSource
    void masksTheBasicCredentialsAsTheyWereSent(SecretEncoding encoding) {
        var basic = encoding.basic("some client", new Secret(CLIENT_SECRET));
        rig.answerUpload(Rig.answer(400, "no user " + basic));

        var pair = new String(Base64.getDecoder().decode(basic.substring("Basic ".length())), StandardCharsets.UTF_8);
        var secretPart = basic.substring(basic.length() - 16);
        assertThat(pair).contains("client");
        assertThat(Rig.fault(rig.upload("a")).summary())
                .contains("no user Basic")
                .doesNotContain(secretPart.substring(0, 12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Encoding: %s", "Content-Type: text/plain; charset=%s"})
    void masksThemInTheNameOfACodingAndOfACharset(String header) {
        var long64 = "4f1bb0c7a3d2".repeat(6);
        for (var token : new String[] {BEARER, long64}) {
            try (var fresh = new Rig()) {
                fresh.grant(token);
                var line = header.formatted(token).split(": ", 2);
                fresh.answerUpload(Rig.answer(200, "x").withHeader(line[0], line[1]));
                fresh.answerQuery(Rig.answer(200, "x").withHeader(line[0], line[1]));

                for (var call : new CompletionStage<?>[] {fresh.upload("a"), fresh.status(), reading(fresh)}) {
                    assertThat(Rig.fault(call).summary()).doesNotContain(BEARER).doesNotContain("4f1bb0c7a3d24f1b");
                }
            }
        }
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
