package dev.ferry.bootstrap;

import dev.ferry.adapters.http.HttpPlatform;
import dev.ferry.adapters.http.settings.Credentials;
import dev.ferry.adapters.http.settings.PlatformSettings;
import dev.ferry.adapters.http.settings.Secret;
import dev.ferry.application.port.driven.Platform;
import dev.ferry.contracts.PlatformContract;
import dev.ferry.sandbox.PlatformSandbox;
import dev.ferry.sandbox.ProcessingTimeModel;
import dev.ferry.sandbox.SandboxOptions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.InstantSource;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;

/** The HTTP adapter and the sandbox together pass the contract. */
class HttpPlatformContractTest implements PlatformContract {

    private final PlatformSandbox sandbox = PlatformSandbox.start(
                    SandboxOptions.standard().withProcessingTime(ProcessingTimeModel.parse("0s")))
            .toCompletableFuture()
            .join();
    private final Vertx vertx = Vertx.vertx();
    private final HttpPlatform platform =
            new HttpPlatform(vertx, settings(), new SimpleMeterRegistry(), InstantSource.system(), new Random(1));

    @Override
    public Platform platform() {
        return platform;
    }

    /** Nothing to prepare: the sandbox refuses the second upload with the same name. */
    @Override
    public void refuseNextUpload() {}

    /** Nothing to prepare: the sandbox does not know the token of the test. */
    @Override
    public void forgetTokens() {}

    @AfterEach
    void close() {
        platform.close().toCompletableFuture().join();
        vertx.close().await();
        sandbox.close().toCompletableFuture().join();
    }

    private PlatformSettings settings() {
        var url = URI.create(sandbox.url());
        var options = sandbox.options();
        return PlatformSettings.of(
                url,
                url,
                Credentials.of(options.clientId(), new Secret(options.clientSecret()), new Secret(options.apiKey())));
    }
}
