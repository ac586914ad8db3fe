package dev.ferry.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.domain.fault.PlatformFault.Refused;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import dev.ferry.domain.platform.ProcessingStatus;
import dev.ferry.domain.platform.ResultKind;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GetUploadTest {

    private final Rig rig = new Rig();

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void sendsRetryAfterForAnUnfinishedUpload() {
        var response = rig.get("/v1/uploads/" + rig.submit("June"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 10L);
    }

    @Test
    void sendsNoRetryAfterForAnUploadAtRest() {
        rig.startEngine();
        var id = rig.submit("June");
        rig.await(id, "completed");

        assertThat(rig.get("/v1/uploads/" + id).headers().firstValue("Retry-After"))
                .isEmpty();
    }

    @Test
    void returns304ForTheCurrentVersion() {
        var id = rig.submit("June");
        var tag = rig.get("/v1/uploads/" + id).headers().firstValue("ETag").orElseThrow();

        for (var header : List.of(tag, tag.substring(2), "\"x\", " + tag, "*")) {
            var again = ifNoneMatch(id, header);
            assertThat(again.statusCode()).as(header).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(again.headers().firstValue("ETag")).hasValue(tag);
        }
        assertThat(ifNoneMatch(id, "\"x\"").statusCode()).isEqualTo(200);

        rig.post("/v1/uploads/" + id + "/cancel");
        assertThat(ifNoneMatch(id, tag).statusCode()).isEqualTo(200);
    }

    @Test
    void answersHeadWithoutABody() {
        var response =
                rig.send(rig.request("/v1/uploads/" + rig.submit("June")).method("HEAD", BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("ETag")).isPresent();
        assertThat(response.body()).isEmpty();
    }

    @Test
    void usesHttp11ForClientsThatPreferHttp2() {
        try (var client = HttpClient.newHttpClient()) {
            var response = client.sendAsync(rig.request("/v1/uploads").build(), BodyHandlers.discarding())
                    .join();

            assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
            assertThat(response.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void keepsTheConnectionForTheNextRequest() {
        assertThat(rig.get("/v1/uploads").headers().firstValue("Connection")).isEmpty();
        assertThat(rig.post("/v1/uploads?name=June", "text/csv", Rig.CSV)
                        .headers()
                        .firstValue("Connection"))
                .isEmpty();
    }

    @Test
    void returnsResultsUnchanged() {
        var large = "Zeile äöü €\r\n".repeat(100_000);
        rig.platform.result(ResultKind.TABLE_OF_RESULT_IDS, large);
        rig.startEngine();
        var id = rig.submit("June");
        var links = rig.await(id, "completed").path("links");

        var table = rig.get(links.path("results/tableofresultids").textValue());

        assertThat(table.statusCode()).isEqualTo(200);
        assertThat(table.headers().firstValue("Content-Type")).hasValue("text/plain; charset=utf-8");
        assertThat(table.body()).isEqualTo(large);
        assertThat(rig.get(links.path("results/feedback").textValue()).body()).isEqualTo("feedback");
    }

    @Test
    void fetchesAMissingResultLater() {
        rig.platform
                .resultFails(ResultKind.FEEDBACK, new Refused(404, "none"))
                .resultFails(ResultKind.FEEDBACK, new Refused(404, "none"))
                .resultFails(ResultKind.FEEDBACK, new Unavailable("down"))
                .result(ResultKind.FEEDBACK, "all good");
        rig.startEngine();
        var id = rig.submit("June");
        var upload = rig.await(id, "completed");
        assertThat(upload.path("missing").toString()).isEqualTo("[\"feedback\"]");
        var path = upload.path("links").path("results/feedback").textValue();

        var refused = rig.get(path);
        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(refused.body()).contains("the result is still missing: the Platform refused with status 404: none");
        assertThat(rig.get(path).statusCode()).isEqualTo(502);
        assertThat(rig.get(path).body()).isEqualTo("all good");

        assertThat(rig.upload(id).path("missing").isEmpty()).isTrue();
        assertThat(rig.upload(id).path("collected").toString()).isEqualTo("[\"feedback\",\"tableofresultids\"]");
    }

    @Test
    void linksToEventsProblemsWarningsAndResults() {
        rig.startEngine();
        var id = rig.submit("June");
        var self = "/v1/uploads/" + id;

        var upload = rig.await(id, "completed");

        assertThat(upload.fieldNames()).toIterable().last().isEqualTo("links");
        assertThat(upload.path("links").toString())
                .isEqualTo(
                        "{\"self\":\"%1$s\",\"events\":\"%1$s/events\",\"problems\":\"%1$s/problems\",".formatted(self)
                                + "\"warnings\":\"%1$s/warnings\",\"data\":\"%1$s/data\",".formatted(self)
                                + "\"original\":\"%1$s/original\",".formatted(self)
                                + "\"results/feedback\":\"%1$s/results/feedback\",".formatted(self)
                                + "\"results/tableofresultids\":\"%1$s/results/tableofresultids\"}".formatted(self));
    }

    @Test
    void linksToTheFeedbackOfARejectedUploadAndWritesNullForAnUnknownLine() {
        rig.platform.statuses("failed").result(ResultKind.FEEDBACK, "the file is too short");
        rig.startEngine();
        var id = rig.submit("June");

        var upload = rig.await(id, "rejected");

        assertThat(upload.path("links").has("results/feedback")).isTrue();
        assertThat(upload.path("problems").path(0).path("line").isNull()).isTrue();
    }

    @Test
    void returns404ForMissingUploadsResultsAndPaths() {
        var id = rig.submit("June");

        for (var path : List.of(
                "/v1/uploads/" + id + "/results/feedback",
                "/v1/uploads/" + id + "/results/a%20b",
                "/v1/uploads/none/results/feedback",
                "/v1/uploads/none",
                "/v1/uploads/n%20o",
                "/v1/uploads/none/problems",
                "/v1/uploads/none/warnings",
                "/v1/uploads/none/events",
                "/v1/upload")) {
            assertProblem(rig.get(path), path);
        }
    }

    @Test
    void showsTheProblemsThatThePlatformFound() {
        rig.platform.statuses("failed").result(ResultKind.FEEDBACK, "1|E1|is not known");
        rig.startEngine();
        var id = rig.submit("June");

        var upload = rig.await(id, "rejected");
        var problems = rig.get("/v1/uploads/" + id + "/problems");

        assertThat(upload.path("problems")).isEqualTo(Rig.json(problems)).hasSize(1);
        assertThat(upload.path("problems").path(0).path("line").intValue()).isEqualTo(2);
        assertThat(upload.path("problems").path(0).path("column").textValue()).isEqualTo("Reference");
        assertThat(Rig.json(rig.get("/v1/uploads")).path(0)).isEqualTo(listed(upload));
    }

    @Test
    void showsTheWarningsAboutACompletedUpload() {
        rig.platform.result(ResultKind.FEEDBACK, "1 row processed\n1|E1|is unusual");
        rig.startEngine();
        var id = rig.submit("June");

        var upload = rig.await(id, "completed");
        var warnings = rig.get("/v1/uploads/" + id + "/warnings");

        assertThat(upload.path("warnings")).isEqualTo(Rig.json(warnings)).hasSize(1);
        assertThat(upload.path("warnings").path(0).path("line").intValue()).isEqualTo(2);
        assertThat(upload.path("warnings").path(0).path("message").textValue()).isEqualTo("is unusual");
        assertThat(upload.path("problems")).isEmpty();
        assertThat(Rig.json(rig.get("/v1/uploads/" + id + "/problems"))).isEmpty();
        assertThat(Rig.json(rig.get("/v1/uploads")).path(0)).isEqualTo(listed(upload));
    }

    @Test
    void showsTheStatusThatFerryDoesNotKnow() {
        var answer = rig.platform.statuses("polishing").statusPending();
        rig.startEngine();
        var id = rig.submit("June");

        Awaitility.await().until(() -> rig.upload(id).path("unknownStatus").isTextual());

        assertThat(rig.upload(id).path("unknownStatus").textValue()).isEqualTo("polishing");
        assertThat(rig.upload(id).path("state").textValue()).isEqualTo("processing");
        answer.complete(new ProcessingStatus("completedsuccessfully"));
        assertThat(rig.await(id, "completed").path("unknownStatus").isNull()).isTrue();
    }

    /** An upload as in a list: without problems and warnings. */
    private static JsonNode listed(JsonNode upload) {
        return ((ObjectNode) upload.deepCopy()).without(List.of("problems", "warnings"));
    }

    private HttpResponse<String> ifNoneMatch(String id, String tags) {
        return rig.send(rig.request("/v1/uploads/" + id).header("If-None-Match", tags));
    }

    private static void assertProblem(HttpResponse<String> response, String path) {
        assertThat(response.statusCode()).as(path).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(Rig.json(response).path("type").textValue()).isEqualTo("/problems/not-found");
        assertThat(Rig.json(response).path("instance").textValue()).isEqualTo(path);
    }
}
