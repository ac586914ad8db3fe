package dev.ferry.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.adapters.http.HttpPlatform;
import dev.ferry.adapters.http.resilience.ResilientPlatform;
import dev.ferry.adapters.http.settings.CallLimits;
import dev.ferry.adapters.http.settings.Credentials;
import dev.ferry.adapters.http.settings.PlatformSettings;
import dev.ferry.adapters.http.settings.ProxyRules;
import dev.ferry.adapters.http.settings.ResilienceSettings;
import dev.ferry.adapters.http.settings.Secret;
import dev.ferry.adapters.http.settings.TrustSettings;
import dev.ferry.application.content.Bytes;
import dev.ferry.application.port.driven.DatasetUpload;
import dev.ferry.application.port.driven.Intent;
import dev.ferry.contracts.fake.SelfSignedCertificate;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.DatasetName;
import dev.ferry.sandbox.PlatformSandbox;
import dev.ferry.sandbox.ProcessingTimeModel;
import dev.ferry.sandbox.ReceivedUpload;
import dev.ferry.sandbox.SandboxOptions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real nginx ends TLS in front of the sandbox and closes idle connections before Ferry does. */
class NginxIT {

    private static final String CSV =
            "Reference,StartDate,StartTime,EndDate,EndTime\r\nE1,01/07/2024,09:00,01/07/2024,17:00\r\n";

    /** Around the idle time-out of nginx, so that some requests meet a connection that is just being closed. */
    private static final int FIRST_PAUSE_MILLIS = 900;

    private static final int ROUNDS = 10;
    private static final int LONGER_EACH_ROUND_MILLIS = 25;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private PlatformSandbox sandbox;

    @SuppressWarnings("NullAway.Init")
    private Nginx nginx;

    @SuppressWarnings("NullAway.Init")
    private ResilientPlatform platform;

    private final Vertx vertx = Vertx.vertx();

    @BeforeEach
    void start() throws IOException {
        Nginx.assumeInstalled();
        var options = SandboxOptions.standard().withProcessingTime(ProcessingTimeModel.parse("0s"));
        sandbox = value(PlatformSandbox.start(options));
        var certificate = SelfSignedCertificate.make(folder, "127.0.0.1");
        nginx = Nginx.before(URI.create(sandbox.url()), certificate, folder);
        var settings = new PlatformSettings(
                nginx.url(),
                nginx.url(),
                false,
                Credentials.of(options.clientId(), new Secret(options.clientSecret()), new Secret(options.apiKey())),
                CallLimits.standard(),
                ResilienceSettings.standard(),
                new TrustSettings(false, Files.readString(certificate.certificate())),
                ProxyRules.none());
        platform = HttpPlatform.resilient(
                vertx, settings, new SimpleMeterRegistry(), InstantSource.system(), new Random(1));
    }

    @AfterEach
    void stop() {
        if (platform != null) {
            value(platform.close());
            nginx.close();
            value(sandbox.close());
        }
        value(vertx.close().toCompletionStage());
    }

    @Test
    void noIdlePauseLeavesAnUploadInDoubtOrSendsItTwice() {
        for (var round = 0; round < ROUNDS; round++) {
            var token = upload("round-" + round);
            assertThat(value(platform.status(token, null)).word()).isEqualToIgnoringCase("completedsuccessfully");
            pause(FIRST_PAUSE_MILLIS + round * LONGER_EACH_ROUND_MILLIS);
            value(platform.result(token, ResultKind.FEEDBACK, null)).close();
        }

        assertThat(sandbox.uploads())
                .extracting(ReceivedUpload::name)
                .hasSize(ROUNDS)
                .doesNotHaveDuplicates();
        assertThat(sandbox.requests().stream().filter(request -> request.path().endsWith("/UploadData")))
                .hasSize(ROUNDS)
                .allSatisfy(request -> assertThat(request.status()).isEqualTo(200));
    }

    @Test
    void aLargeUploadGoesThrough() {
        var row = "E1,01/07/2024,09:00,01/07/2024,17:00\r\n";
        var csv = CSV + row.repeat(200_000);

        value(platform.upload(new DatasetUpload(new DatasetName("large"), false, Bytes.of(csv)), Intent.unrecorded()));

        assertThat(sandbox.uploads()).extracting(ReceivedUpload::bytes).containsExactly((long) csv.length());
    }

    private ProcessingToken upload(String name) {
        return value(
                platform.upload(new DatasetUpload(new DatasetName(name), false, Bytes.of(CSV)), Intent.unrecorded()));
    }

    /** Leaves the connections idle in real time: nginx measures its time-out by its own clock. */
    private static void pause(int millis) {
        CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS))
                .join();
    }

    private static <T> T value(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
