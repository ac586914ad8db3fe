package dev.ferry.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventStreamTest {

    private final Rig rig = new Rig();

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void sendsAllEventsOfAnUploadAndEnds() {
        rig.startEngine();
        rig.await(rig.submit("June"), "completed");
        var id = rig.submit("July");
        rig.await(id, "completed");

        var response = rig.get("/v1/uploads/" + id + "/events?follow=false");

        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream");
        assertThat(response.body()).startsWith("retry: 1000\n\n");
        assertThat(lines(response, "event: dev.ferry.upload."))
                .containsExactly(
                        "queued",
                        "submitting",
                        "accepted",
                        "result-collected",
                        "result-collected",
                        "result-collected",
                        "completed");
        assertThat(data(response)).allSatisfy(event -> {
            assertThat(event.path("specversion").textValue()).isEqualTo("1.0");
            assertThat(event.path("subject").textValue()).isEqualTo(id);
            assertThat(event.path("source").textValue()).isEqualTo("/v1/uploads/" + id);
        });
        assertThat(data(response).stream().map(event -> event.path("id").textValue()))
                .containsExactlyElementsOf(lines(response, "id: "));
    }

    @Test
    void replaysTheEventsAfterTheLastOneSeen() {
        for (int i = 0; i < 5; i++) {
            rig.submit("n" + i);
        }

        assertThat(numbers("/v1/events?follow=false")).containsExactly("1", "2", "3", "4", "5");
        assertThat(numbers("/v1/events?follow=false&after=3")).containsExactly("4", "5");
        assertThat(numbers("/v1/events?follow=false&after=5")).isEmpty();
        var resumed = rig.send(rig.request("/v1/events?follow=false&after=1").header("Last-Event-ID", "4"));
        assertThat(lines(resumed, "id: ")).containsExactly("5");
    }

    @Test
    void replaysMoreThanAPage() {
        for (int i = 0; i < 450; i++) {
            rig.submit("n" + i);
        }

        assertThat(numbers("/v1/events?follow=false")).hasSize(450).last().isEqualTo("450");
    }

    @Test
    void sendsNewEvents() {
        try (var stream = RawClient.events(rig, 0)) {
            stream.next("retry: ");

            rig.submit("June");

            assertThat(stream.next("id: ")).isEqualTo("1");
            assertThat(stream.next("event: ")).isEqualTo("dev.ferry.upload.queued");
        }
    }

    @Test
    void pollsForEventsWithoutHints() {
        rig.store.withoutHints = true;
        try (var stream = RawClient.events(rig, 0)) {
            stream.next("retry: ");

            rig.submit("June");

            assertThat(stream.next("id: ")).isEqualTo("1");
        }
    }

    @Test
    void sendsHeartbeatsWhileIdle() {
        try (var stream = RawClient.events(rig, 0)) {
            stream.next(": heartbeat");
            stream.next(": heartbeat");
        }
    }

    @Test
    void releasesAllResourcesWhenClientsDisconnect() {
        var readers = new ArrayList<RawClient>();
        for (int i = 0; i < 20; i++) {
            readers.add(RawClient.events(rig, 0));
        }
        readers.forEach(reader -> reader.next("retry: "));
        assertThat(rig.server.streams().count()).isEqualTo(20);
        assertThat(rig.metrics.scrape()).contains("ferry_event_streams 20.0");

        readers.forEach(RawClient::close);

        await().atMost(Duration.ofSeconds(60)).until(() -> rig.server.streams().count() == 0);
        assertThat(rig.store.listeners).hasValue(0);
    }

    @Test
    void abortsTheStreamWhenTheStoreFails() {
        try (var stream = RawClient.events(rig, 0)) {
            stream.next("retry: ");

            rig.store.fail();

            await().atMost(Duration.ofSeconds(60))
                    .until(() -> rig.server.streams().count() == 0);
            assertThat(rig.get("/v1/events").statusCode()).isEqualTo(503);
            rig.store.recover();
        }
    }

    @Test
    void refusesInvalidNumbers() {
        assertThat(rig.get("/v1/events?after=x").statusCode()).isEqualTo(400);
        assertThat(rig.get("/v1/events?after=-1").statusCode()).isEqualTo(400);
        assertThat(rig.get("/v1/events?follow=maybe").statusCode()).isEqualTo(400);
        assertThat(rig.send(rig.request("/v1/events").header("Last-Event-ID", "x"))
                        .statusCode())
                .isEqualTo(400);
    }

    private List<String> numbers(String path) {
        return lines(rig.get(path), "id: ");
    }

    private static List<JsonNode> data(HttpResponse<String> response) {
        return lines(response, "data: ").stream().map(Rig::json).toList();
    }

    private static List<String> lines(HttpResponse<String> response, String prefix) {
        return response.body()
                .lines()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()))
                .toList();
    }
}
