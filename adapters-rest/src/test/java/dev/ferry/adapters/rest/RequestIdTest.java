package dev.ferry.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.domain.platform.ResultKind;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The headers of every response, and the id that joins a response to the lines of the log. */
class RequestIdTest {

    private final Rig rig = new Rig();

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void everyResponseHasTheTimeAnIdAndNosniff() {
        rig.platform.result(ResultKind.FEEDBACK, "<script>");
        rig.startEngine();
        var id = rig.submit("June");
        rig.await(id, "completed");
        for (var path : List.of(
                "/v1/uploads",
                "/v1/uploads/" + id + "/results/feedback",
                "/v1/events?follow=false",
                "/health/live",
                "/metrics",
                "/nothing",
                "/v1/uploads?limit=0")) {
            var headers = rig.get(path).headers();
            assertThat(headers.firstValue("Date").orElse(""))
                    .as(path)
                    .matches("(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d\\d [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT");
            assertThat(headers.firstValue("X-Request-Id").orElse("")).as(path).matches("[0-9a-f-]{36}");
            assertThat(headers.firstValue("X-Content-Type-Options")).as(path).hasValue("nosniff");
        }
        try (var client = new RawClient(rig.server.url())) {
            client.send("GET /" + "x".repeat(5_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(client.next("X-Request-Id: ")).hasSize(36);
        }
    }

    @Test
    void keepsTheCallersRequestIdWhenItIsWellFormed() {
        var problem = rig.send(rig.request("/nothing").header("X-Request-Id", "job-7/1:a_b=+."));

        assertThat(problem.headers().firstValue("X-Request-Id")).hasValue("job-7/1:a_b=+.");
        assertThat(Rig.json(problem).path("requestId").textValue()).isEqualTo("job-7/1:a_b=+.");
        for (var malformed : List.of("a b", "a\"b", "ä", "a".repeat(129))) {
            var response = rig.send(rig.request("/nothing").header("X-Request-Id", malformed));
            assertThat(response.headers().firstValue("X-Request-Id").orElse(""))
                    .as(malformed)
                    .hasSize(36);
        }
    }

    @Test
    void choosesAnIdForARequestWithTwo() {
        var twice = rig.request("/nothing").header("X-Request-Id", "job-7").header("X-Request-Id", "job-8");

        assertThat(rig.send(twice).headers().firstValue("X-Request-Id").orElse(""))
                .hasSize(36);
    }

    @Test
    void logsAnUnexpectedErrorWithItsCauseAndTheRequestsId() {
        try (var log = new RecordedLog()) {
            rig.store.failure = new IllegalStateException("the unexpected");

            var response = rig.send(rig.request("/v1/uploads").header("X-Request-Id", "job-7"));

            assertThat(response.statusCode()).isEqualTo(500);
            assertThat(response.body()).contains("see Ferry's log for the request's id");
            assertThat(log.records())
                    .filteredOn(entry -> entry.getMessage().contains("(request job-7)"))
                    .singleElement()
                    .satisfies(entry -> {
                        assertThat(entry.getMessage())
                                .contains("GET /v1/uploads", "IllegalStateException: the unexpected");
                        assertThat(entry.getThrown()).hasMessage("the unexpected");
                    });
        }
    }

    @Test
    void logsAFailureOfTheStoreWithTheRequestsId() {
        try (var log = new RecordedLog()) {
            rig.store.fail();

            rig.send(rig.request("/v1/uploads").header("X-Request-Id", "job-8"));

            assertThat(log.records())
                    .anySatisfy(entry -> assertThat(entry.getMessage()).contains("(request job-8)", "No space left"));
        }
        rig.store.recover();
    }
}
