package dev.ferry.bootstrap;

import dev.ferry.adapters.http.settings.CallLimits;
import dev.ferry.adapters.http.settings.Credentials;
import dev.ferry.adapters.http.settings.PlatformSettings;
import dev.ferry.adapters.http.settings.ResilienceSettings;
import dev.ferry.adapters.http.settings.Secret;
import dev.ferry.application.Ferry;
import dev.ferry.application.content.Bytes;
import dev.ferry.application.port.driving.SubmitUpload.UploadRequest;
import dev.ferry.application.settings.DatasetSettings;
import dev.ferry.application.settings.EngineSettings;
import dev.ferry.application.settings.RetryLimits;
import dev.ferry.application.settings.Workload;
import dev.ferry.bootstrap.observability.Observability;
import dev.ferry.bootstrap.platform.HttpPlatformFactory;
import dev.ferry.bootstrap.store.Store;
import dev.ferry.domain.dataset.Schema;
import dev.ferry.domain.feedback.RowNumbering;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.platform.StatusVocabulary;
import dev.ferry.domain.polling.Backoff;
import dev.ferry.domain.polling.FixedPolling;
import dev.ferry.domain.submission.DatasetName;
import dev.ferry.domain.submission.InDoubtPolicy;
import dev.ferry.domain.table.TableFormat;
import dev.ferry.sandbox.SandboxOptions;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Ferry with the wiring of a service, but with a store in memory and settings for tests. */
final class InMemoryService implements AutoCloseable {

    private static final String CSV =
            "Reference,StartDate,StartTime,EndDate,EndTime\r\nE1,01/07/2024,09:00,01/07/2024,17:00\r\n";

    final MeterRegistry meters = new SimpleMeterRegistry();
    private final RunningFerry running;

    InMemoryService(String url, ResilienceSettings resilience, int connections) {
        var options = SandboxOptions.standard();
        var shutdown = new Shutdown();
        var parts = new RunningFerry.Parts(
                new Target(
                        new HttpPlatformFactory(new PlatformSettings(
                                URI.create(url),
                                URI.create(url),
                                false,
                                Credentials.of(
                                        options.clientId(),
                                        new Secret(options.clientSecret()),
                                        new Secret(options.apiKey())),
                                limits(connections),
                                resilience)),
                        Store::inMemory),
                engine(),
                new DatasetSettings(Schema.guide(), RowNumbering.DATA_FROM_1),
                Duration.ofSeconds(5),
                Observability.ofService(meters, Optional.empty()),
                TestSeams.standard());
        running = RunningFerry.start(RunningFerry.vertx(shutdown), parts, shutdown);
    }

    private static CallLimits limits(int connections) {
        var standard = CallLimits.standard();
        return new CallLimits(
                standard.connect(),
                standard.call(),
                standard.upload(),
                standard.idle(),
                standard.answerBytes(),
                standard.resultBytes(),
                connections,
                standard.waiting(),
                standard.tokenLifetime(),
                standard.renewalMargin(),
                standard.longestPause());
    }

    /** The settings of a service, but with more frequent polls and a shorter longest wait. */
    private static EngineSettings engine() {
        return new EngineSettings(
                StatusVocabulary.standard(),
                new FixedPolling(Duration.ofMillis(200)),
                InDoubtPolicy.HOLD,
                Duration.ofMinutes(10),
                new RetryLimits(
                        Duration.ofHours(2),
                        new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(5), 2000),
                        new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(10), 500),
                        new Backoff(Duration.ofMillis(500), Duration.ofSeconds(2), 5),
                        Duration.ofHours(1),
                        Duration.ofMinutes(1)),
                new Workload(
                        256,
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(1),
                        Workload.ClaimMode.EVERYTHING));
    }

    Ferry ferry() {
        return running.ferry();
    }

    /** Submits data sets with the names {@code NAME 0}, {@code NAME 1} and so on. */
    void submit(String name, int count) {
        IntStream.range(0, count)
                .mapToObj(i -> ferry().submit()
                        .submit(new UploadRequest(
                                new DatasetName(name + " " + i),
                                false,
                                List.of(ResultKind.FEEDBACK),
                                "",
                                Bytes.of(CSV),
                                TableFormat.DETECTED,
                                null)))
                .toList()
                .forEach(submitted -> submitted.toCompletableFuture().join());
    }

    /** The value of a counter, summed over all endpoints. */
    double count(String counter) {
        return meters.get(counter).counters().stream()
                .mapToDouble(meter -> meter.count())
                .sum();
    }

    @Override
    public void close() {
        running.close();
    }
}
