package dev.ferry.adapters.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.content.Text;
import dev.ferry.domain.fault.PlatformFault;
import dev.ferry.domain.fault.PlatformFault.Malformed;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.fault.PlatformFault.Refused;
import dev.ferry.domain.fault.PlatformFault.Throttled;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import dev.ferry.domain.fault.PlatformFault.UnknownToken;
import dev.ferry.domain.platform.ResultKind;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
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
    @ValueSource(ints = {429, 503})
    void obeysRetryAfterInSecondsAndAsADate(int status) {
        rig.answerUpload(aResponse().withStatus(status).withHeader("Retry-After", "17"));
        assertThat(pause(rig.upload("a"))).isEqualTo(Duration.ofSeconds(17));
        rig.now.set(rig.now.get().plusSeconds(17));

        rig.answerUpload(aResponse().withStatus(status).withHeader("Retry-After", "Mon, 01 Jul 2024 09:02:00 GMT"));
        assertThat(pause(rig.upload("a"))).isEqualTo(Duration.ofSeconds(103));
        rig.now.set(rig.now.get().plusSeconds(103));

        rig.answerQuery(aResponse().withStatus(status).withHeader("Retry-After", "Mon, 01 Jul 2024 08:00:00 GMT"));
        assertThat(pause(rig.status())).isEqualTo(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"900000000", "99999999999999999999", "Fri, 31 Dec 9999 23:59:59 GMT"})
    void obeysARetryAfterOnlyUpToTheLongestPause(String retryAfter) {
        rig.answerQuery(aResponse().withStatus(429).withHeader("Retry-After", retryAfter));
        assertThat(pause(rig.status())).isEqualTo(Duration.ofHours(1));
        rig.now.set(rig.now.get().plus(Duration.ofHours(1)));

        rig.answerQuery(Rig.answer(200, "processing"));
        assertThat(Rig.value(rig.status()).word()).isEqualTo("processing");
    }

    @Test
    void aPauseEndsAlthoughTheClockWasSetBack() {
        var now = rig.now.get();
        rig.now.set(now.plus(Duration.ofDays(365)));
        Rig.value(rig.platform.authenticate());
        rig.answerQuery(aResponse().withStatus(429).withHeader("Retry-After", "60"));
        assertThat(pause(rig.status())).isEqualTo(Duration.ofMinutes(1));

        rig.now.set(now);
        assertThat(pause(rig.status())).isEqualTo(Duration.ofHours(1));
        rig.now.set(now.plus(Duration.ofHours(1)));
        rig.answerQuery(Rig.answer(200, "processing"));
        assertThat(Rig.value(rig.status()).word()).isEqualTo("processing");
    }

    @Test
    void ignoresAnInvalidRetryAfter() {
        rig.answerQuery(aResponse().withStatus(429).withHeader("Retry-After", "soon"));
        assertThat(pause(rig.status())).isNull();

        rig.answerUpload(aResponse().withStatus(503).withHeader("Retry-After", "soon"));
        assertThat(Rig.fault(rig.upload("a"))).isInstanceOf(Unavailable.class);
    }

    @Test
    void reportsAProcessingTokenThatThePlatformNoLongerKnows() {
        rig.answerQuery(Rig.answer(404, "what?"));

        assertThat(Rig.fault(rig.status())).isEqualTo(new UnknownToken(Rig.TOKEN));
        assertThat(Rig.fault(rig.result(ResultKind.FEEDBACK))).isEqualTo(new UnknownToken(Rig.TOKEN));
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

    private static @Nullable Duration pause(CompletionStage<?> stage) {
        PlatformFault fault = Rig.fault(stage);
        assertThat(fault).isInstanceOf(Throttled.class);
        return ((Throttled) fault).retryAfter();
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
