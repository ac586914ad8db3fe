package dev.ferry.adapters.http.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.adapters.http.text.Redactor;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.platform.ProcessingStatus;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.StatusVocabulary;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The meaning of each status code for an upload and for a query. */
class ClassificationTest {

    private static final ProcessingToken TOKEN = new ProcessingToken("5f0c1c9e-8f0b-4b3c-9a55-1d1f6a3f2b10");

    private final Classification classification =
            new Classification(InstantSource.system(), new Redactor(List.of("k&y of mine")), Duration.ofHours(1));

    @ParameterizedTest
    @CsvSource({
        "200, outcome-unknown, malformed",
        "101, outcome-unknown, unavailable",
        "300, outcome-unknown, refused",
        "301, outcome-unknown, refused",
        "302, outcome-unknown, refused",
        "303, outcome-unknown, refused",
        "304, outcome-unknown, refused",
        "307, outcome-unknown, refused",
        "308, outcome-unknown, refused",
        "400, refused, refused",
        "401, unauthorized, unauthorized",
        "403, refused, refused",
        "404, refused, unknown-token",
        "408, outcome-unknown, unavailable",
        "409, refused, refused",
        "413, refused, refused",
        "422, refused, refused",
        "425, outcome-unknown, unavailable",
        "429, throttled, throttled",
        "499, outcome-unknown, unavailable",
        "500, outcome-unknown, unavailable",
        "501, outcome-unknown, unavailable",
        "502, outcome-unknown, unavailable",
        "503, unavailable, unavailable",
        "504, outcome-unknown, unavailable",
        "520, outcome-unknown, unavailable",
        "527, outcome-unknown, unavailable",
        "599, outcome-unknown, unavailable"
    })
    void classifiesEachStatusCode(int status, String toAnUpload, String toAQuery) {
        var answer = answer(status, "");

        assertThat(fault(() -> classification.token(answer, 1)).code()).isEqualTo(toAnUpload);
        assertThat(fault(() -> classification.status(answer, TOKEN)).code()).isEqualTo(toAQuery);
    }

    @ParameterizedTest
    @ValueSource(ints = {202, 204})
    void anEmptyAnswerToAQueryIsNotThereYet(int status) {
        assertThat(classification.status(answer(status, " "), TOKEN)).isEqualTo(ProcessingStatus.PENDING);
        assertThat(StatusVocabulary.standard().meaningOf(ProcessingStatus.PENDING))
                .isEqualTo(StatusVocabulary.Meaning.UNDER_WAY);
        assertThat(fault(() -> classification.token(answer(status, ""), 1)).code())
                .isEqualTo("outcome-unknown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "not-a-uuid",
                "5f0c1c9e-8f0b-4b3c-9a55-1d1f6a3f2b1",
                "<html>",
                "1-1-1-1-1",
                "a\u0000b",
                "00000000-0000-0000-0000-000000000000"
            })
    void anUploadWhoseTokenIsNoUuidIsInDoubt(String token) {
        assertThat(fault(() -> classification.token(answer(200, token), 1)))
                .isInstanceOfSatisfying(
                        OutcomeUnknown.class,
                        unknown -> assertThat(unknown.summary()).contains("without a processing token"));
    }

    /** Its id is that of the request or of the error. */
    @Test
    void anErrorWithAnIdIsNoToken() {
        var answer = answer(200, "{\"error\":\"duplicate name\",\"id\":\"5f0c1c9e-8f0b-4b3c-9a55-1d1f6a3f2b10\"}");

        assertThat(fault(() -> classification.token(answer, 1)))
                .isInstanceOfSatisfying(
                        OutcomeUnknown.class,
                        unknown -> assertThat(unknown.summary()).contains("duplicate name"));
    }

    @Test
    void keepsTheCaseOfAToken() {
        assertThat(classification
                        .token(answer(200, "5F0C1C9E-8F0B-4B3C-9A55-1D1F6A3F2B10"), 1)
                        .value())
                .isEqualTo("5F0C1C9E-8F0B-4B3C-9A55-1D1F6A3F2B10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>\n<body>", "<!DOCTYPE html>", "a\nb", "a\u001b[2Jb", "a\u009bb"})
    void describesAnInvalidStatusInOneLine(String body) {
        var summary =
                fault(() -> classification.status(answer(200, body), TOKEN)).summary();

        assertThat(summary)
                .startsWith("the Platform answered something that is not a status")
                .doesNotContain("<html");
        assertThat(summary.chars()).noneMatch(Character::isISOControl);
    }

    @Test
    void aRefusalDoesNotRevealTheKey() {
        for (var status : new int[] {400, 401, 413}) {
            var answer = answer(status, "key 'k&y of mine' (k%26y%20of%20mine) is bad; token eyJhbGc.eyJzdWI.c2ln");

            assertThat(fault(() -> classification.token(answer, 1)).summary())
                    .contains("is bad")
                    .doesNotContain("mine")
                    .doesNotContain("eyJ");
        }
    }

    @Test
    void aRedirectDoesNotRevealTheKey() {
        var answer = answer(302, "");
        answer.headers().set("Location", "https://elsewhere.example/k%26y%20of%20mine?key=other");

        assertThat(fault(() -> classification.status(answer, TOKEN)).summary())
                .contains("https://elsewhere.example/")
                .doesNotContain("mine")
                .doesNotContain("other");
    }

    @ParameterizedTest
    @CsvSource({
        "https://user:pass@elsewhere.example:8443/x?key=other, https://elsewhere.example:8443",
        "HTTP://elsewhere.example#k, HTTP://elsewhere.example",
        "/login?key=other, another path of the same server",
        "https://k%26y%20of%20mine.example/, https://********.example",
        ", nowhere"
    })
    void aRedirectedUploadNamesOnlyTheOriginOfTheTarget(@Nullable String location, String shown) {
        var answer = answer(303, "");
        if (location != null) {
            answer.headers().set("Location", location);
        }

        assertThat(fault(() -> classification.token(answer, 1)).summary())
                .contains("redirected the upload to " + shown + " (status 303)")
                .endsWith("it may have the data");
    }

    private static CompleteAnswer answer(int status, String body) {
        return new CompleteAnswer(status, MultiMap.caseInsensitiveMultiMap(), Buffer.buffer(body), false);
    }

    private static PlatformFault fault(ThrowingCallable reading) {
        var thrown = new PlatformException[1];
        assertThatThrownBy(reading).isInstanceOfSatisfying(PlatformException.class, exception -> thrown[0] = exception);
        return thrown[0].fault();
    }
}
