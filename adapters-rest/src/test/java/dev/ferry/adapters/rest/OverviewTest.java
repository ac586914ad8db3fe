package dev.ferry.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.domain.fault.PlatformFault.Throttled;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OverviewTest {

    private final Rig rig = new Rig();

    @AfterEach
    void stop() {
        rig.store.recover();
        rig.close();
    }

    @Test
    void countsTheUploadsByState() {
        rig.submit("June");
        rig.submit("July");

        assertThat(overview().toString())
                .contains("\"uploads\":{\"queued\":2,\"in-doubt\":0,\"processing\":0,\"completed\":0,\"rejected\":0,"
                        + "\"failed\":0,\"cancelled\":0},\"pause\":null");
    }

    @Test
    void showsAndLiftsThePause() {
        rig.platform.uploadFails(new Throttled("busy", Duration.ofMinutes(20)));
        rig.startEngine();
        var id = rig.submit("June");
        await().until(() -> overview().path("pause").isObject());
        var until = overview().path("pause").path("until").textValue();
        assertThat(Instant.parse(until))
                .isBetween(Instant.now().plusSeconds(1000), Instant.now().plusSeconds(1200));

        var lifted = lift();

        assertThat(lifted.statusCode()).isEqualTo(200);
        assertThat(Rig.json(lifted).path("lifted").path("until").textValue()).isEqualTo(until);
        assertThat(overview().path("pause").isNull()).isTrue();
        rig.await(id, "completed");
        assertThat(lift().body()).isEqualTo("{\"lifted\":null}");
    }

    @Test
    void saysWhenTheJournalCannotBeRead() {
        rig.store.fail();

        assertThat(rig.get("/v1/overview").statusCode()).isEqualTo(503);
    }

    @Test
    void hasNoParameters() {
        assertThat(rig.get("/v1/overview?state=queued").statusCode()).isEqualTo(400);
        assertThat(rig.send(rig.request("/v1/pause?now=true").DELETE()).statusCode())
                .isEqualTo(400);
    }

    private JsonNode overview() {
        return Rig.json(rig.get("/v1/overview"));
    }

    private HttpResponse<String> lift() {
        return rig.send(rig.request("/v1/pause").DELETE());
    }
}
