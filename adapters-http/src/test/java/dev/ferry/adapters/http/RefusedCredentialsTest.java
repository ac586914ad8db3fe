package dev.ferry.adapters.http;

import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.adapters.http.settings.ResilienceSettings;
import dev.ferry.domain.fault.PlatformFault.Unauthorized;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials that the identity server refuses. */
class RefusedCredentialsTest {

    private final Rig rig = new Rig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void refusedCredentialsSayWhichSettingsToCheck() {
        rig.wire.stubFor(post("/connect/token")
                .willReturn(
                        Rig.answer(400, "{\"error\":\"invalid_client\",\"error_description\":\"no\\nsuch client\"}")));

        assertThat(Rig.fault(rig.upload("a")))
                .isInstanceOfSatisfying(
                        Unauthorized.class,
                        fault -> assertThat(fault.summary())
                                .contains("invalid_client: no such client")
                                .contains("FERRY_PLATFORM_CLIENT_SECRET")
                                .doesNotContain(Rig.CREDENTIALS.clientSecret().reveal()));
        rig.wire.verify(0, postRequestedFor(urlEqualTo(Rig.UPLOAD)));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 401})
    void anOAuthErrorOfAnyStatusIsFinal(int status) {
        try (var retrying = new Rig(settings -> Rig.with(settings, retrying(5)))) {
            retrying.wire.stubFor(post("/connect/token")
                    .willReturn(Rig.answer(
                            status, "{\"error\":\"invalid_client\",\"error_description\":\"bad s+/=% x\"}")));

            assertThat(Rig.fault(retrying.upload("a")))
                    .isInstanceOfSatisfying(
                            Unauthorized.class,
                            fault -> assertThat(fault.summary())
                                    .contains("invalid_client: bad ********")
                                    .contains("FERRY_PLATFORM_CLIENT_SECRET"));
            retrying.wire.verify(1, postRequestedFor(urlEqualTo("/connect/token")));
        }
    }

    @Test
    void aTemporaryOAuthErrorDoesNotBlameTheCredentials() {
        rig.grantRaw("{\"error\":\"temporarily_unavailable\",\"error_description\":\"back soon\"}");

        assertThat(Rig.fault(rig.upload("a")))
                .isInstanceOfSatisfying(
                        Unavailable.class,
                        fault -> assertThat(fault.summary()).contains("temporarily_unavailable: back soon"));
    }

    @Test
    void aRefusedScopeSaysWhichSettingToCheck() {
        rig.wire.stubFor(post("/connect/token").willReturn(Rig.answer(400, "{\"error\":\"invalid_scope\"}")));

        assertThat(Rig.fault(rig.platform.authenticate()).summary())
                .contains("invalid_scope")
                .endsWith("check FERRY_PLATFORM_SCOPE");
    }

    private static ResilienceSettings retrying(int retries) {
        return new ResilienceSettings(1000, 50, Duration.ofMillis(200), retries, 100, Duration.ofMillis(1), 10_000);
    }
}
