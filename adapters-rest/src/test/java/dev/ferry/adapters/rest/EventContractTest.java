package dev.ferry.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.domain.event.UploadEvent;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.fault.PlatformFault.Refused;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import dev.ferry.domain.platform.ResultKind;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The event streams match the AsyncAPI document. */
class EventContractTest {

    private final Document document = Document.asyncApi();
    private final Rig rig = new Rig();

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void everyEventTypeMatchesTheDocument() {
        produceAllEventTypes();

        var events = events();

        assertThat(events.stream().map(EventContractTest::type).distinct())
                .hasSize(UploadEvent.class.getPermittedSubclasses().length)
                .containsExactlyInAnyOrderElementsOf(messages()
                        .map(message -> message.path("name").textValue())
                        .toList());
        for (var event : events) {
            var payload = payload(event);
            assertThat(document.violations(payload, event)).as(event.toString()).isEmpty();
        }
    }

    @Test
    void detectsUndocumentedEvents() {
        rig.submit("June");
        var event = (ObjectNode) events().getFirst();
        var payload = payload(event);

        assertThat(document.violations(payload, event)).isEmpty();
        assertThat(document.violations(payload, event.deepCopy().put("extra", 1)))
                .isNotEmpty();
        assertThat(document.violations(payload, event.deepCopy().put("id", "x")))
                .isNotEmpty();
        assertThat(document.violations(payload, event.deepCopy().put("type", "dev.ferry.upload.failed")))
                .isNotEmpty();
        event.withObject("/data").put("extra", 1);
        assertThat(document.violations(payload, event)).isNotEmpty();
    }

    @Test
    void bothStreamsDocumentAllMessages() {
        var all = Document.names(document.root().at("/components/messages"));

        for (var channel : document.root().path("channels").properties()) {
            assertThat(Document.names(channel.getValue().path("messages"))).containsExactlyInAnyOrderElementsOf(all);
        }
        var served = rig.server.routes().stream()
                .filter(route -> route.isEventStream())
                .map(route -> route.template());
        assertThat(served)
                .containsExactlyInAnyOrder(
                        document.root().at("/channels/everything/address").textValue(),
                        document.root().at("/channels/upload/address").textValue());
    }

    private void produceAllEventTypes() {
        rig.startEngine();
        rig.platform
                .uploadFails(new Unavailable("down for a moment"))
                .statuses("polishing")
                .resultFails(ResultKind.FEEDBACK, new Refused(404, "there is none"));
        rig.await(rig.submit("completed"), "completed");
        rig.platform.uploadFails(new OutcomeUnknown("the connection was lost"));
        var inDoubt = rig.submit("in-doubt");
        rig.await(inDoubt, "in-doubt");
        rig.post("/v1/uploads/" + inDoubt + "/cancel");
        rig.platform.uploadFails(new Refused(400, "no"));
        rig.await(rig.submit("failed"), "failed");
        rig.platform.statuses("failed").result(ResultKind.FEEDBACK, "1|E1|is not known");
        rig.await(rig.submit("rejected"), "rejected");
    }

    private JsonNode payload(JsonNode event) {
        return messages()
                .filter(message -> message.path("name").equals(event.path("type")))
                .findFirst()
                .orElseThrow()
                .path("payload");
    }

    private Stream<JsonNode> messages() {
        return StreamSupport.stream(document.root().at("/components/messages").spliterator(), false);
    }

    private List<JsonNode> events() {
        return rig.get("/v1/events?follow=false")
                .body()
                .lines()
                .filter(line -> line.startsWith("data: "))
                .map(line -> Rig.json(line.substring(6)))
                .toList();
    }

    private static String type(JsonNode event) {
        return event.path("type").textValue();
    }
}
