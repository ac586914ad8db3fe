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

/** The HTTP adapter and the sandbox, held against the contract together. */
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

    /** The sandbox refuses a name that it has, as the contract's second upload uses. */
    @Override
    public void refuseNextUpload() {}

    /** The sandbox knows only the tokens that it gave. */
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
        var as = sandbox.options();
        return PlatformSettings.of(
                url, url, Credentials.of(as.clientId(), new Secret(as.clientSecret()), new Secret(as.apiKey())));
    }
}
