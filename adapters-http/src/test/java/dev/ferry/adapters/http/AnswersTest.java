package dev.ferry.adapters.http;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.content.Text;
import dev.ferry.domain.fault.PlatformFault.Malformed;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.fault.PlatformFault.Refused;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import dev.ferry.domain.fault.PlatformFault.UnknownToken;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.ResultKind;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The answers of the Platform, with one test for each form that its documentation leaves open. */
class AnswersTest {

    private final Rig rig = new Rig();

    @AfterEach
    void close() {
        rig.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5f0c1c9e-8f0b-4b3c-9a55-1d1f6a3f2b10",
                "\"5f0c1c9e-8f0b-4b3c-9a55-1d1f6a3f2b10\"",
                "\uFEFF\"5f0c1c9e-8f0b-4b3c-9a55-1d1f6a3f2b10\"",
                "\uFEFF 5f0c1c9e-8f0b-4b3c-9a55-1d1f6a3f2b10\r\n",
                "  \"5f0c1c9e-8f0b-4b3c-9a55-1d1f6a3f2b10\"\n",
                "\"\\\"5f0c1c9e-8f0b-4b3c-9a55-1d1f6a3f2b10\\\"\"",
                "'5f0c1c9e-8f0b-4b3c-9a55-1d1f6a3f2b10'",
                "\u00A05f0c1c9e-8f0b-4b3c-9a55-1d1f6a3f2b10\u00A0",
                "{\"token\":\"5f0c1c9e-8f0b-4b3c-9a55-1d1f6a3f2b10\"}",
                "{\"id\":7,\"Token\":\"5f0c1c9e-8f0b-4b3c-9a55-1d1f6a3f2b10\"}",
                "{\"processing_token\":\"5f0c1c9e-8f0b-4b3c-9a55-1d1f6a3f2b10\",\"id\":\"another\"}",
                "{\"Id\":\"\\\"5f0c1c9e-8f0b-4b3c-9a55-1d1f6a3f2b10\\\"\"}",
                "<string xmlns=\"http://schemas.microsoft.com/2003/10/Serialization/\">"
                        + "5f0c1c9e-8f0b-4b3c-9a55-1d1f6a3f2b10</string>"
            })
    void readsAProcessingTokenInEveryForm(String body) {
        for (var type : new String[] {"text/plain", "application/json; charset=utf-8", "application/octet-stream"}) {
            rig.answerUpload(Rig.answer(200, body).withHeader("Content-Type", type));

            assertThat(Rig.value(rig.upload("a"))).isEqualTo(Rig.TOKEN);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"5f0c1c9e-8f0b-4b3c-9a55-1d1f6a3f2b10\"\"5f0c1c9e-8f0b-4b3c-9a55-1d1f6a3f2b10\"",
                "\"5f0c1c9e-8f0b-4b3c-9a55-1d1f6a3f2b10\" and then some\""
            })
    void acceptsNoTokenWithMoreText(String body) {
        rig.answerUpload(Rig.answer(200, body).withHeader("Content-Type", "application/json"));

        assertThat(Rig.fault(rig.upload("a"))).isInstanceOf(OutcomeUnknown.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Processing",
                "\"Processing\"",
                "\uFEFFProcessing",
                " \"Processing\" \r\n",
                "\"\\\"Processing\\\"\"",
                "'Processing'",
                "\u00A0Processing\u00A0",
                "{\"status\":\"Processing\"}",
                "{\"token\":\"x\",\"Status\":\"Processing\"}",
                "{\"dataKey\":\"status\",\"value\":\"Processing\"}",
                "\"{\\\"status\\\":\\\"Processing\\\"}\"",
                "<?xml version=\"1.0\"?>\r\n<string>Processing</string>",
                "<string xmlns=\"http://schemas.microsoft.com/2003/10/Serialization/\">Processing</string>"
            })
    void readsAStatusInEveryForm(String body) {
        rig.answerQuery(Rig.answer(200, body));

        assertThat(Rig.value(rig.status()).word()).isEqualTo("Processing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Completed Successfully.", "completed-with_warnings", "completed\u00A0successfully"})
    void keepsAStatusAsThePlatformSpellsIt(String word) {
        rig.answerQuery(Rig.answer(200, word));

        assertThat(Rig.value(rig.status()).word()).isEqualTo(word);
    }

    @Test
    void returnsPlainResultsUnchanged() {
        rig.answerQuery(Rig.answer(200, "\"Id\",\"Né\"\r\n1,\"a\"\"b\"").withHeader("Content-Type", "text/plain"));

        assertThat(result()).isEqualTo("\"Id\",\"Né\"\r\n1,\"a\"\"b\"");
    }

    @Test
    void unquotesResultsThatAreJsonStrings() {
        rig.answerQuery(Rig.answer(200, "\uFEFF \"1|\\\"x\\\"|a\\r\\nb\\u00e9\\ud83d\\ude00\\/\" ")
                .withHeader("Content-Type", "application/json"));

        assertThat(result()).isEqualTo("1|\"x\"|a\r\nbé😀/");
    }

    @Test
    void returnsJsonThatIsNotAStringUnchanged() {
        rig.answerQuery(Rig.answer(200, " {\"rows\":[\"a\"]}").withHeader("Content-Type", "application/json"));

        assertThat(result()).isEqualTo(" {\"rows\":[\"a\"]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF", "\"\""})
    void readsAnEmptyResult(String body) {
        rig.answerQuery(Rig.answer(200, body).withHeader("Content-Type", "application/json"));

        assertThat(result()).isEmpty();
    }

    @Test
    void treatsACompleteClientErrorAsARefusalWithThePlatformsMessage() {
        rig.answerUpload(Rig.answer(409, "there is a\ndata set of that name"));

        assertThat(Rig.fault(rig.upload("a"))).isEqualTo(new Refused(409, "there is a data set of that name"));
    }

    @Test
    void reportsTheSizeOfARequestThatIsTooLarge() {
        rig.answerUpload(Rig.answer(413, "too large"));

        assertThat(Rig.fault(rig.upload("a")).summary()).contains("85 bytes").contains("too large");
    }

    @Test
    void reportsAProcessingTokenThatThePlatformNoLongerKnows() {
        rig.answerQuery(Rig.answer(404, "what?"));

        assertThat(Rig.fault(rig.status())).isEqualTo(new UnknownToken(Rig.TOKEN));
        assertThat(Rig.fault(rig.result(ResultKind.FEEDBACK))).isEqualTo(new UnknownToken(Rig.TOKEN));
    }

    @Test
    void answersForATokenThatIsNoUuidWithoutACallOfTheApi() {
        var token = new ProcessingToken("receipts/17&key=other");

        assertThat(Rig.fault(rig.platform.status(token, null))).isEqualTo(new UnknownToken(token));
        assertThat(Rig.fault(rig.platform.result(token, ResultKind.FEEDBACK, null)))
                .isEqualTo(new UnknownToken(token));
        rig.wire.verify(0, anyRequestedFor(urlPathEqualTo(Rig.RESULTS)));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 504})
    void anUploadWithAServerErrorIsInDoubt(int status) {
        rig.answerUpload(Rig.answer(status, "oops"));

        assertThat(Rig.fault(rig.upload("a"))).isInstanceOf(OutcomeUnknown.class);
        assertThat(uploadsSent()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 504})
    void aQueryWithAServerErrorIsUnavailable(int status) {
        rig.answerQuery(Rig.answer(status, "oops"));

        assertThat(Rig.fault(rig.status())).isInstanceOf(Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>welcome</html>", "", "\"\""})
    void rejectsAnswersThatAreNotAStatus(String body) {
        rig.answerQuery(Rig.answer(200, body));

        assertThat(Rig.fault(rig.status())).isInstanceOf(Malformed.class);
    }

    @Test
    void rejectsAWebPageAsAResultByItsTypeOrItsContent() {
        rig.answerQuery(Rig.answer(200, "please log in").withHeader("Content-Type", "Text/HTML; charset=utf-8"));
        assertThat(Rig.fault(reading())).isInstanceOf(Malformed.class);

        rig.answerQuery(Rig.answer(200, "<!DOCTYPE html><p>log in").withHeader("Content-Type", "text/plain"));
        assertThat(Rig.fault(reading())).isInstanceOf(Malformed.class);
    }

    @Test
    void readsAnAnswerOnlyUpToTheLimit() {
        rig.answerQuery(Rig.answer(200, "x".repeat(1_000_000)));
        assertThat(Rig.fault(rig.status())).isInstanceOf(Malformed.class);

        rig.answerUpload(Rig.answer(200, "x".repeat(1_000_000)));
        assertThat(Rig.fault(rig.upload("a"))).isInstanceOf(OutcomeUnknown.class);
    }

    private int uploadsSent() {
        return rig.wire.findAll(postRequestedFor(urlEqualTo(Rig.UPLOAD))).size();
    }

    private String result() {
        return Rig.value(reading());
    }

    private CompletionStage<String> reading() {
        var text = new StringBuilder();
        return rig.result(ResultKind.FEEDBACK)
                .thenCompose(chunks -> Text.read(chunks, text::append))
                .thenApply(read -> text.toString());
    }
}
