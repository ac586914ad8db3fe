package dev.ferry.adapters.http;

import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ferry.adapters.http.settings.ResilienceSettings;
import dev.ferry.application.content.Content;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A data set that cannot be read. The upload is in doubt only if a part of it was sent. */
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
    void dataThatFailsWhileItIsSentIsInDoubt() {
        var data = new PiecewiseContent(reading -> reading == 1 ? 3 : PiecewiseContent.FAILS_AFTER_FIRST);

        assertThat(summaryInDoubt(data)).contains("could not be read to its end");

        await().untilAsserted(() -> assertThat(data.closed.get()).isEqualTo(2));
    }

    @Test
    void dataThatShrinksWhileItIsSentIsInDoubt() {
        var data = new PiecewiseContent(reading -> reading == 1 ? 2 : 1);

        assertThat(summaryInDoubt(data)).contains("changed while it was sent");
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

            assertThat(Rig.fault(other.upload(data)))
                    .isInstanceOfSatisfying(
                            OutcomeUnknown.class,
                            fault -> assertThat(fault.summary()).contains("changed while it was sent"));

            await().untilAsserted(() -> assertThat(received.get()).isNotNegative());
            assertThat(received.get()).isLessThan(PiecewiseContent.CHUNK_BYTES + 200L);
            assertThat(connections.get()).isEqualTo(1);
        }
    }

    private String summaryInDoubt(Content data) {
        rig.answerUpload(Rig.answer(200, Rig.TOKEN.value()));
        var fault = Rig.fault(rig.upload(data));
        assertThat(fault).isInstanceOf(OutcomeUnknown.class);
        return fault.summary();
    }

    /** The core words the failure of its own data set. */
    private void assertNotSent(Content data) {
        assertThat(Rig.failure(rig.upload(data)))
                .isNotInstanceOf(PlatformException.class)
                .hasMessage("the disk is gone");
        rig.wire.verify(0, postRequestedFor(urlEqualTo(Rig.UPLOAD)));
    }
}
