package dev.ferry.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A body of JSON that readers could read differently, or that would cost too much, is refused with a reason. */
class StrictJsonTest {

    private final Rig rig = new Rig();

    @AfterEach
    void stop() {
        rig.close();
    }

    static Stream<String> excessiveValues() {
        return Stream.of(
                "[".repeat(1_000) + "]".repeat(1_000),
                "[".repeat(100_000),
                "{\"a\":".repeat(1_000) + "1" + "}".repeat(1_000),
                "9".repeat(100_000),
                "1e" + "9".repeat(100_000),
                "{\"" + "a".repeat(100_000) + "\":1}",
                "[" + "0,".repeat(100_000) + "0]",
                IntStream.range(0, 10_000)
                        .mapToObj(i -> "\"m" + i + "\":0")
                        .collect(Collectors.joining(",", "{", "}")));
    }

    @ParameterizedTest
    @MethodSource("excessiveValues")
    void refusesExcessiveJsonAndNamesTheLimits(String value) {
        var response = rig.post("/v1/uploads?name=June", "application/json", "{\"Data\":\"x\",\"Key\":" + value + "}");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("exceeds a limit", "at most 20 deep", "at most 1000 names and values");
    }

    @Test
    void acceptsALongDataSet() {
        var data = "E1,01/07/2024,09:00,01/07/2024,17:00\\r\\n".repeat(1 << 16);

        assertThat(rig.post("/v1/uploads?name=June", "application/json", "{\"Data\":\"" + data + "\"}")
                        .statusCode())
                .isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Name\":\"June\",\"Data\":\"x\",\"Data\":\"y\"}",
                "{\"Name\":\"June\",\"Name\":\"July\",\"Data\":\"x\"}",
                "{\"Name\":\"June\",\"N\\u0061me\":\"July\",\"Data\":\"x\"}",
                "{\"Name\":\"June\",\"Data\":\"x\",\"Key\":{\"a\":1,\"a\":2}}"
            })
    void refusesMembersThatAreGivenTwice(String body) {
        var response = rig.post("/v1/uploads", "application/json", body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("has a member twice, see line 1, column ");
        assertThat(rig.get("/v1/uploads").body()).isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", " {\"Name\":\"July\"}", "x", "]", "\0", ",", "null"})
    void refusesBytesAfterTheObject(String rest) {
        var response = rig.post("/v1/uploads", "application/json", "{\"Name\":\"June\",\"Data\":\"Reference\"}" + rest);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(rig.get("/v1/uploads").body()).isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"Name\":\"June\",\"Data\":\"J\u00FC\"}", "{\"Name\":\"June\",\"Data\":\"x\",\"\u00FC\":1}"})
    void refusesBytesThatAreNotUtf8(String latin1) {
        var response = rig.send(rig.request("/v1/uploads")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(latin1, StandardCharsets.ISO_8859_1)));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("the body is not JSON in UTF-8");
    }

    @Test
    void readsABodyWithAByteOrderMark() {
        assertThat(rig.post("/v1/uploads", "application/json", "\uFEFF{\"Name\":\"June\",\"Data\":\"E1\"}")
                        .statusCode())
                .isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "\"June\"", "null", "[{\"Name\":\"June\",\"Data\":\"Reference\"}]"})
    void refusesJsonThatIsNoObject(String body) {
        var response = rig.post("/v1/uploads?name=June", "application/json", body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("the body must be a JSON object");
    }

    @Test
    void appliesTheSameRulesToADecision() {
        for (var body : new String[] {
            "{\"settlement\":\"retry\",\"settlement\":\"give-up\"}",
            "{\"settlement\":\"retry\"}{}",
            "{\"x\":" + "[".repeat(1_000)
        }) {
            assertThat(rig.post("/v1/uploads/" + rig.submit("June") + "/settle", "application/json", body)
                            .statusCode())
                    .isEqualTo(400);
        }
    }
}
