package dev.ferry.faults;

import dev.ferry.adapters.http.HttpPlatform;
import dev.ferry.adapters.http.resilience.ResilientPlatform;
import dev.ferry.adapters.http.settings.CallLimits;
import dev.ferry.adapters.http.settings.Credentials;
import dev.ferry.adapters.http.settings.PlatformSettings;
import dev.ferry.adapters.http.settings.ResilienceSettings;
import dev.ferry.adapters.http.settings.Secret;
import dev.ferry.application.Ferry;
import dev.ferry.application.FerryCore;
import dev.ferry.application.content.Bytes;
import dev.ferry.application.content.Text;
import dev.ferry.application.inmemory.InMemoryJournal;
import dev.ferry.application.inmemory.InMemoryPayloads;
import dev.ferry.application.port.driven.DrivenPorts;
import dev.ferry.application.port.driving.DecideUpload.DecisionResult;
import dev.ferry.application.port.driving.DecideUpload.Settlement;
import dev.ferry.application.port.driving.SubmitUpload.Submitted;
import dev.ferry.application.port.driving.SubmitUpload.UploadRequest;
import dev.ferry.application.ratelimit.AccountPause;
import dev.ferry.application.schedule.ThreadScheduler;
import dev.ferry.application.settings.DatasetSettings;
import dev.ferry.application.settings.EngineSettings;
import dev.ferry.application.settings.RetryLimits;
import dev.ferry.application.settings.Workload;
import dev.ferry.domain.dataset.Schema;
import dev.ferry.domain.event.UploadEvent;
import dev.ferry.domain.feedback.RowNumbering;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.platform.StatusVocabulary;
import dev.ferry.domain.polling.Backoff;
import dev.ferry.domain.polling.FixedPolling;
import dev.ferry.domain.submission.DatasetName;
import dev.ferry.domain.submission.InDoubtPolicy;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.table.TableFormat;
import dev.ferry.domain.upload.Upload;
import dev.ferry.sandbox.PlatformSandbox;
import dev.ferry.sandbox.ProcessingTimeModel;
import dev.ferry.sandbox.SandboxOptions;
import dev.ferry.sandbox.fault.FaultScript;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionStage;

/** The core, the HTTP client and a sandbox with faults, for one upload in real time. */
final class FaultHarness implements AutoCloseable {

    private static final Duration PROCESSING = Duration.ofSeconds(4);
    private static final int LARGEST_ANSWER = 64 * 1024;
    private static final int LARGEST_RESULT = 1_000_000;

    final PlatformSandbox sandbox;
    private final Vertx vertx = Vertx.vertx();
    private final ThreadScheduler scheduler = new ThreadScheduler("faults");
    private final InMemoryJournal journal = new InMemoryJournal(scheduler);
    private final InMemoryPayloads payloads = new InMemoryPayloads(scheduler);
    private final ResilientPlatform platform;
    private final FerryCore core;
    private final Ferry ferry;

    /**
     * Starts everything.
     *
     * @param rules the rules of the fault script
     * @param timeout the timeout of each call
     */
    FaultHarness(String rules, Duration timeout) {
        var options = SandboxOptions.standard()
                .withProcessingTime(ProcessingTimeModel.parse("100ms"))
                .withFaults(FaultScript.parse("{\"rules\":[" + rules + "]}"));
        sandbox = value(PlatformSandbox.start(options));
        var pause = new AccountPause(scheduler, Duration.ofHours(1));
        platform = HttpPlatform.resilient(
                vertx, settings(timeout), new SimpleMeterRegistry(), scheduler, pause, new Random(1));
        var ports = new DrivenPorts(platform, journal.ports(), payloads, scheduler);
        core = new FerryCore(
                ports, new DatasetSettings(Schema.guide(), RowNumbering.DATA_FROM_1), engine(), new Random(1), pause);
        core.start();
        ferry = core.ferry();
    }

    UploadId submit(String csv) {
        var request = new UploadRequest(
                new DatasetName("June"),
                false,
                List.of(ResultKind.FEEDBACK, ResultKind.TABLE_OF_RESULT_IDS),
                "June.csv",
                Bytes.of(csv),
                TableFormat.DETECTED,
                null);
        return switch (value(ferry.submit().submit(request))) {
            case Submitted.Accepted taken -> taken.entry().upload().id();
            case Submitted.KeyReused reused -> throw new AssertionError(reused);
            case Submitted.Unusable unusable -> throw new AssertionError(unusable.reason());
            case Submitted.Invalid invalid -> throw new AssertionError(invalid);
        };
    }

    /** Waits until the upload is at rest. */
    Upload awaitRest(UploadId id) {
        var entry = value(ferry.track().await(id, Duration.ofMinutes(1))).orElseThrow();
        if (!entry.atRest()) {
            throw new AssertionError("not at rest: " + entry.upload());
        }
        return entry.upload();
    }

    void overwrite(UploadId id) {
        var decision = value(ferry.decide().settle(id, Settlement.OVERWRITE));
        if (!(decision instanceof DecisionResult.Applied)) {
            throw new AssertionError(decision);
        }
    }

    /** The types of the upload's events, without the collected results. */
    List<String> eventTypes(UploadId id) {
        return value(ferry.events().of(id, 0, 1000)).stream()
                .map(recorded -> recorded.event().type().substring(UploadEvent.PREFIX.length()))
                .filter(type -> !type.equals("result-collected"))
                .toList();
    }

    String result(UploadId id, ResultKind kind) {
        var content = value(ferry.results().result(id, kind)).orElseThrow();
        return value(Text.head(content, LARGEST_RESULT));
    }

    List<String> problems(UploadId id) {
        return value(ferry.results().problems(id)).stream()
                .map(problem -> problem.line() + ": " + problem.message())
                .toList();
    }

    @Override
    public void close() {
        value(core.stop());
        value(platform.close());
        value(vertx.close().toCompletionStage());
        value(scheduler.close());
        value(sandbox.close());
    }

    private PlatformSettings settings(Duration timeout) {
        var url = URI.create(sandbox.url());
        var options = sandbox.options();
        var standard = CallLimits.standard();
        var limits = new CallLimits(
                timeout,
                timeout,
                timeout,
                timeout,
                LARGEST_ANSWER,
                LARGEST_RESULT,
                standard.connections(),
                standard.waiting(),
                standard.tokenLifetime(),
                standard.renewalMargin(),
                Duration.ofHours(1));
        var resilience = new ResilienceSettings(20, 50, Duration.ofSeconds(1), 2, 100, Duration.ofMillis(20), 1000);
        return new PlatformSettings(
                url,
                url,
                false,
                Credentials.of(options.clientId(), new Secret(options.clientSecret()), new Secret(options.apiKey())),
                limits,
                resilience);
    }

    private static EngineSettings engine() {
        var backoff = new Backoff(Duration.ofMillis(50), Duration.ofMillis(200), 3);
        return new EngineSettings(
                StatusVocabulary.standard(),
                new FixedPolling(Duration.ofMillis(50)),
                InDoubtPolicy.HOLD,
                Duration.ofMinutes(10),
                new RetryLimits(PROCESSING, backoff, backoff, backoff, Duration.ofHours(1), Duration.ofMinutes(1)),
                new Workload(
                        8,
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(20),
                        Duration.ofMillis(200),
                        Workload.ClaimMode.EVERYTHING));
    }

    private static <T> T value(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
