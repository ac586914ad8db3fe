package dev.ferry.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IdempotencyTest {

    private final Rig rig = new Rig();

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void repeatsTheFirstResponseInAnyState() {
        var first = submit("\"key-1\"", "?name=June", Rig.CSV);
        rig.startEngine();
        rig.await(Rig.json(first).path("id").textValue(), "completed");

        var second = submit("\"key-1\"", "?name=June", Rig.CSV);

        assertThat(second.statusCode()).isEqualTo(202);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(second.headers().firstValue("ETag"))
                .isEqualTo(first.headers().firstValue("ETag"));
        assertThat(rig.platform.uploads()).hasSize(1);
    }

    @Test
    void treatsQuotedAndUnquotedKeysAlike() {
        assertThat(submit("key-1", "?name=June", Rig.CSV).body())
                .isEqualTo(submit("\"key-1\"", "?name=June", Rig.CSV).body());
    }

    @Test
    void refusesTheKeyForOtherDataAndForOtherParameters() {
        submit("key-1", "?name=June", Rig.CSV);

        assertThat(submit("key-1", "?name=June", Rig.CSV + "E2,01/07/2024,09:00,01/07/2024,17:00\r\n")
                        .statusCode())
                .isEqualTo(422);
        assertThat(submit("key-1", "?name=July", Rig.CSV).body()).contains("/problems/idempotency-key-reused");
        assertThat(submit("key-1", "?name=June&overwrite=true", Rig.CSV).statusCode())
                .isEqualTo(422);
        assertThat(submit("key-1", "?name=June&results=feedback", Rig.CSV).statusCode())
                .isEqualTo(422);
        assertThat(submit("key-2", "?name=June", Rig.CSV).statusCode()).isEqualTo(202);
    }

    @Test
    void makesOneUploadOfManyRequestsAtOnce() {
        var ids = IntStream.range(0, 32)
                .parallel()
                .mapToObj(i -> Rig.json(submit("key-1", "?name=June", Rig.CSV))
                        .path("id")
                        .textValue())
                .distinct();

        assertThat(ids).hasSize(1);
        assertThat(Rig.json(rig.get("/v1/uploads"))).hasSize(1);
    }

    @Test
    void refusesAnInvalidKey() {
        var response = submit("two words", "?name=June", Rig.CSV);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("Idempotency-Key").contains("no spaces");
    }

    private HttpResponse<String> submit(String key, String query, String body) {
        return rig.send(rig.request("/v1/uploads" + query)
                .header("Content-Type", "text/csv")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body)));
    }
}
