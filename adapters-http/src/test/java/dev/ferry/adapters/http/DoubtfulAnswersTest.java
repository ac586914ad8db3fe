package dev.ferry.adapters.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.domain.fault.PlatformFault.Malformed;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.fault.PlatformFault.Refused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that do not say whether the Platform has the data. */
class DoubtfulAnswersTest {

    private final Rig rig = new Rig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void followsNoRedirectAndDoesNotShowItsQuery() {
        rig.answerQuery(aResponse().withStatus(302).withHeader("Location", "https://elsewhere.example/login?key=k"));

        assertThat(Rig.fault(rig.status()))
                .isInstanceOfSatisfying(
                        Refused.class,
                        fault -> assertThat(fault.summary())
                                .contains("https://elsewhere.example/login,")
                                .contains("check the URL in the settings")
                                .doesNotContain("key=k"));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 304, 307, 308})
    void aRedirectedUploadIsInDoubtAndNotSentAgain(int status) {
        rig.answerUpload(aResponse().withStatus(status).withHeader("Location", "/api/UploadData/1"));

        assertThat(Rig.fault(rig.upload("a"))).isInstanceOf(OutcomeUnknown.class);
        assertThat(uploadsSent()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 499, 502, 504, 520, 524, 527})
    void anUploadThatAProxyGaveUpOnIsInDoubt(int status) {
        rig.answerUpload(Rig.answer(status, "gateway"));

        assertThat(Rig.fault(rig.upload("a"))).isInstanceOf(OutcomeUnknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>welcome</html>", "", "ok", "{\"token\":1}"})
    void anUploadAnsweredWithoutATokenIsInDoubt(String body) {
        rig.answerUpload(Rig.answer(200, body));

        assertThat(Rig.fault(rig.upload("a"))).isInstanceOf(OutcomeUnknown.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":\"quota exceeded for k&y\"}",
                "{\"Error\":{\"code\":7,\"Message\":\"quota exceeded for k%26y\"}}",
                "{\"errors\":[{\"message\":\"quota exceeded\"},\"********\"]}",
                "{\"error_code\":\"Q1\",\"error_message\":\"quota exceeded ********\"}"
            })
    void showsTheWordsOfAnErrorThatIsSentAsASuccess(String error) {
        rig.answerUpload(Rig.answer(200, error));
        assertThat(Rig.fault(rig.upload("a")))
                .isInstanceOfSatisfying(
                        OutcomeUnknown.class,
                        fault -> assertThat(fault.summary())
                                .contains("quota exceeded")
                                .contains("********")
                                .doesNotContain("k&y")
                                .doesNotContain("k%26y")
                                .endsWith("it may have the data"));

        rig.answerQuery(Rig.answer(200, error));
        assertThat(Rig.fault(rig.status()))
                .isInstanceOfSatisfying(
                        Malformed.class, fault -> assertThat(fault.summary()).contains("quota exceeded"));
    }

    private int uploadsSent() {
        return rig.wire.findAll(postRequestedFor(urlEqualTo(Rig.UPLOAD))).size();
    }
}
