package dev.ferry.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.content.Text;
import dev.ferry.domain.fault.PlatformFault.Malformed;
import dev.ferry.domain.platform.ResultKind;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Status 200 to a result request: an error is never a result, and data is never an error. */
class ErrorsAsResultsTest {

    private final Rig rig = new Rig();

    @AfterEach
    void close() {
        rig.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":\"invalid_token\",\"error_description\":\"expired for k&y\"}",
                " \r\n{\"Error\":{\"code\":\"Expired\",\"message\":\"expired for k&y\"}}",
                "\"{\\\"error\\\":\\\"expired for k&y\\\"}\"",
                "{\"type\":\"about:blank\",\"title\":\"expired for k&y\",\"status\":401,\"traceId\":\"00-1\"}",
                "{\"Message\":\"An error has occurred.\",\"ExceptionMessage\":\"expired for k&y\",\"StackTrace\":\"at x\"}",
                "{\"success\":false,\"error\":\"expired for k&y\",\"timestamp\":\"2024-07-01T09:00:00Z\"}"
            })
    void anErrorObjectIsAFaultWithItsWords(String error) {
        rig.answerQuery(Rig.answer(200, error).withHeader("Content-Type", "application/json"));

        assertThat(Rig.fault(reading()))
                .isInstanceOfSatisfying(
                        Malformed.class,
                        fault -> assertThat(fault.summary())
                                .contains("an error instead of a result")
                                .contains("expired for ********"));
    }

    /** So deep an error would exhaust the stack if it were read to its end. */
    @Test
    void aDeeplyNestedErrorIsReadOnlyAtItsTop() {
        rig.answerQuery(
                Rig.answer(200, "{\"message\":\"top\",\"error\":" + "{\"error\":".repeat(900) + "1" + "}".repeat(901)));
        assertThat(Rig.fault(reading()).summary()).contains("top");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/problem+json", "Application/Problem+JSON; charset=utf-8", "application/problem+xml"
            })
    void problemDetailsAreAFaultByTheirType(String type) {
        var padding = "x".repeat(20_000);
        rig.answerQuery(
                Rig.answer(200, "{\"title\":\"Gone\",\"detail\":\"too old\",\"rows\":[1],\"pad\":\"" + padding + "\"}")
                        .withHeader("Content-Type", type));

        assertThat(Rig.fault(reading()))
                .isInstanceOfSatisfying(
                        Malformed.class, fault -> assertThat(fault.summary()).contains("Gone: too old"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":\"row 7 is bad\",\"rows\":[7]}",
                "{\"error\":\"a\"}\n{\"error\":\"b\"}",
                "[{\"error\":\"a\"}]",
                "{\"error\":null}",
                "{\"error\":false,\"message\":\"fine\"}",
                "{\"error\":\"\"}",
                "{\"error\":0,\"message\":\"fine\"}",
                "{\"error\":[],\"message\":\"fine\"}",
                "{\"error\":{},\"message\":\"fine\"}",
                "{\"errors\":3}",
                "{\"errors\":[\"row 7: no such reference\"]}",
                "{\"message\":\"all rows are fine\"}",
                "{\"title\":\"Roster\",\"status\":200}",
                "{\"title\":\"Roster\",\"status\":\"404\"}",
                "{\"error\":\"unterminated\"",
                "{}",
                "error: no such reference",
                "1|E1|{\"error\":\"quoted\"}",
                "<table><tr><td>1</td></tr></table>",
                "<html-report/>",
                "{\"error\""
            })
    void dataIsKeptAsItIs(String data) {
        rig.answerQuery(Rig.answer(200, data).withHeader("Content-Type", "application/json"));

        assertThat(Rig.value(reading())).isEqualTo(data);
    }

    @Test
    void aLargeObjectIsData() {
        var large = "{\"error\":\"" + "row 1 is bad; ".repeat(5_000) + "\"}";
        rig.answerQuery(Rig.answer(200, large).withHeader("Content-Type", "application/json"));

        assertThat(Rig.value(reading())).isEqualTo(large);
    }

    private CompletionStage<String> reading() {
        var text = new StringBuilder();
        return rig.result(ResultKind.FEEDBACK)
                .thenCompose(chunks -> Text.read(chunks, text::append))
                .thenApply(read -> text.toString());
    }
}
