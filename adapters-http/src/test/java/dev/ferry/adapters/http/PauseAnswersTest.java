package dev.ferry.adapters.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import dev.ferry.domain.fault.PlatformFault;
import dev.ferry.domain.fault.PlatformFault.Throttled;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that ask for a pause. */
class PauseAnswersTest {

    private final Rig rig = new Rig();

    @AfterEach
    void close() {
        rig.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void obeysRetryAfterInSecondsAndAsADate(int status) {
        rig.answerUpload(aResponse().withStatus(status).withHeader("Retry-After", "17"));
        assertThat(pause(rig.upload("a"))).isEqualTo(Duration.ofSeconds(17));
        rig.now.set(rig.now.get().plusSeconds(17));

        rig.answerUpload(aResponse().withStatus(status).withHeader("Retry-After", "Mon, 01 Jul 2024 09:02:00 GMT"));
        assertThat(pause(rig.upload("a"))).isEqualTo(Duration.ofSeconds(103));
    }

    @ParameterizedTest
    @ValueSource(strings = {"900000000", "99999999999999999999", "Fri, 31 Dec 9999 23:59:59 GMT"})
    void obeysARetryAfterOnlyUpToTheLongestPause(String retryAfter) {
        rig.answerQuery(aResponse().withStatus(429).withHeader("Retry-After", retryAfter));
        assertThat(pause(rig.status())).isEqualTo(Duration.ofHours(1));
        rig.now.set(rig.now.get().plus(Duration.ofHours(1)));

        rig.answerQuery(Rig.answer(200, "processing"));
        assertThat(Rig.value(rig.status()).word()).isEqualTo("processing");
    }

    @Test
    void aPauseEndsAlthoughTheClockWasSetBack() {
        var now = rig.now.get();
        rig.now.set(now.plus(Duration.ofDays(365)));
        Rig.value(rig.platform.authenticate());
        rig.answerQuery(aResponse().withStatus(429).withHeader("Retry-After", "60"));
        assertThat(pause(rig.status())).isEqualTo(Duration.ofMinutes(1));

        rig.now.set(now);
        assertThat(pause(rig.status())).isEqualTo(Duration.ofMinutes(1));
        rig.now.set(now.plus(Duration.ofMinutes(1)));
        rig.answerQuery(Rig.answer(200, "processing"));
        assertThat(Rig.value(rig.status()).word()).isEqualTo("processing");
    }

    /** Another node, or an answer to another call, may have asked for the pause. */
    @Test
    void obeysThePauseThatTheCoreKnows() {
        rig.answerQuery(Rig.answer(200, "processing"));
        Rig.value(rig.status());
        rig.pause.pause(Duration.ofMinutes(1));

        assertThat(pause(rig.status())).isEqualTo(Duration.ofMinutes(1));
        assertThat(queries()).isEqualTo(1);

        rig.pause.lift();
        Rig.value(rig.status());
        assertThat(queries()).isEqualTo(2);
    }

    @Test
    void theTokenEndpointPausesTheAccountToo() {
        rig.wire.stubFor(WireMock.post("/connect/token")
                .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "30")));
        assertThat(pause(rig.status())).isEqualTo(Duration.ofSeconds(30));
        assertThat(rig.pause.remaining()).isEqualTo(Duration.ofSeconds(30));
        rig.grant("token-1");
        rig.answerQuery(Rig.answer(200, "processing"));

        assertThat(pause(rig.status())).isEqualTo(Duration.ofSeconds(30));
        rig.pause.lift();
        assertThat(Rig.value(rig.status()).word()).isEqualTo("processing");
    }

    /** The client of a rate limiter that prolongs the wait at each refused call never gets through. */
    @Test
    void refusedCallsDoNotProlongThePause() {
        rig.answerQuery(aResponse().withStatus(429).withHeader("Retry-After", "60"));
        pause(rig.status());

        for (int i = 1; i <= 59; i++) {
            rig.now.set(rig.now.get().plusSeconds(1));
            assertThat(pause(rig.status())).isEqualTo(Duration.ofSeconds(60 - i));
        }
        assertThat(queries()).isEqualTo(1);
    }

    private int queries() {
        return rig.wire
                .countRequestsMatching(WireMock.getRequestedFor(WireMock.urlPathEqualTo(Rig.RESULTS))
                        .build())
                .getCount();
    }

    /** Obeyed literally, a pause of zero would send a large data set again and again without a delay. */
    @ParameterizedTest
    @ValueSource(strings = {"soon", "0", "-5", "Mon, 01 Jul 2024 08:00:00 GMT"})
    void ignoresARetryAfterThatIsInvalidOrAsksForNoPause(String retryAfter) {
        rig.answerQuery(aResponse().withStatus(429).withHeader("Retry-After", retryAfter));
        assertThat(pause(rig.status())).isNull();

        rig.answerUpload(aResponse().withStatus(503).withHeader("Retry-After", retryAfter));
        assertThat(Rig.fault(rig.upload("a"))).isInstanceOf(Unavailable.class);
    }

    private static @Nullable Duration pause(CompletionStage<?> stage) {
        PlatformFault fault = Rig.fault(stage);
        assertThat(fault).isInstanceOf(Throttled.class);
        return ((Throttled) fault).retryAfter();
    }
}
