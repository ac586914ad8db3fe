package dev.ferry.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Checks responses against the OpenAPI document, and records the checked operations. */
final class Contract {

    private static final Document DOCUMENT = Document.openApi();
    private static final Set<Integer> OF_ANY_PATH = Set.of(400, 401, 403, 404, 405, 429);

    private final Set<String> checked = ConcurrentHashMap.newKeySet();

    /** Returns the called operations with their statuses, such as {@code GET /v1/uploads 200}. */
    Set<String> checked() {
        return checked;
    }

    void check(HttpResponse<String> response) {
        var method = response.request().method();
        var what = method + " " + response.request().uri();
        var operation = template(response.uri().getPath())
                .map(template -> operation(template, method, response.statusCode()))
                .orElse(DOCUMENT.root().path("none"));
        if (operation.isMissingNode()) {
            assertThat(OF_ANY_PATH).as("the status of %s", what).contains(response.statusCode());
            return;
        }
        var documented = DOCUMENT.resolve(operation.path("responses").path(Integer.toString(response.statusCode())));
        assertThat(documented.isMissingNode())
                .as("%s answers %s, which is not documented", what, response.statusCode())
                .isFalse();
        check(what, documented, response);
    }

    private JsonNode operation(String template, String method, int status) {
        checked.add(method + " " + template + " " + status);
        var path = DOCUMENT.root().path("paths").path(template);
        return path.path(method.equals("HEAD") ? "get" : method.toLowerCase(Locale.ROOT));
    }

    private static void check(String what, JsonNode documented, HttpResponse<String> response) {
        for (var header : documented.path("headers").properties()) {
            if (DOCUMENT.resolve(header.getValue()).path("required").asBoolean()) {
                assertThat(response.headers().firstValue(header.getKey()))
                        .as(what)
                        .isPresent();
            }
        }
        var contents = documented.path("content");
        if (contents.isMissingNode()) {
            assertThat(response.body()).as(what).isEmpty();
            return;
        }
        var type = response.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
        assertThat(Document.names(contents)).as(what).contains(type);
        if (type.endsWith("json") && !response.body().isEmpty()) {
            assertThat(DOCUMENT.violations(contents.path(type).path("schema"), Rig.json(response)))
                    .as("%s: %s", what, response.body())
                    .isEmpty();
        }
    }

    private static Optional<String> template(String path) {
        return Document.names(DOCUMENT.root().path("paths")).stream()
                .filter(template -> path.matches(template.replaceAll("\\{[a-z]+}", "[^/]+")))
                .findFirst();
    }
}
