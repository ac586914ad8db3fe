package dev.ferry.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.adapters.rest.exchange.AccessScope;
import dev.ferry.adapters.rest.exchange.Route;
import dev.ferry.application.journal.UploadState;
import dev.ferry.application.port.driving.DecideUpload.Settlement;
import io.vertx.core.http.HttpMethod;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The server matches the OpenAPI document. {@link Rig} checks the responses of every other test too. */
class ContractTest {

    private final Document document = Document.openApi();
    private final Rig rig = new Rig();

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void documentsExactlyTheServersRoutes() {
        assertThat(operations())
                .containsExactlyInAnyOrderElementsOf(rig.server.routes().stream()
                        .map(route -> route.method().name() + " " + route.template())
                        .toList());
    }

    @Test
    void everyRouteNeedsTheDocumentedScope() {
        for (var route : rig.server.routes()) {
            var own = operation(route).path("security");
            var security = own.isMissingNode() ? document.root().path("security") : own;
            var scopes = AccessScope.OPEN.includes(route.scope())
                    ? "[]"
                    : "[{},{\"key\":[\"%s\"]}]".formatted(route.scope().word());
            assertThat(security.toString()).as(route.template()).isEqualTo(scopes);
        }
    }

    @Test
    void everyOperationRepliesAsDocumented() {
        var id = rig.submit("June");

        rig.server.routes().forEach(route -> call(route, id));

        assertThat(rig.contract.checked().stream().map(checked -> checked.replaceAll(" [0-9]+$", "")))
                .containsAll(operations());
    }

    @Test
    void commonProblemsAreDocumentedForEveryRoute() {
        for (var route : rig.server.routes()) {
            var responses = Document.names(operation(route).path("responses"));
            assertThat(responses).as(route.template()).contains("403");
            assertThat(responses.contains("429")).as(route.template()).isEqualTo(route.scope() != AccessScope.HEALTH);
            if (!AccessScope.OPEN.includes(route.scope())) {
                assertThat(responses).as(route.template()).contains("401");
            }
            if (route.template().startsWith("/v1/")) {
                assertThat(responses).as(route.template()).contains("400", "500", "503");
            }
        }
    }

    @Test
    void documentsTheStatesAndSettlements() {
        assertThat(words("State"))
                .containsExactlyElementsOf(Arrays.stream(UploadState.values())
                        .map(UploadState::word)
                        .toList());
        assertThat(words("Settlement"))
                .containsExactlyElementsOf(
                        Arrays.stream(Settlement.values()).map(Settlement::word).toList());
    }

    @Test
    void detectsUndocumentedResponses() {
        var upload = (ObjectNode) rig.upload(rig.submit("June"));
        var schema = document.root().at("/components/schemas/Upload");
        assertThat(document.violations(schema, upload)).isEmpty();

        assertThat(document.violations(schema, upload.deepCopy().put("extra", 1)))
                .isNotEmpty();
        assertThat(document.violations(schema, upload.deepCopy().put("createdAt", "yesterday")))
                .isNotEmpty();
        assertThat(document.violations(schema, upload.deepCopy().put("state", "lost")))
                .isNotEmpty();
        upload.remove("links");
        assertThat(document.violations(schema, upload)).isNotEmpty();
    }

    private void call(Route route, String id) {
        var path = route.template()
                .replace("{id}", id)
                .replace("{kind}", "feedback")
                .replace("{name}", "not-found");
        var query = route.isEventStream() ? "?follow=false" : "";
        var body = route.method().equals(HttpMethod.GET) ? BodyPublishers.noBody() : BodyPublishers.ofString(Rig.CSV);
        rig.send(rig.request(path + query).method(route.method().name(), body));
    }

    private Stream<String> methods(String template) {
        return Document.names(document.root().path("paths").path(template)).stream()
                .filter(member -> !member.equals("parameters"))
                .map(method -> method.toUpperCase(Locale.ROOT) + " " + template);
    }

    private List<String> operations() {
        return Document.names(document.root().path("paths")).stream()
                .flatMap(this::methods)
                .toList();
    }

    private JsonNode operation(Route route) {
        return document.root()
                .path("paths")
                .path(route.template())
                .path(route.method().name().toLowerCase(Locale.ROOT));
    }

    private List<String> words(String schema) {
        var words = document.root().at("/components/schemas/" + schema + "/enum");
        return Stream.of(words)
                .flatMap(all -> Stream.iterate(0, i -> i < all.size(), i -> i + 1)
                        .map(i -> all.path(i).textValue()))
                .toList();
    }
}
