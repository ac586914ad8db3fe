package dev.ferry.adapters.telemetry;

import dev.ferry.adapters.telemetry.log.LoggedJournal;
import dev.ferry.adapters.telemetry.meter.MeteredClaims;
import dev.ferry.adapters.telemetry.meter.MeteredJournal;
import dev.ferry.adapters.telemetry.meter.MeteredPlatform;
import dev.ferry.adapters.telemetry.meter.TrackedLeases;
import dev.ferry.adapters.telemetry.trace.Tracing;
import dev.ferry.application.FerryCore;
import dev.ferry.application.content.Bytes;
import dev.ferry.application.inmemory.InMemoryJournal;
import dev.ferry.application.inmemory.InMemoryPayloads;
import dev.ferry.application.port.driven.Claims;
import dev.ferry.application.port.driven.DrivenPorts;
import dev.ferry.application.port.driven.Journal;
import dev.ferry.application.port.driving.SubmitUpload.Submitted;
import dev.ferry.application.port.driving.SubmitUpload.UploadRequest;
import dev.ferry.application.settings.DatasetSettings;
import dev.ferry.application.settings.EngineSettings;
import dev.ferry.application.settings.RetryLimits;
import dev.ferry.application.settings.Workload;
import dev.ferry.contracts.fake.ScriptedPlatform;
import dev.ferry.contracts.fake.VirtualTime;
import dev.ferry.domain.dataset.Schema;
import dev.ferry.domain.feedback.RowNumbering;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.platform.StatusVocabulary;
import dev.ferry.domain.polling.Backoff;
import dev.ferry.domain.polling.FixedPolling;
import dev.ferry.domain.submission.DatasetName;
import dev.ferry.domain.submission.InDoubtPolicy;
import dev.ferry.domain.submission.TraceContext;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.table.TableFormat;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A core on virtual time with all decorators of this module. It requests the status every 10 seconds. */
public final class Rig {

    public final VirtualTime time = new VirtualTime();
    public final ScriptedPlatform platform = new ScriptedPlatform();
    public final InMemoryJournal memory = new InMemoryJournal(time);
    public final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    public final InMemorySpanExporter spans = InMemorySpanExporter.create();
    public final Tracing tracing = Tracing.to(SimpleSpanProcessor.create(spans));
    public final List<TrackedLeases.Lost> lost = new ArrayList<>();
    public final Journal journal;
    public final Claims claims;
    public final FerryCore core;

    public Rig() {
        var leases = new TrackedLeases();
        journal = new MeteredJournal(new LoggedJournal(tracing.decorate(memory)), leases, meters);
        claims = new MeteredClaims(memory, leases, meters, lost::add);
        var metered = new MeteredPlatform(
                tracing.decorate(platform, URI.create("https://api.example.com/base/")),
                StatusVocabulary.standard(),
                time,
                meters);
        var payloads = new InMemoryPayloads(time);
        core = new FerryCore(
                new DrivenPorts(metered, memory.ports().decorated(uploads -> journal, all -> claims), payloads, time),
                new DatasetSettings(Schema.guide(), RowNumbering.DATA_FROM_1),
                engine(),
                new Random(1));
    }

    /** Starts the engine. */
    public Rig started() {
        core.start();
        return this;
    }

    private static EngineSettings engine() {
        var backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(5), 3);
        return new EngineSettings(
                StatusVocabulary.standard(),
                new FixedPolling(Duration.ofSeconds(10)),
                InDoubtPolicy.HOLD,
                Duration.ofMinutes(10),
                new RetryLimits(
                        Duration.ofMinutes(10), backoff, backoff, backoff, Duration.ofHours(1), Duration.ofMinutes(1)),
                new Workload(
                        8,
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(5),
                        Workload.ClaimMode.EVERYTHING));
    }

    public UploadId submit(String name) {
        return submit(name, null);
    }

    public UploadId submit(String name, @Nullable TraceContext caller) {
        var request = new UploadRequest(
                new DatasetName(name),
                false,
                List.of(ResultKind.FEEDBACK),
                "secret/" + name + ".csv",
                Bytes.of("Reference,StartDate,StartTime,EndDate,EndTime\r\nE1,01/07/2024,09:00,01/07/2024,17:00\r\n"),
                TableFormat.DETECTED,
                null,
                caller,
                false);
        var submitted = core.ferry().submit().submit(request);
        time.settle();
        return switch (submitted.toCompletableFuture().join()) {
            case Submitted.Accepted accepted -> accepted.entry().upload().id();
            case Submitted.KeyReused reused -> throw new AssertionError(reused);
            case Submitted.Unusable unusable -> throw new AssertionError(unusable.reason());
            case Submitted.Invalid invalid -> throw new AssertionError(invalid);
        };
    }

    /** Submits an upload and lets time pass until it is at rest. */
    public UploadId process(String name) {
        var id = submit(name);
        time.passUntil(
                () -> memory.find(id).toCompletableFuture().join().orElseThrow().atRest(), Duration.ofHours(1));
        return id;
    }

    public double count(String name, String... tags) {
        return meters.get(name).tags(tags).counter().count();
    }
}
