package dev.ferry.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClientDisconnectTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final Rig rig = new Rig();

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void keepsNothingOfATruncatedBody() {
        try (var client = new RawClient(rig.server.url())) {
            client.send(
                    "POST /v1/uploads?name=June HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n" + Rig.CSV);
        }

        await().atMost(TIMEOUT).until(() -> rig.store.failedStores.get() == 1);
        await().atMost(TIMEOUT).until(() -> rig.metrics.scrape().contains("status=\"gone\",uri=\"/v1/uploads\""));
        assertThat(rig.get("/v1/uploads").body()).isEqualTo("[]");
    }

    @Test
    void sends100ContinueOnlyBeforeItReadsTheBody() {
        var head = " HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: " + Rig.CSV.length()
                + "\r\n\r\n";
        try (var accepted = new RawClient(rig.server.url());
                var refused = new RawClient(rig.server.url())) {
            accepted.send("PUT /v1/uploads?name=June" + head);
            assertThat(accepted.next("HTTP/1.1")).contains("100 Continue");
            accepted.send(Rig.CSV);
            assertThat(accepted.next("HTTP/1.1")).contains("202");

            refused.send("PUT /v1/uploads" + head);
            assertThat(refused.next("HTTP/1.1")).contains("400");
            assertThat(refused.next("Connection: ")).isEqualTo("close");
        }
    }

    @Test
    void repliesToAClientThatIsStillSending() {
        var body = "x".repeat((int) Rig.MAX_BODY_BYTES - 1);

        for (int i = 0; i < 10; i++) {
            assertThat(rig.post("/v1/uploads", "text/csv", body).statusCode()).isEqualTo(400);
        }
    }

    @Test
    void finishesRunningRequestsWhenItCloses() {
        try (var slow = new RawClient(rig.server.url());
                var stream = RawClient.events(rig, 0)) {
            slow.send("POST /v1/uploads?name=June HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + Rig.CSV.length()
                    + "\r\n\r\nRef");
            stream.next("retry: ");
            await().atMost(TIMEOUT).until(() -> rig.store.storeCalls.get() == 1);

            var closed = rig.server.close().toCompletableFuture();
            assertThat(lastLine(stream)).isEqualTo("0");
            slow.send(Rig.CSV.substring(3));

            assertThat(slow.next("HTTP/1.1")).contains("202");
            await().atMost(TIMEOUT).until(closed::isDone);
        }
    }

    /** Returns the last line; it is a chunk of length 0 when the body is complete. */
    private static String lastLine(RawClient client) {
        var last = "";
        for (var line = client.line(); line != null; line = client.line()) {
            last = line.isEmpty() ? last : line;
        }
        return last;
    }
}
