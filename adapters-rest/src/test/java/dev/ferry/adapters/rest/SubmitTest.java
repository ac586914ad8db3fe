package dev.ferry.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubmitTest {

    private final Rig rig = new Rig();

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void acceptsARawDataSetAndReturnsItsLocation() {
        var response = rig.post("/v1/uploads?name=June&overwrite=true", "text/csv", Rig.CSV);

        var upload = Rig.json(response);
        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.headers().firstValue("Location"))
                .hasValue("/v1/uploads/" + upload.path("id").textValue());
        assertThat(response.headers().firstValue("ETag")).hasValue("W/\"1\"");
        assertThat(upload.path("name").textValue()).isEqualTo("June");
        assertThat(upload.path("state").textValue()).isEqualTo("queued");
        assertThat(upload.path("overwrite").booleanValue()).isTrue();
        assertThat(upload.path("attempt").intValue()).isEqualTo(1);
        assertThat(upload.path("token").isNull()).isTrue();
        assertThat(upload.path("problems").isArray()).isTrue();
        assertThat(Instant.parse(upload.path("createdAt").textValue())).isBefore(Instant.now());
    }

    @Test
    void acceptsAPutFromCurl() {
        var response = rig.send(rig.request("/v1/uploads?name=June").PUT(BodyPublishers.ofString(Rig.CSV)));

        assertThat(response.statusCode()).isEqualTo(202);
    }

    @Test
    void sendsTheBytesUnchanged() {
        rig.startEngine();

        rig.await(rig.submit("June"), "completed");

        assertThat(rig.platform.uploads())
                .singleElement()
                .satisfies(delivered -> assertThat(delivered.data()).isEqualTo(Rig.CSV));
    }

    @ParameterizedTest
    @CsvSource({
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01, 0af7651916cd43dd8448eb211c80319c",
        "nonsense, ''",
        "'', ''"
    })
    void continuesTheClientsTraceOrStartsOne(String header, String trace) {
        var response = rig.send(rig.request("/v1/uploads?name=June")
                .header("traceparent", header)
                .PUT(BodyPublishers.ofString(Rig.CSV)));

        var id = Rig.json(response).path("id").textValue();
        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(rig.get("/v1/events?follow=false").body())
                .contains("\"traceparent\":\"00-" + (trace.isEmpty() ? id.replace("-", "") : trace) + "-");
    }

    @Test
    void readsTheNamedCharset() {
        rig.startEngine();
        var latin = BodyPublishers.ofByteArray(
                "Jürgen,01/07/2024,09:00,01/07/2024,17:00\r\n".getBytes(StandardCharsets.ISO_8859_1));

        var response = rig.send(rig.request("/v1/uploads?name=June")
                .header("Content-Type", "text/csv; charset=\"ISO-8859-1\"")
                .POST(latin));
        rig.await(Rig.json(response).path("id").textValue(), "completed");

        assertThat(rig.platform.uploads())
                .singleElement()
                .satisfies(delivered -> assertThat(delivered.data()).contains("Jürgen"));
    }

    @Test
    void acceptsTheGuidesObject() {
        rig.startEngine();
        var object = """
                {"Name": "My first upload", "Data": "Reference,StartDate,StartTime,EndDate,EndTime\\r\\nUser1,01/07/2024,09:00,01/07/2024,17:00", "Key": "k", "Username": "u", "Overwrite": "true"}""";

        var upload = Rig.json(rig.post("/v1/uploads", "application/json", object));
        rig.await(upload.path("id").textValue(), "completed");

        assertThat(rig.platform.uploads()).singleElement().satisfies(delivered -> {
            assertThat(delivered.name()).isEqualTo("My first upload");
            assertThat(delivered.overwrite()).isTrue();
            assertThat(delivered.data())
                    .isEqualTo(
                            "Reference,StartDate,StartTime,EndDate,EndTime\r\nUser1,01/07/2024,09:00,01/07/2024,17:00");
        });
    }

    @Test
    void fetchesTheRequestedResults() {
        rig.startEngine();

        var upload = Rig.json(rig.post("/v1/uploads?name=June&results=feedback", "text/csv", Rig.CSV));
        var completed = rig.await(upload.path("id").textValue(), "completed");

        assertThat(completed.path("collected").toString()).isEqualTo("[\"feedback\"]");
    }
}
