package dev.ferry.contracts.core;

import dev.ferry.application.Ferry;
import dev.ferry.application.FerryCore;
import dev.ferry.application.content.Bytes;
import dev.ferry.application.content.Text;
import dev.ferry.application.inmemory.InMemoryJournal;
import dev.ferry.application.inmemory.InMemoryPayloads;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.port.driven.AccountRateLimit;
import dev.ferry.application.port.driven.Claims.Scope;
import dev.ferry.application.port.driven.DrivenPorts;
import dev.ferry.application.port.driven.ProcessingTimes;
import dev.ferry.application.port.driving.SubmitUpload.Submitted;
import dev.ferry.application.port.driving.SubmitUpload.UploadRequest;
import dev.ferry.application.settings.DatasetSettings;
import dev.ferry.application.settings.EngineSettings;
import dev.ferry.application.settings.RetryLimits;
import dev.ferry.application.settings.Workload;
import dev.ferry.application.settings.Workload.ClaimMode;
import dev.ferry.contracts.fake.ScriptedPlatform;
import dev.ferry.contracts.fake.VirtualTime;
import dev.ferry.contracts.intercept.InterceptedPorts;
import dev.ferry.contracts.intercept.Interceptor;
import dev.ferry.domain.dataset.Schema;
import dev.ferry.domain.event.UploadEvent;
import dev.ferry.domain.feedback.RowNumbering;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.platform.StatusVocabulary;
import dev.ferry.domain.polling.Backoff;
import dev.ferry.domain.polling.GeometricPolling;
import dev.ferry.domain.polling.PollingPolicy;
import dev.ferry.domain.submission.DatasetName;
import dev.ferry.domain.submission.InDoubtPolicy;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.table.TableFormat;
import dev.ferry.domain.upload.Upload;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A core between a scripted Platform and a journal in memory, on virtual time, with a fixed seed. */
public final class CoreHarness {

    public static final String CSV =
            "Reference,StartDate,StartTime,EndDate,EndTime\r\nE1,01/07/2024,09:00,01/07/2024,17:00\r\n";
    public static final Duration PROCESSING = Duration.ofMinutes(10);
    public static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    public static final Duration UNKNOWN_TOKEN_GRACE = Duration.ofMinutes(1);
    public static final Duration IN_DOUBT_HOLDS_BACK = Duration.ofMinutes(10);
    public static final Duration LEASE = Duration.ofSeconds(30);
    public static final Duration POLL_INTERVAL = Duration.ofSeconds(5);

    public final VirtualTime time = new VirtualTime();
    public final ScriptedPlatform platform = new ScriptedPlatform();
    public final InMemoryJournal journal = new InMemoryJournal(time);
    public final InMemoryPayloads payloads = new InMemoryPayloads(time);
    public final ProcessingTimes times = journal.ports().times();
    private final InDoubtPolicy inDoubt;
    private final int slots;
    private final PollingPolicy polling;
    public FerryCore core;
    public Ferry ferry;

    public CoreHarness() {
        this(InDoubtPolicy.HOLD, 8);
    }

    public CoreHarness(InDoubtPolicy inDoubt, int slots) {
        this(inDoubt, slots, new GeometricPolling(Duration.ofSeconds(1), 1.5, Duration.ofSeconds(60)));
    }

    public CoreHarness(InDoubtPolicy inDoubt, int slots, PollingPolicy polling) {
        this.inDoubt = inDoubt;
        this.slots = slots;
        this.polling = polling;
        this.core = newCore(1);
        this.ferry = core.ferry();
        core.start();
    }

    /** Another core with the same journal, as after a restart or on another machine. Not started. */
    public FerryCore newCore(long seed) {
        return newCore(seed, ports(null), ClaimMode.EVERYTHING);
    }

    /** A core that shares the account with others. Not started. */
    public FerryCore newCore(long seed, @Nullable AccountRateLimit rateLimit) {
        return newCore(seed, ports(rateLimit), ClaimMode.EVERYTHING);
    }

    /** A core that processes only its own uploads, as a command's does. Not started. */
    public FerryCore newCommand(long seed) {
        return newCore(seed, ports(null), ClaimMode.OWN);
    }

    /** A core whose calls to the store pass through an interceptor. Not started. */
    public FerryCore newCore(long seed, Interceptor store) {
        var unchanged = new Interceptor() {
            @Override
            public <T> CompletionStage<T> pass(String step, Supplier<CompletionStage<T>> call) {
                return call.get();
            }
        };
        return newCore(seed, new InterceptedPorts(store, unchanged).around(ports(null)), ClaimMode.EVERYTHING);
    }

    private DrivenPorts ports(@Nullable AccountRateLimit rateLimit) {
        return new DrivenPorts(platform, journal.ports(), payloads, time, rateLimit);
    }

    private FerryCore newCore(long seed, DrivenPorts ports, ClaimMode claimMode) {
        var retryLimits = new RetryLimits(
                PROCESSING,
                new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30), 3),
                new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30), 0),
                new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30), 2),
                LONGEST_PAUSE,
                UNKNOWN_TOKEN_GRACE);
        var settings = new EngineSettings(
                StatusVocabulary.standard(),
                polling,
                inDoubt,
                IN_DOUBT_HOLDS_BACK,
                retryLimits,
                new Workload(slots, LEASE, Duration.ofSeconds(10), POLL_INTERVAL, claimMode));
        var datasets = new DatasetSettings(Schema.guide(), RowNumbering.DATA_FROM_1);
        return new FerryCore(ports, datasets, settings, new Random(seed));
    }

    public UploadId submit(String name) {
        return submit(name, CSV);
    }

    public UploadId submit(Ferry target, String name) {
        return submit(target, name, CSV);
    }

    public UploadId submit(String name, String csv) {
        return submit(ferry, name, csv);
    }

    private UploadId submit(Ferry target, String name, String csv) {
        var request = new UploadRequest(
                new DatasetName(name),
                false,
                List.of(ResultKind.FEEDBACK, ResultKind.TABLE_OF_RESULT_IDS),
                name + ".csv",
                Bytes.of(csv),
                TableFormat.DETECTED,
                null);
        return switch (value(target.submit().submit(request))) {
            case Submitted.Accepted accepted -> accepted.entry().upload().id();
            case Submitted.KeyReused reused -> throw new AssertionError(reused);
            case Submitted.Unusable unusable -> throw new AssertionError(unusable.reason());
            case Submitted.Invalid invalid -> throw new AssertionError(invalid);
        };
    }

    public JournalEntry entry(UploadId id) {
        return value(journal.find(id)).orElseThrow();
    }

    public Upload upload(UploadId id) {
        return entry(id).upload();
    }

    /** Advances the time until the upload is at rest. */
    public Upload awaitRest(UploadId id) {
        time.passUntil(() -> entry(id).atRest(), Duration.ofHours(2));
        return upload(id);
    }

    public List<String> eventTypes(UploadId id) {
        return value(journal.of(id, 0, 1000)).stream()
                .map(recorded -> recorded.event().type().substring(UploadEvent.PREFIX.length()))
                .toList();
    }

    public String result(UploadId id, ResultKind kind) {
        var content = value(ferry.results().result(id, kind)).orElseThrow();
        return value(Text.head(content, 10_000));
    }

    /** The value of a stage that completes without an advance of time. */
    public <T> T value(CompletionStage<T> stage) {
        time.settle();
        var future = stage.toCompletableFuture();
        if (!future.isDone()) {
            throw new AssertionError("the stage is not complete");
        }
        return future.join();
    }

    /** Suspends the engine until another one, which then dies, has its uploads. */
    public void loseAllLeases() {
        time.sleep(LEASE.multipliedBy(2));
        if (value(journal.claim("another engine", Scope.everything(), 10, LEASE))
                .isEmpty()) {
            throw new AssertionError("there is no lease to lose");
        }
        time.settle();
    }
}
