package dev.ferry.application;

import dev.ferry.application.engine.LifecycleEngine;
import dev.ferry.application.estimation.ProcessingTimeEstimator;
import dev.ferry.application.port.driven.DrivenPorts;
import dev.ferry.application.ratelimit.AccountPause;
import dev.ferry.application.ratelimit.RateLimit;
import dev.ferry.application.ratelimit.RateLimitedPlatform;
import dev.ferry.application.ratelimit.SharedRateLimit;
import dev.ferry.application.ratelimit.UnsharedRateLimit;
import dev.ferry.application.settings.DatasetSettings;
import dev.ferry.application.settings.EngineSettings;
import dev.ferry.application.step.UploadSteps;
import dev.ferry.application.usecase.CheckDatasetUseCase;
import dev.ferry.application.usecase.DecideUploadUseCase;
import dev.ferry.application.usecase.DeleteUploadUseCase;
import dev.ferry.application.usecase.IdempotencyCheck;
import dev.ferry.application.usecase.LiftPauseUseCase;
import dev.ferry.application.usecase.ProbeStoreUseCase;
import dev.ferry.application.usecase.PruneUseCase;
import dev.ferry.application.usecase.QueryPlatformUseCase;
import dev.ferry.application.usecase.ReadDatasetUseCase;
import dev.ferry.application.usecase.ReadOverviewUseCase;
import dev.ferry.application.usecase.ReadResultsUseCase;
import dev.ferry.application.usecase.SubmitUploadUseCase;
import dev.ferry.application.usecase.TrackUploadUseCase;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;

/** Wires the core over its driven ports. */
public final class FerryCore {

    private final RateLimit rateLimit;
    private final ProcessingTimeEstimator estimator;
    private final LifecycleEngine engine;
    private final Ferry ferry;

    /** Wires everything around a pause of its own, for a Platform whose adapter does not ask for it. */
    public FerryCore(DrivenPorts ports, DatasetSettings datasets, EngineSettings settings, RandomGenerator random) {
        this(
                ports,
                datasets,
                settings,
                random,
                new AccountPause(ports.scheduler(), settings.retryLimits().longestPause()));
    }

    /**
     * Wires everything; nothing runs before {@link #start()}.
     *
     * @param random the source of ids and jitter; used on any thread
     * @param pause the account's pause in this process, which the adapter of the Platform also asks
     */
    public FerryCore(
            DrivenPorts ports,
            DatasetSettings datasets,
            EngineSettings settings,
            RandomGenerator random,
            AccountPause pause) {
        var scheduler = ports.scheduler();
        var payloads = new VerifiedPayloads(ports.payloads());
        var uploads = ports.journal().uploads();
        var events = ports.journal().events();
        var ids = new TimeOrderedIds(scheduler, random);
        var node = ids.get().value();
        rateLimit = ports.rateLimit() == null
                ? new UnsharedRateLimit(pause)
                : new SharedRateLimit(ports.rateLimit(), node, scheduler, pause);
        var platform = new RateLimitedPlatform(ports.platform(), rateLimit);
        estimator =
                new ProcessingTimeEstimator(settings.polling(), ports.journal().times(), scheduler);
        var steps = new UploadSteps(
                ports.with(ports.platform(), ports.journal(), payloads), platform, settings, estimator, random);
        engine = new LifecycleEngine(
                node, ports.journal().claims(), steps, scheduler, settings.workload(), settings.longestWait());
        ferry = new Ferry(
                new SubmitUploadUseCase(
                        payloads,
                        datasets.schema(),
                        uploads,
                        new IdempotencyCheck(uploads, events),
                        ids,
                        engine::workOn),
                new TrackUploadUseCase(uploads, events, scheduler),
                events,
                engine::workOn,
                new DecideUploadUseCase(
                        payloads, datasets.schema(), uploads, events, settings.inDoubtHoldsBack(), engine::workOn),
                new ReadResultsUseCase(ports.journal(), payloads, platform, datasets),
                new ReadDatasetUseCase(uploads, payloads),
                new QueryPlatformUseCase(platform, settings.vocabulary()),
                new CheckDatasetUseCase(datasets.schema()),
                new ProbeStoreUseCase(uploads, payloads),
                new PruneUseCase(ports.journal().retention(), payloads, scheduler),
                new DeleteUploadUseCase(uploads, events, ports.journal().retention(), payloads),
                new ReadOverviewUseCase(uploads, pause, scheduler),
                new LiftPauseUseCase(rateLimit, engine::bringForward));
    }

    /** The driving ports. */
    public Ferry ferry() {
        return ferry;
    }

    /** Starts the engine as soon as the rate limit is known, unless it is stopped before. */
    public void start() {
        estimator.start();
        var unused = rateLimit.start(engine::bringForward).thenRun(engine::start);
    }

    /**
     * Waits for uploads that are being sent, and releases every claimed upload.
     *
     * @return completes when the engine has stopped
     */
    public CompletionStage<Void> stop() {
        return engine.stop()
                .thenCompose(engineStopped -> estimator.stop())
                .thenCompose(estimatorStopped -> rateLimit.stop());
    }
}
