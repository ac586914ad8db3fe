package dev.ferry.adapters.http;

import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ferry.adapters.http.settings.ResilienceSettings;
import dev.ferry.application.content.Bytes;
import dev.ferry.application.content.Content;
import dev.ferry.application.content.ContentHasher;
import dev.ferry.application.content.UnreadableContentException;
import dev.ferry.application.content.VerifiedContent;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.submission.ContentRef;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A data set that cannot be read. The Platform never gets a complete request. */
class UnreadableDataTest {

    private final Rig rig = new Rig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void dataThatCannotBeOpenedIsNotSent() {
        assertNotSent(() -> CompletableFuture.failedStage(new IOException("the disk is gone")));
    }

    @Test
    void dataWhoseOpeningThrowsIsNotSent() {
        assertNotSent(() -> {
            throw new IllegalStateException("the disk is gone");
        });
    }

    @Test
    void dataThatCannotBeReadASecondTimeIsNotSent() {
        var data = new PiecewiseContent(reading -> reading == 1 ? 1 : PiecewiseContent.UNREADABLE);

        assertNotSent(data);

        assertThat(data.closed.get()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void unreadableDataDoesNotOpenTheBreaker(int unreadable) {
        var sensitive = new ResilienceSettings(2, 50, Duration.ofHours(1), 0, 10, Duration.ofMillis(1), 10_000);
        try (var other = new Rig(settings -> Rig.with(settings, sensitive))) {
            other.answerUpload(Rig.answer(200, Rig.TOKEN.value()));
            for (int i = 0; i < 5; i++) {
                Rig.failure(other.upload(
                        new PiecewiseContent(reading -> reading == unreadable ? PiecewiseContent.UNREADABLE : 1)));
            }

            assertThat(Rig.value(other.upload("a"))).isEqualTo(Rig.TOKEN);
        }
    }

    @Test
    void dataThatFailsWhileItIsSentIsNotAccepted() {
        var data = new PiecewiseContent(reading -> reading == 1 ? 3 : PiecewiseContent.FAILS_AFTER_FIRST);

        assertThat(failureOfIncomplete(data).isDamaged()).isFalse();

        await().untilAsserted(() -> assertThat(data.closed.get()).isEqualTo(2));
    }

    @Test
    void dataThatShrinksWhileItIsSentIsNotAccepted() {
        var data = new PiecewiseContent(reading -> reading == 1 ? 2 : 1);

        assertThat(failureOfIncomplete(data).isDamaged()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ABCDE", "\"\"\"\"\""})
    void dataOfWhichFiveBytesChangeWhileItIsSentIsNotAccepted(String other) {
        var stored = "x".repeat(300_000);
        var changed = "x".repeat(299_000) + other + "x".repeat(995);
        var reading = new AtomicInteger();
        Content content = () ->
                Bytes.of(reading.incrementAndGet() == 1 ? stored : changed).open();

        var failure = failureOfIncomplete(new VerifiedContent(content, ref(stored)));

        assertThat(failure.isDamaged()).isTrue();
    }

    @Test
    void smallDataThatIsNotWhatWasStoredIsNotSent() {
        Content changed = () -> Bytes.of("E2").open();

        assertThat(failureOfIncomplete(new VerifiedContent(changed, ref("E1"))).isDamaged())
                .isTrue();
    }

    @Test
    void dataThatGrowsIsNotSentBeyondItsMeasuredLength() {
        var received = new AtomicLong(-1);
        var connections = new AtomicInteger();
        try (var server = new RawServer(connection -> {
                    connections.incrementAndGet();
                    RawServer.head(connection.getInputStream());
                    received.set(RawServer.drain(connection.getInputStream()));
                });
                var other = new Rig(settings -> Rig.withApi(settings, server.url()))) {
            var data = new PiecewiseContent(reading -> reading);

            assertThat(Rig.failure(other.upload(data))).isInstanceOf(UnreadableContentException.class);

            await().untilAsserted(() -> assertThat(received.get()).isNotNegative());
            assertThat(received.get()).isLessThan(PiecewiseContent.CHUNK_BYTES + 200L);
            assertThat(connections.get()).isEqualTo(1);
        }
    }

    private static ContentRef ref(String text) {
        return new ContentHasher()
                .add(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)))
                .ref();
    }

    /** The server records complete requests only. */
    private UnreadableContentException failureOfIncomplete(Content data) {
        rig.answerUpload(Rig.answer(200, Rig.TOKEN.value()));
        var failure = Rig.failure(rig.upload(data));
        assertThat(failure).isInstanceOf(UnreadableContentException.class);
        rig.wire.verify(0, postRequestedFor(urlEqualTo(Rig.UPLOAD)));
        return (UnreadableContentException) failure;
    }

    /** The core words the failure of its own data set. */
    private void assertNotSent(Content data) {
        assertThat(Rig.failure(rig.upload(data)))
                .isNotInstanceOf(PlatformException.class)
                .hasMessage("the disk is gone");
        rig.wire.verify(0, postRequestedFor(urlEqualTo(Rig.UPLOAD)));
    }
}
