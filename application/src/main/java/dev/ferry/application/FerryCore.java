package dev.ferry.application;

import dev.ferry.application.engine.LifecycleEngine;
import dev.ferry.application.estimation.ProcessingTimeEstimator;
import dev.ferry.application.port.driven.DrivenPorts;
import dev.ferry.application.ratelimit.LocalPause;
import dev.ferry.application.ratelimit.RateLimit;
import dev.ferry.application.ratelimit.RateLimitedPlatform;
import dev.ferry.application.ratelimit.SharedRateLimit;
import dev.ferry.application.settings.DatasetSettings;
import dev.ferry.application.settings.EngineSettings;
import dev.ferry.application.step.UploadSteps;
import dev.ferry.application.usecase.CheckDatasetUseCase;
import dev.ferry.application.usecase.DecideUploadUseCase;
import dev.ferry.application.usecase.IdempotencyCheck;
import dev.ferry.application.usecase.ProbeStoreUseCase;
import dev.ferry.application.usecase.PruneUseCase;
import dev.ferry.application.usecase.QueryPlatformUseCase;
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

    /**
     * Wires everything; nothing runs before {@link #start()}.
     *
     * @param random the source of ids and jitter; used on any thread
     */
    public FerryCore(DrivenPorts ports, DatasetSettings datasets, EngineSettings settings, RandomGenerator random) {
        var scheduler = ports.scheduler();
        var payloads = ports.payloads();
        var uploads = ports.journal().uploads();
        var events = ports.journal().events();
        var ids = new TimeOrderedIds(scheduler, random);
        var node = ids.get().value();
        var longestPause = settings.retryLimits().longestPause();
        rateLimit = ports.rateLimit() == null
                ? new LocalPause(scheduler, longestPause)
                : new SharedRateLimit(ports.rateLimit(), node, scheduler, longestPause);
        var platform = new RateLimitedPlatform(ports.platform(), rateLimit, scheduler);
        estimator =
                new ProcessingTimeEstimator(settings.polling(), ports.journal().times(), scheduler);
        var steps = new UploadSteps(ports, platform, settings, estimator, random);
        engine = new LifecycleEngine(
                node, ports.journal().claims(), steps, scheduler, settings.workload(), settings.longestWait());
        ferry = new Ferry(
                new SubmitUploadUseCase(payloads, uploads, new IdempotencyCheck(uploads, events), ids, engine::workOn),
                new TrackUploadUseCase(uploads, events, scheduler),
                events,
                engine::workOn,
                new DecideUploadUseCase(payloads, uploads, engine::workOn),
                new ReadResultsUseCase(uploads, payloads, platform, datasets.schema(), datasets.numbering()),
                new QueryPlatformUseCase(platform, settings.vocabulary()),
                new CheckDatasetUseCase(datasets.schema()),
                new ProbeStoreUseCase(uploads, payloads),
                new PruneUseCase(ports.journal().retention(), payloads, scheduler));
    }

    /** The driving ports. */
    public Ferry ferry() {
        return ferry;
    }

    /** Starts the engine as soon as the rate limit is known. */
    public void start() {
        estimator.start();
        var unused = rateLimit.start().thenRun(engine::start);
    }

    /**
     * Lets running steps end and releases every claimed upload.
     *
     * @return completes when the engine has stopped
     */
    public CompletionStage<Void> stop() {
        return engine.stop()
                .thenCompose(engineStopped -> estimator.stop())
                .thenCompose(estimatorStopped -> rateLimit.stop());
    }
}
