package dev.ferry.adapters.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.adapters.http.settings.PlatformSettings;
import dev.ferry.adapters.http.settings.ResilienceSettings;
import dev.ferry.application.async.Stages;
import dev.ferry.domain.fault.PlatformFault.Throttled;
import dev.ferry.domain.fault.PlatformFault.Unauthorized;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import dev.ferry.domain.platform.ResultKind;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTest {

    private final Rig rig = new Rig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void fiftyCallsWithAColdCacheMakeOneTokenRequest() {
        rig.wire.stubFor(post("/connect/token")
                .willReturn(
                        okJson("{\"access_token\":\"t\",\"expires_in\":3600}").withFixedDelay(300)));
        rig.answerQuery(Rig.answer(200, "processing"));

        Rig.value(Stages.all(
                IntStream.range(0, 50).parallel().mapToObj(i -> rig.status()).toList()));

        assertThat(tokenRequests()).isEqualTo(1);
    }

    @Test
    void aRefusedTokenIsRenewedOnceAndTheCallReplayedOnce() {
        rig.answerUpload(Rig.answer(401, "expired"));
        rig.wire.stubFor(post(Rig.UPLOAD)
                .withHeader("Authorization", equalTo("Bearer token-2"))
                .willReturn(Rig.answer(200, Rig.TOKEN.value())));
        Rig.value(rig.platform.authenticate());
        rig.grant("token-2");

        assertThat(Rig.value(rig.upload("a"))).isEqualTo(Rig.TOKEN);

        assertThat(tokenRequests()).isEqualTo(2);
        rig.wire.verify(2, postRequestedFor(urlEqualTo(Rig.UPLOAD)));
    }

    @Test
    void aTokenThatIsRefusedDuringAPollIsRenewed() {
        rig.answerQuery(Rig.answer(200, "processing"));
        Rig.value(rig.status());
        rig.answerQuery(Rig.answer(401, "expired"));
        rig.wire.stubFor(get(urlPathEqualTo(Rig.RESULTS))
                .withHeader("Authorization", equalTo("Bearer token-2"))
                .willReturn(Rig.answer(200, "completedsuccessfully")));
        rig.grant("token-2");

        assertThat(Rig.value(rig.status()).word()).isEqualTo("completedsuccessfully");
        assertThat(tokenRequests()).isEqualTo(2);
    }

    @Test
    void manyCallsRefusedWithOneTokenRenewItOnce() {
        Rig.value(rig.platform.authenticate());
        rig.answerQuery(Rig.answer(401, "expired"));
        rig.wire.stubFor(get(urlPathEqualTo(Rig.RESULTS))
                .withHeader("Authorization", equalTo("Bearer token-2"))
                .willReturn(Rig.answer(200, "processing")));
        rig.grant("token-2");

        Rig.value(Stages.all(IntStream.range(0, 30).mapToObj(i -> rig.status()).toList()));

        assertThat(tokenRequests()).isEqualTo(2);
    }

    @Test
    void failsWhenTheRenewedTokenIsRefusedToo() {
        rig.answerUpload(Rig.answer(401, "no access for you"));

        assertThat(Rig.fault(rig.upload("a")))
                .isInstanceOfSatisfying(
                        Unauthorized.class, fault -> assertThat(fault.summary()).contains("no access for you"));

        assertThat(tokenRequests()).isEqualTo(2);
        rig.wire.verify(2, postRequestedFor(urlEqualTo(Rig.UPLOAD)));
    }

    @Test
    void aFaultOfTheIdentityServerLeavesNoUploadInDoubt() {
        rig.wire.stubFor(post("/connect/token").willReturn(aResponse().withStatus(500)));
        assertThat(Rig.fault(rig.upload("a"))).isInstanceOf(Unavailable.class);

        rig.wire.stubFor(
                post("/connect/token").willReturn(aResponse().withStatus(429).withHeader("Retry-After", "9")));
        assertThat(Rig.fault(rig.upload("a"))).isInstanceOf(Throttled.class);
        rig.now.set(rig.now.get().plusSeconds(9));

        rig.grantRaw("<html>");
        assertThat(Rig.fault(rig.upload("a"))).isInstanceOf(Unavailable.class);

        rig.grantRaw("{\"access_token\":\"not for\\r\\na header\"}");
        assertThat(Rig.fault(rig.upload("a"))).isInstanceOf(Unavailable.class);
    }

    /** A gateway in front of the identity server can give any of these answers; no upload or result may fail by it. */
    @ParameterizedTest
    @ValueSource(ints = {302, 404, 405, 408, 409, 425, 499, 500, 502})
    void anAnswerThatSaysNothingAboutTheCredentialsIsUnavailableAndNamesTheSettingToCheck(int status) {
        rig.wire.stubFor(post("/connect/token").willReturn(Rig.answer(status, "<html>no such page</html>")));

        assertThat(List.of(
                        Rig.fault(rig.platform.authenticate()),
                        Rig.fault(rig.upload("a")),
                        Rig.fault(rig.result(ResultKind.FEEDBACK))))
                .allSatisfy(fault -> assertThat(fault)
                        .isInstanceOfSatisfying(
                                Unavailable.class,
                                unavailable -> assertThat(unavailable.summary())
                                        .contains("status " + status, "check FERRY_PLATFORM_IDENTITY_URL")
                                        .doesNotContain("<html>")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "gar\u0000bage",
                "{}",
                "{\"access_token\":\"t\",\"token_type\":\"mac\"}",
                "{\"access_token\":\"t\"}{\"access_token\":\"t\"}"
            })
    void anAnswerWithoutATokenIsUnavailableAndRetried(String answer) {
        try (var retryingRig = new Rig(settings -> Rig.with(settings, retrying(1)))) {
            retryingRig.grantRaw(answer);

            assertThat(Rig.fault(retryingRig.platform.authenticate())).isInstanceOf(Unavailable.class);

            retryingRig.wire.verify(2, postRequestedFor(urlEqualTo("/connect/token")));
            assertThat(retryingRig.countTokenRequests("unavailable")).isEqualTo(1);
            assertThat(retryingRig.countTokenRequests("ok")).isZero();
        }
    }

    /** The answer may have the token under another name. */
    @Test
    void anAnswerWithoutATokenIsNotShown() {
        rig.grantRaw("{\"token\":\"eyJhbGciOiJub25lIn0\"}");

        assertThat(Rig.fault(rig.platform.authenticate()).summary())
                .contains("answered without a bearer token; check FERRY_PLATFORM_IDENTITY_URL")
                .doesNotContain("eyJhbGciOiJub25lIn0");
    }

    @Test
    void aTokenCountsAlsoBesideAnError() {
        rig.grantRaw("{\"access_token\":\"t\",\"token_type\":\"bearer\",\"error\":\"none\"}");

        assertThat(rig.platform.authenticate().toCompletableFuture()).succeedsWithin(Duration.ofMinutes(1));
    }

    @Test
    void aFailedRequestFailsAllWaitingCalls() {
        rig.wire.stubFor(
                post("/connect/token").willReturn(aResponse().withStatus(500).withFixedDelay(300)));

        var waiting = IntStream.range(0, 20).mapToObj(i -> rig.status()).toList();

        assertThat(waiting).allSatisfy(call -> assertThat(Rig.fault(call)).isInstanceOf(Unavailable.class));
        assertThat(tokenRequests()).isEqualTo(1);
    }

    @Test
    void aCancelledCallDoesNotCancelTheTokenRequestOfOthers() {
        rig.wire.stubFor(post("/connect/token")
                .willReturn(
                        okJson("{\"access_token\":\"t\",\"expires_in\":3600}").withFixedDelay(300)));
        rig.answerQuery(Rig.answer(200, "processing"));

        var cancelled = rig.status();
        var other = rig.status();
        cancelled.toCompletableFuture().cancel(true);

        assertThat(Rig.value(other).word()).isEqualTo("processing");
        assertThat(tokenRequests()).isEqualTo(1);
    }

    @Test
    void aFailedRequestIsNotCached() {
        rig.wire.stubFor(post("/connect/token").willReturn(aResponse().withStatus(500)));
        Rig.fault(rig.platform.authenticate());
        rig.grant("token-1");

        Rig.value(rig.platform.authenticate());
    }

    @Test
    void discoveryNamesTheTokenEndpoint() {
        try (var discovering = new Rig(settings -> new PlatformSettings(
                settings.identityUrl(),
                settings.apiUrl(),
                true,
                settings.credentials(),
                settings.limits(),
                settings.resilience()))) {
            discovering.wire.stubFor(get("/.well-known/openid-configuration")
                    .willReturn(okJson("{\"token_endpoint\":\"" + discovering.wire.baseUrl() + "/elsewhere/token\"}")));
            discovering.wire.stubFor(
                    post("/elsewhere/token").willReturn(okJson("{\"access_token\":\"t\",\"expires_in\":60}")));

            Rig.value(discovering.platform.authenticate());

            discovering.wire.verify(1, postRequestedFor(urlEqualTo("/elsewhere/token")));
            discovering.wire.verify(0, postRequestedFor(urlEqualTo("/connect/token")));
        }
    }

    private int tokenRequests() {
        return rig.wire.findAll(postRequestedFor(urlEqualTo("/connect/token"))).size();
    }

    private static ResilienceSettings retrying(int retries) {
        return new ResilienceSettings(1000, 50, Duration.ofMillis(200), retries, 100, Duration.ofMillis(1), 10_000);
    }
}
