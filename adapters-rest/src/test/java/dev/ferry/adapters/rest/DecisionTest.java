package dev.ferry.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.contracts.fake.ScriptedPlatform;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.fault.PlatformFault.Refused;
import dev.ferry.domain.platform.ResultKind;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DecisionTest {

    private final Rig rig = new Rig();

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void cancelsAnUnfinishedUpload() {
        var id = rig.submit("June");

        var response = rig.post("/v1/uploads/" + id + "/cancel");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("ETag")).hasValue("W/\"2\"");
        assertThat(Rig.json(response).path("state").textValue()).isEqualTo("cancelled");
    }

    @Test
    void retriesAFailedUpload() {
        rig.platform.uploadFails(new Refused(400, "no"));
        rig.startEngine();
        var id = rig.submit("June");
        rig.await(id, "failed");

        var response = rig.post("/v1/uploads/" + id + "/retry", "application/json", "{}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(rig.await(id, "completed").path("attempt").intValue()).isEqualTo(2);
    }

    @Test
    void resubmitsCorrectedData() {
        rig.platform.statuses("failed").result(ResultKind.FEEDBACK, "1|E1|is not known");
        rig.startEngine();
        var id = rig.submit("June");
        rig.await(id, "rejected");

        var response = rig.post("/v1/uploads/" + id + "/resubmit", "text/csv", Rig.CSV.replace("E1", "E7"));
        rig.await(id, "completed");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(rig.platform.uploads()).hasSize(2).last().satisfies(delivered -> {
            assertThat(delivered.overwrite()).isTrue();
            assertThat(delivered.data()).contains("E7");
        });
    }

    @Test
    void settlesAnUploadInDoubtInThreeWays() {
        assertThat(settled("overwrite", "completed").overwrite()).isTrue();
        assertThat(settled("retry", "completed").overwrite()).isFalse();
        settled("give-up", "failed");
    }

    private static ScriptedPlatform.ReceivedUpload settled(String settlement, String state) {
        try (var other = new Rig()) {
            other.platform.uploadFails(new OutcomeUnknown("the connection was lost"));
            other.startEngine();
            var id = other.submit("June");
            other.await(id, "in-doubt");

            var response = other.post(
                    "/v1/uploads/" + id + "/settle", "application/json", "{\"settlement\":\"" + settlement + "\"}");

            assertThat(response.statusCode()).isEqualTo(200);
            other.await(id, state);
            return other.platform.uploads().getLast();
        }
    }

    @Test
    void readsASettlementFromTheQueryToo() {
        rig.platform.uploadFails(new OutcomeUnknown("the connection was lost"));
        rig.startEngine();
        var id = rig.submit("June");
        rig.await(id, "in-doubt");

        assertThat(rig.post("/v1/uploads/" + id + "/settle?settlement=give-up").statusCode())
                .isEqualTo(200);
    }

    @Test
    void refusesAMissingOrInvalidSettlement() {
        var path = "/v1/uploads/" + rig.submit("June") + "/settle";

        for (var response : List.of(
                rig.post(path),
                rig.post(path, "application/json", "{}"),
                rig.post(path, "application/json", "[]"),
                rig.post(path, "application/json", "{"),
                rig.post(path, "application/json", "{\"settlement\":\"later\"}"),
                rig.post(path + "?settlement=retry", "application/json", "{\"settlement\":\"retry\"}"),
                rig.post(path, "application/json", "{\"settle\":\"retry\"}"))) {
            assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        }
    }

    @Test
    void explainsWhyADecisionIsNotAllowed() {
        var id = rig.submit("June");

        assertConflict(rig.post("/v1/uploads/" + id + "/retry"), "only a failed upload can be retried");
        assertConflict(rig.post("/v1/uploads/" + id + "/settle?settlement=retry"), "only an upload in doubt");
        assertConflict(
                rig.post("/v1/uploads/" + id + "/resubmit", "text/csv", Rig.CSV), "completed, rejected or failed");
        rig.post("/v1/uploads/" + id + "/cancel");
        assertConflict(rig.post("/v1/uploads/" + id + "/cancel"), "this one is cancelled");
    }

    @Test
    void aRetryReplacesDataOnlyIfTheClientSaysSo() {
        rig.platform.uploadFails(new Refused(409, "the name exists"));
        rig.startEngine();
        var id = rig.submit("June");
        rig.await(id, "failed");

        assertThat(rig.post("/v1/uploads/" + id + "/retry?overwrite=maybe").statusCode())
                .isEqualTo(400);
        assertThat(rig.post("/v1/uploads/" + id + "/retry?overwrite=true").statusCode())
                .isEqualTo(200);

        rig.await(id, "completed");
        assertThat(rig.platform.uploads().getLast().overwrite()).isTrue();
    }

    @Test
    void deletesAnUploadThatHasEnded() {
        var id = rig.submit("June");
        var path = "/v1/uploads/" + id;
        assertConflict(rig.delete(path), "only an upload that has ended can be deleted; this one is queued");
        rig.post(path + "/cancel");

        var deleted = rig.delete(path);

        assertThat(deleted.statusCode()).isEqualTo(200);
        assertThat(deleted.body())
                .isEqualTo("{\"id\":\"%s\",\"payloads\":1,\"bytes\":%d}".formatted(id, Rig.CSV.length()));
        assertThat(rig.get(path).statusCode()).isEqualTo(404);
        assertThat(rig.delete(path).statusCode()).isEqualTo(404);
    }

    @Test
    void refusesOlderDataOverNewerWithoutAWord() {
        rig.platform.uploadFails(new Refused(400, "no"));
        rig.startEngine();
        var older = rig.submit("June");
        rig.await(older, "failed");
        var newer = rig.submit("June");
        rig.await(newer, "completed");

        var refused = rig.post("/v1/uploads/" + older + "/retry");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(Rig.json(refused).path("type").textValue()).isEqualTo("/problems/older-data");
        assertThat(Rig.json(refused).path("detail").textValue()).contains(older, newer, "bytes", "overNewer=true");
        assertThat(rig.post("/v1/uploads/" + older + "/retry?overNewer=true").statusCode())
                .isEqualTo(200);
        rig.await(older, "completed");
    }

    @Test
    void showsTheUploadThatHoldsAnotherOneBack() {
        var first = rig.submit("June");
        var second = rig.submit("June");

        assertThat(Rig.json(rig.get("/v1/uploads/" + first)).path("waitingFor").isNull())
                .isTrue();
        assertThat(Rig.json(rig.get("/v1/uploads/" + second)).path("waitingFor").textValue())
                .isEqualTo(first);
    }

    @Test
    void returns404ForAMissingUpload() {
        for (var step : List.of("retry", "cancel", "settle?settlement=retry")) {
            assertThat(rig.post("/v1/uploads/none/" + step).statusCode()).isEqualTo(404);
        }
        assertThat(rig.post("/v1/uploads/none/resubmit", "text/csv", Rig.CSV).statusCode())
                .isEqualTo(404);
    }

    private static void assertConflict(HttpResponse<String> response, String reason) {
        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(Rig.json(response).path("type").textValue()).isEqualTo("/problems/not-allowed-in-this-state");
        assertThat(Rig.json(response).path("detail").textValue()).contains(reason);
    }
}
