package dev.ferry.adapters.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lifetime of tokens and their renewal. */
class TokenLifetimeTest {

    private final Rig rig = new Rig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aTokenIsRenewedEarlyWhileTheOldOneIsStillUsed() {
        rig.answerQuery(Rig.answer(200, "processing"));
        Rig.value(rig.status());
        rig.grant("token-2");

        rig.now.updateAndGet(now -> now.plusSeconds(3600 - 20));
        Rig.value(rig.status());

        await().untilAsserted(() -> assertThat(tokenRequests()).isEqualTo(2));
        rig.wire.verify(
                2, getRequestedFor(urlPathEqualTo(Rig.RESULTS)).withHeader("Authorization", equalTo("Bearer token-1")));
    }

    @Test
    void anExpiredTokenIsNotUsed() {
        rig.answerQuery(Rig.answer(200, "processing"));
        Rig.value(rig.status());
        rig.grant("token-2");

        rig.now.updateAndGet(now -> now.plusSeconds(3601));
        Rig.value(rig.status());

        rig.wire.verify(
                1, getRequestedFor(urlPathEqualTo(Rig.RESULTS)).withHeader("Authorization", equalTo("Bearer token-2")));
    }

    @Test
    void aFailedRenewalIsPostponedWhileTheTokenIsValid() {
        Rig.value(rig.platform.authenticate());
        rig.wire.stubFor(post("/connect/token").willReturn(aResponse().withStatus(500)));
        rig.now.updateAndGet(now -> now.plusSeconds(3600 - 20));

        Rig.value(rig.platform.authenticate());
        await().untilAsserted(
                        () -> assertThat(rig.countTokenRequests("unavailable")).isEqualTo(1));
        rig.answerQuery(Rig.answer(200, "processing"));
        for (int i = 0; i < 10; i++) {
            Rig.value(rig.status());
        }
        assertThat(tokenRequests()).isEqualTo(2);

        rig.now.updateAndGet(now -> now.plusSeconds(11));
        Rig.value(rig.platform.authenticate());
        await().untilAsserted(() -> assertThat(tokenRequests()).isEqualTo(3));
    }

    @Test
    void takesTheLifetimeFromTheTokenWhenTheAnswerHasNone() {
        var exp = rig.now.get().plusSeconds(100).getEpochSecond();
        rig.grantRaw("{\"access_token\":\"" + jwt("{\"exp\":" + exp + "}") + "\"}");

        assertLifetime(Duration.ofSeconds(100));
    }

    @Test
    void usesTheConfiguredLifetimeWhenNoneIsStated() {
        rig.grantRaw("{\"access_token\":\"opaque\",\"token_type\":\"bearer\"}");

        assertLifetime(Rig.limits().tokenLifetime());
    }

    @Test
    void acceptsALifetimeAsAStringOfDigits() {
        rig.grantRaw("{\"access_token\":\"opaque\",\"expires_in\":\"200\"}");

        assertLifetime(Duration.ofSeconds(200));
    }

    @Test
    void usesTheConfiguredLifetimeWhenTheTokenSeemsExpired() {
        rig.grantRaw("{\"access_token\":\"" + jwt("{\"exp\":1}") + "\"}");

        assertLifetime(Rig.limits().tokenLifetime());
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775807", "\"9223372036854775807\""})
    void limitsTheLifetimeToADay(String seconds) {
        rig.grantRaw("{\"access_token\":\"opaque\",\"expires_in\":" + seconds + "}");

        assertLifetime(Duration.ofDays(1));
    }

    private void assertLifetime(Duration lifetime) {
        Rig.value(rig.platform.authenticate());
        rig.now.updateAndGet(now -> now.plus(lifetime.multipliedBy(7).dividedBy(10)));
        Rig.value(rig.platform.authenticate());
        assertThat(tokenRequests()).as("before expiry").isEqualTo(1);

        rig.now.updateAndGet(now -> now.plus(lifetime.multipliedBy(4).dividedBy(10)));
        Rig.value(rig.platform.authenticate());
        assertThat(tokenRequests()).as("after expiry").isEqualTo(2);
    }

    private static String jwt(String claims) {
        var encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        return "h." + encoded + ".s";
    }

    private int tokenRequests() {
        return rig.wire.findAll(postRequestedFor(urlEqualTo("/connect/token"))).size();
    }
}
