package dev.ferry.adapters.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import dev.ferry.adapters.http.resilience.ResilientPlatform;
import dev.ferry.adapters.http.settings.CallLimits;
import dev.ferry.adapters.http.settings.Credentials;
import dev.ferry.adapters.http.settings.PlatformSettings;
import dev.ferry.adapters.http.settings.ProxyRules;
import dev.ferry.adapters.http.settings.ResilienceSettings;
import dev.ferry.adapters.http.settings.Secret;
import dev.ferry.adapters.http.settings.TrustSettings;
import dev.ferry.application.async.Stages;
import dev.ferry.application.content.Bytes;
import dev.ferry.application.content.Chunks;
import dev.ferry.application.content.Content;
import dev.ferry.application.port.driven.DatasetUpload;
import dev.ferry.application.port.driven.Intent;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.application.ratelimit.AccountPause;
import dev.ferry.domain.fault.PlatformFault;
import dev.ferry.domain.platform.ProcessingStatus;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.DatasetName;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** A Platform client connected to a WireMock server, whose answers the test sets. */
final class Rig implements AutoCloseable {

    static final ProcessingToken TOKEN = new ProcessingToken("5f0c1c9e-8f0b-4b3c-9a55-1d1f6a3f2b10");
    static final Credentials CREDENTIALS = Credentials.of("me", new Secret("s+/=% x"), new Secret("k&y"));
    static final String RESULTS = "/api/GetResults";
    static final String UPLOAD = "/api/UploadData";

    final WireMockServer wire =
            new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort());
    final MeterRegistry meters = new SimpleMeterRegistry();
    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2024-07-01T09:00:00Z"));
    private final Vertx vertx = Vertx.vertx();
    final AccountPause pause;
    final ResilientPlatform platform;

    Rig() {
        this(settings -> settings);
    }

    Rig(UnaryOperator<PlatformSettings> change) {
        wire.start();
        grant("token-1");
        var url = URI.create(wire.baseUrl());
        var lenient = new ResilienceSettings(1000, 50, Duration.ofMillis(200), 0, 10, Duration.ofMillis(1), 10_000);
        var settings = change.apply(new PlatformSettings(url, url, false, CREDENTIALS, limits(), lenient));
        pause = new AccountPause(now::get, settings.limits().longestPause());
        platform = HttpPlatform.resilient(vertx, settings, meters, now::get, pause, new Random(1));
    }

    /** Times that no busy machine exceeds. A test of a time limit uses a shorter one. */
    static CallLimits limits() {
        return limits(Duration.ofSeconds(60));
    }

    static CallLimits limits(Duration time) {
        return new CallLimits(
                time,
                time,
                time,
                time,
                64 * 1024,
                1_000_000,
                64,
                1024,
                Duration.ofMinutes(5),
                Duration.ofMinutes(1),
                Duration.ofHours(1));
    }

    static PlatformSettings with(PlatformSettings settings, CallLimits limits) {
        return new PlatformSettings(
                settings.identityUrl(),
                settings.apiUrl(),
                settings.discovery(),
                settings.credentials(),
                limits,
                settings.resilience());
    }

    static PlatformSettings with(PlatformSettings settings, ResilienceSettings resilience) {
        return new PlatformSettings(
                settings.identityUrl(),
                settings.apiUrl(),
                settings.discovery(),
                settings.credentials(),
                settings.limits(),
                resilience);
    }

    void grant(String token) {
        grantRaw("{\"access_token\":\"" + token + "\",\"expires_in\":3600,\"token_type\":\"Bearer\"}");
    }

    void grantRaw(String answer) {
        wire.stubFor(post("/connect/token").willReturn(okJson(answer)));
    }

    void answerUpload(ResponseDefinitionBuilder answer) {
        wire.stubFor(post(UPLOAD).willReturn(answer));
    }

    void answerQuery(ResponseDefinitionBuilder answer) {
        wire.stubFor(WireMock.get(WireMock.urlPathEqualTo(RESULTS)).willReturn(answer));
    }

    static ResponseDefinitionBuilder answer(int status, String body) {
        return aResponse().withStatus(status).withBody(body);
    }

    CompletionStage<ProcessingToken> upload(String csv) {
        return upload(Bytes.of(csv));
    }

    CompletionStage<ProcessingToken> upload(Content csv) {
        return platform.upload(new DatasetUpload(new DatasetName("My first upload"), false, csv), Intent.unrecorded());
    }

    CompletionStage<ProcessingStatus> status() {
        return platform.status(TOKEN, null);
    }

    CompletionStage<Chunks> result(ResultKind kind) {
        return platform.result(TOKEN, kind, null);
    }

    /** The number of token requests with this outcome, from the meters. */
    long countTokenRequests(String outcome) {
        return meters.get("ferry.platform.requests")
                .tags("endpoint", "token", "outcome", outcome)
                .timer()
                .count();
    }

    static PlatformSettings withApi(PlatformSettings settings, URI url) {
        return new PlatformSettings(
                settings.identityUrl(),
                url,
                settings.discovery(),
                settings.credentials(),
                settings.limits(),
                settings.resilience(),
                new TrustSettings(true, null),
                ProxyRules.none());
    }

    static <T> T value(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    static PlatformFault fault(CompletionStage<?> stage) {
        if (failure(stage) instanceof PlatformException known) {
            return known.fault();
        }
        throw new AssertionError("not a fault of the Platform", failure(stage));
    }

    static Throwable failure(CompletionStage<?> stage) {
        try {
            var value = stage.toCompletableFuture().join();
            throw new AssertionError("it did not fail but gave " + value);
        } catch (CompletionException e) {
            return Stages.cause(e);
        }
    }

    @Override
    public void close() {
        value(platform.close());
        value(vertx.close().toCompletionStage());
        wire.stop();
    }
}
