package dev.ferry.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.adapters.http.HttpPlatform;
import dev.ferry.adapters.http.resilience.ResilientPlatform;
import dev.ferry.adapters.http.settings.Credentials;
import dev.ferry.adapters.http.settings.PlatformSettings;
import dev.ferry.adapters.http.settings.Secret;
import dev.ferry.application.content.FileContent;
import dev.ferry.application.schedule.ThreadScheduler;
import dev.ferry.domain.polling.FixedPolling;
import dev.ferry.domain.submission.DatasetName;
import dev.ferry.sandbox.PlatformSandbox;
import dev.ferry.sandbox.ProcessingTimeModel;
import dev.ferry.sandbox.SandboxOptions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RosterUploadTest {

    private final PlatformSandbox sandbox = PlatformSandbox.start(
                    SandboxOptions.standard().withProcessingTime(ProcessingTimeModel.parse("100ms")))
            .toCompletableFuture()
            .join();
    private final Vertx vertx = Vertx.vertx();
    private final ThreadScheduler time = new ThreadScheduler("example");
    private final ResilientPlatform platform =
            HttpPlatform.resilient(vertx, settings(), new SimpleMeterRegistry(), time, new Random(1));

    @AfterEach
    void close() {
        platform.close().toCompletableFuture().join();
        time.close().toCompletableFuture().join();
        vertx.close().await();
        sandbox.close().toCompletableFuture().join();
    }

    @Test
    void readsTheFeedbackAboutInvalidRows() {
        var upload = new RosterUpload(platform, time, new FixedPolling(Duration.ofMillis(20)));

        var feedback = upload.feedback(
                new DatasetName("June"), new FileContent(Path.of("../shifts-with-errors.csv"), Runnable::run));

        assertThat(feedback.toCompletableFuture()
                        .orTimeout(30, TimeUnit.SECONDS)
                        .join()
                        .lines())
                .hasSize(6)
                .anyMatch(line -> line.startsWith("14|"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bootstrap.Main", "adapters.store.sqlite.SqliteJournal", "adapters.cli.FerryCommandLine"})
    void usesOnlyTheCoreAndTheHttpAdapterOfFerry(String type) {
        assertThatThrownBy(() -> Class.forName("dev.ferry." + type)).isInstanceOf(ClassNotFoundException.class);
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
