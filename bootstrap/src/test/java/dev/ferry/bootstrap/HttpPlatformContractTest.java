package dev.ferry.bootstrap;

import dev.ferry.adapters.http.HttpPlatform;
import dev.ferry.adapters.http.resilience.ResilientPlatform;
import dev.ferry.adapters.http.settings.Credentials;
import dev.ferry.adapters.http.settings.PlatformSettings;
import dev.ferry.adapters.http.settings.Secret;
import dev.ferry.application.port.driven.Platform;
import dev.ferry.contracts.PlatformContract;
import dev.ferry.contracts.fake.HungCall;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.sandbox.PlatformSandbox;
import dev.ferry.sandbox.ProcessingTimeModel;
import dev.ferry.sandbox.SandboxOptions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;

/** The HTTP adapter and the sandbox together pass the contract. */
class HttpPlatformContractTest implements PlatformContract {

    private final PlatformSandbox sandbox = PlatformSandbox.start(
                    SandboxOptions.standard().withProcessingTime(ProcessingTimeModel.parse("0s")))
            .toCompletableFuture()
            .join();
    private final SandboxRelay relay = new SandboxRelay(URI.create(sandbox.url()));
    private final Vertx vertx = Vertx.vertx();
    private final ResilientPlatform platform =
            HttpPlatform.resilient(vertx, settings(), new SimpleMeterRegistry(), InstantSource.system(), new Random(1));

    HttpPlatformContractTest() throws IOException {}

    @Override
    public Platform platform() {
        return platform;
    }

    @Override
    public ProcessingToken unknownToken() {
        return new ProcessingToken(UUID.randomUUID().toString());
    }

    /** Nothing to prepare: the sandbox refuses the second upload with the same name. */
    @Override
    public void refuseNextUpload() {}

    @Override
    public void loseNextAnswer() {
        relay.loseNextAnswer();
    }

    @Override
    public HungCall hangNextCall() {
        return relay.hangNextCall();
    }

    @Override
    public void makeUnreachable() {
        try {
            relay.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int receivedUploads() {
        return relay.uploads();
    }

    @AfterEach
    void close() throws IOException {
        platform.close().toCompletableFuture().join();
        vertx.close().await();
        relay.close();
        sandbox.close().toCompletableFuture().join();
    }

    private PlatformSettings settings() {
        var options = sandbox.options();
        return PlatformSettings.of(
                relay.url(),
                relay.url(),
                Credentials.of(options.clientId(), new Secret(options.clientSecret()), new Secret(options.apiKey())));
    }
}
