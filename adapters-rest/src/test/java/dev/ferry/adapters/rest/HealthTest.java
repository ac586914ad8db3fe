package dev.ferry.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthTest {

    private final Rig rig = new Rig();

    @AfterEach
    void stop() {
        rig.store.recover();
        rig.close();
    }

    @Test
    void isAliveWhenTheStoreFails() {
        rig.store.fail();

        assertThat(rig.get("/health/live").body()).isEqualTo("{\"status\":\"up\"}");
    }

    @Test
    void isReadyAsLongAsTheStoreCanBeWritten() {
        assertThat(rig.get("/health/ready").statusCode()).isEqualTo(200);

        rig.store.fail();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> rig.get("/health/ready").statusCode() == 503);
        assertThat(rig.get("/health/ready").body()).contains("the store failed: No space left on device");

        rig.store.recover();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> rig.get("/health/ready").statusCode() == 200);
    }

    @Test
    void logsWhyTheStoreCannotBeWritten() {
        try (var log = new RecordedLog()) {
            rig.store.fail();

            await().atMost(Duration.ofSeconds(60))
                    .until(() -> rig.get("/health/ready").statusCode() == 503);

            assertThat(log.records())
                    .anySatisfy(record -> assertThat(record.getMessage())
                            .contains("Ferry cannot write to the store: ", "No space left on device"));
        }
    }

    @Test
    void isNotReadyWhenTheStoreDoesNotAnswer() {
        rig.store.silent = true;

        var response = rig.get("/health/ready");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body()).contains("no answer within 2 s");
    }

    @Test
    void probesTheStoreOnceForManyRequests() {
        var start = System.nanoTime();
        IntStream.range(0, 50)
                .parallel()
                .forEach(i -> assertThat(rig.get("/health/ready").statusCode()).isEqualTo(200));

        // at most one a second, however long the requests take
        var seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
        assertThat(rig.store.probes.get()).isBetween(1, 2 + (int) seconds);
    }

    @Test
    void countsRequestsByRoute() {
        rig.get("/v1/uploads/" + rig.submit("June"));
        rig.get("/v1/uploads/none");
        rig.get("/no/route/at/all");

        var metrics = rig.get("/metrics");

        assertThat(metrics.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
        assertThat(metrics.body())
                .contains(
                        "http_server_requests_seconds_count{method=\"GET\",status=\"200\",uri=\"/v1/uploads/{id}\"} 1")
                .contains(
                        "http_server_requests_seconds_count{method=\"GET\",status=\"404\",uri=\"/v1/uploads/{id}\"} 1")
                .contains("http_server_requests_seconds_count{method=\"GET\",status=\"404\",uri=\"none\"} 1")
                .contains("http_server_requests_seconds_count{method=\"POST\",status=\"202\",uri=\"/v1/uploads\"} 1")
                .contains("ferry_event_streams 0.0");
    }
}
