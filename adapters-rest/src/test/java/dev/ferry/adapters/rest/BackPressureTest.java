package dev.ferry.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.ferry.adapters.rest.body.BodyBounds;
import dev.ferry.contracts.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A slow client or store slows the other side down, so that the server buffers little. */
class BackPressureTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int EVENTS = 60_000;
    private static final int PAGES = EVENTS / 200;
    private static final int BODY_BYTES = 64 << 20;

    private final Rig rig = new Rig(new RestSettings(
            "127.0.0.1",
            0,
            BodyBounds.of(BODY_BYTES),
            Duration.ofMillis(50),
            Duration.ofMillis(50),
            Duration.ofSeconds(30),
            Duration.ZERO,
            SecuritySettings.local()));

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void doesNotReadAheadOfASlowEventClient() {
        for (int i = 0; i < EVENTS; i++) {
            var unused = rig.journal.enter(Samples.submitted("n" + i));
        }
        try (var client = RawClient.events(rig, 0)) {
            await().atMost(TIMEOUT)
                    .during(Duration.ofMillis(500))
                    .until(() -> rig.store.pageReads.get() > 1 && hasStalled());
            assertThat(rig.store.pageReads.get()).isLessThan(PAGES * 3 / 4);

            for (long number = 1; number <= EVENTS; number++) {
                assertThat(client.next("id: ")).isEqualTo(Long.toString(number));
            }
        }
    }

    private int lastPageReads;

    private boolean hasStalled() {
        var before = lastPageReads;
        lastPageReads = rig.store.pageReads.get();
        return lastPageReads == before;
    }

    @Test
    void readsABodyNoFasterThanTheStore() throws IOException {
        rig.store.stalling = true;
        var server = URI.create(rig.server.url());
        try (var client = SocketChannel.open(new InetSocketAddress(server.getHost(), server.getPort()))) {
            var head = "POST /v1/uploads?name=June HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + BODY_BYTES
                    + "\r\n\r\n";
            client.write(ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII)));
            client.configureBlocking(false);
            var body = ByteBuffer.wrap("x".repeat(BODY_BYTES).getBytes(StandardCharsets.US_ASCII));

            await().atMost(TIMEOUT).during(Duration.ofMillis(500)).until(() -> client.write(body) == 0);

            assertThat(body.position()).isLessThan(BODY_BYTES / 2);
        }
    }

    @Test
    void abortsAResultThatCannotBeReadCompletely() {
        rig.startEngine();
        var id = rig.submit("June");
        rig.await(id, "completed");
        rig.store.truncating = true;

        assertThatThrownBy(() -> rig.get("/v1/uploads/" + id + "/results/feedback"))
                .isInstanceOf(UncheckedIOException.class);
    }
}
