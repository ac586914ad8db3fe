package dev.ferry.adapters.http;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.adapters.http.settings.Secret;
import dev.ferry.adapters.http.settings.SecretEncoding;
import dev.ferry.application.content.Bytes;
import dev.ferry.application.content.Text;
import dev.ferry.application.port.driven.DatasetUpload;
import dev.ferry.application.port.driven.Intent;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.DatasetName;
import dev.ferry.domain.submission.TraceContext;
import dev.ferry.domain.submission.UploadId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The requests that Ferry sends, compared with the getting-started guide. */
class WireTest {

    private static final String CSV =
            "Reference,StartDate,StartTime,EndDate,EndTime\r\nUser1,01/07/2024,09:00,01/07/2024,17:00";

    private final Rig rig = new Rig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void requestsATokenAsInTheGuide() {
        Rig.value(rig.platform.authenticate());

        rig.wire.verify(postRequestedFor(urlEqualTo("/connect/token"))
                .withHeader("Content-Type", equalTo("application/x-www-form-urlencoded"))
                .withHeader("Authorization", equalTo("Basic " + base64("me:s%2B%2F%3D%25%20x")))
                .withRequestBody(equalTo("grant_type=client_credentials&scope=platform_upload_api")));
    }

    @ParameterizedTest
    @CsvSource({"PERCENT, m e:s%2B%2F%3D%25%20x", "FORM, m+e:s%2B%2F%3D%25+x", "RAW, m e:s+/=% x"})
    void encodesTheSecretByTheSetting(SecretEncoding encoding, String pair) {
        assertThat(encoding.basic("m e", new Secret("s+/=% x"))).isEqualTo("Basic " + base64(pair));
    }

    @Test
    void doesNotEncodeUnreservedCharactersOfASecret() {
        assertThat(SecretEncoding.PERCENT.basic("me", new Secret("aZ0-._~*é")))
                .isEqualTo("Basic " + base64("me:aZ0-._~%2A%C3%A9"));
    }

    @Test
    void uploadsAsInTheGuide() {
        rig.answerUpload(Rig.answer(200, "\"" + Rig.TOKEN.value() + "\""));

        assertThat(Rig.value(rig.upload(CSV))).isEqualTo(Rig.TOKEN);

        var expected = "{\"Name\":\"My first upload\",\"Data\":\"Reference,StartDate,StartTime,EndDate,EndTime\\r\\n"
                + "User1,01/07/2024,09:00,01/07/2024,17:00\",\"Key\":\"k&y\",\"Username\":\"me\",\"Overwrite\":\"false\"}";
        rig.wire.verify(postRequestedFor(urlEqualTo("/api/UploadData"))
                .withHeader("Authorization", equalTo("Bearer token-1"))
                .withHeader("Content-Type", equalTo("application/json"))
                .withHeader("Content-Length", equalTo(String.valueOf(expected.length())))
                .withHeader("Transfer-Encoding", absent())
                .withRequestBody(equalTo(expected)));
    }

    @Test
    void fetchesStatusAndResultsAsInTheGuide() {
        rig.answerQuery(Rig.answer(200, "completedsuccessfully"));

        assertThat(Rig.value(rig.platform.status(Rig.TOKEN, null)).word()).isEqualTo("completedsuccessfully");
        Rig.value(rig.result(ResultKind.FEEDBACK).thenCompose(chunks -> Text.read(chunks, chunk -> {})));

        var query = "/api/GetResults?token=" + Rig.TOKEN.value() + "&key=k%26y&dataKey=";
        rig.wire.verify(
                getRequestedFor(urlEqualTo(query + "status")).withHeader("Authorization", equalTo("Bearer token-1")));
        rig.wire.verify(
                getRequestedFor(urlEqualTo(query + "feedback")).withHeader("Authorization", equalTo("Bearer token-1")));
    }

    @Test
    void sendsTheTraceOfACall() {
        var trace = TraceContext.of(new UploadId("01890a5d-ac96-774b-bcce-b302099a8057"), null);
        var traceparent = equalTo("00-01890a5dac96774bbcceb302099a8057-bcceb302099a8057-01");
        rig.answerUpload(Rig.answer(200, Rig.TOKEN.value()));
        rig.answerQuery(Rig.answer(200, "completedsuccessfully"));

        Rig.value(rig.platform.upload(
                new DatasetUpload(new DatasetName("June"), false, Bytes.of(CSV), trace), Intent.unrecorded()));
        Rig.value(rig.platform.status(Rig.TOKEN, trace));
        Rig.value(rig.platform.result(Rig.TOKEN, ResultKind.FEEDBACK, trace)).close();
        Rig.value(rig.platform.status(Rig.TOKEN, null));

        rig.wire.verify(1, postRequestedFor(urlEqualTo(Rig.UPLOAD)).withHeader("traceparent", traceparent));
        rig.wire.verify(2, getRequestedFor(urlPathEqualTo(Rig.RESULTS)).withHeader("traceparent", traceparent));
        rig.wire.verify(1, getRequestedFor(urlPathEqualTo(Rig.RESULTS)).withHeader("traceparent", absent()));
        rig.wire.verify(1, postRequestedFor(urlEqualTo("/connect/token")).withHeader("traceparent", absent()));
    }

    private static String base64(String pair) {
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
