package dev.ferry.adapters.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import dev.ferry.application.content.Text;
import dev.ferry.domain.fault.PlatformFault.Malformed;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import dev.ferry.domain.platform.ResultKind;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls with an incomplete answer. */
class LostAnswersTest {

    private final Rig rig = new Rig();

    @Test
    void neverAcceptsATruncatedBody() {
        rig.answerUpload(Rig.answer(200, Rig.TOKEN.value()).withHeader("Content-Length", "500"));
        assertThat(Rig.fault(rig.upload("a"))).isInstanceOf(OutcomeUnknown.class);

        rig.answerQuery(Rig.answer(200, "completedsuccessfully").withHeader("Content-Length", "500"));
        assertThat(Rig.fault(rig.status())).isInstanceOf(Unavailable.class);
        assertThat(Rig.fault(reading())).isInstanceOf(Unavailable.class);
    }

    @Test
    void neverAcceptsAnUnterminatedJsonString() {
        rig.answerQuery(Rig.answer(200, "\"half").withHeader("Content-Type", "application/json"));

        assertThat(Rig.fault(reading())).isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EMPTY_RESPONSE",
                "RANDOM_DATA_THEN_CLOSE",
                "MALFORMED_RESPONSE_CHUNK",
                "CONNECTION_RESET_BY_PEER"
            })
    void anUploadWithABrokenConnectionIsInDoubt(String fault) {
        rig.answerUpload(aResponse().withFault(Fault.valueOf(fault)));
        assertThat(Rig.fault(rig.upload("a"))).isInstanceOf(OutcomeUnknown.class);
        assertThat(uploadsSent()).isEqualTo(1);

        rig.answerQuery(aResponse().withFault(Fault.valueOf(fault)));
        assertThat(Rig.fault(rig.status())).isInstanceOf(Unavailable.class);
    }

    @Test
    void anUploadWithoutAnAnswerInTimeIsInDoubt() {
        try (var impatient = new Rig(settings -> Rig.with(settings, Rig.limits(Duration.ofSeconds(3))))) {
            impatient.answerUpload(Rig.answer(200, Rig.TOKEN.value()).withFixedDelay(60_000));

            assertThat(Rig.fault(impatient.upload("a"))).isInstanceOf(OutcomeUnknown.class);
        }
    }

    @Test
    void noMessageContainsTheApiKey() {
        rig.answerQuery(Rig.answer(400, "bad"));
        var refused = Rig.fault(rig.status());
        rig.answerQuery(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        var lost = Rig.fault(rig.status());

        assertThat(refused.summary() + lost.summary()).doesNotContain("k&y").doesNotContain("k%26y");
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private int uploadsSent() {
        return rig.wire.findAll(postRequestedFor(urlEqualTo(Rig.UPLOAD))).size();
    }

    private CompletionStage<String> reading() {
        var text = new StringBuilder();
        return rig.result(ResultKind.FEEDBACK)
                .thenCompose(chunks -> Text.read(chunks, text::append))
                .thenApply(read -> text.toString());
    }
}
