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
import dev.ferry.application.usecase.FollowEventsUseCase;
import dev.ferry.application.usecase.IdempotencyCheck;
import dev.ferry.application.usecase.ProbeStoreUseCase;
import dev.ferry.application.usecase.PruneUseCase;
import dev.ferry.application.usecase.QueryPlatformUseCase;
import dev.ferry.application.usecase.ReadResultsUseCase;
import dev.ferry.application.usecase.SubmitUploadUseCase;
import dev.ferry.application.usecase.TrackUploadUseCase;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;

/** The core, put together over a world of driven ports. */
public final class FerryCore {

    private final RateLimit pace;
    private final ProcessingTimeEstimator estimator;
    private final LifecycleEngine engine;
    private final Ferry ferry;

    /**
     * Puts the core together; nothing runs yet.
     *
     * @param ports the world
     * @param datasets what data sets look like
     * @param settings how the engine goes about its work
     * @param random where ids and jitter come from
     */
    public FerryCore(DrivenPorts ports, DatasetSettings datasets, EngineSettings settings, RandomGenerator random) {
        var ids = new TimeOrderedIds(ports.scheduler(), random);
        var node = ids.get().value();
        pace = ports.pace() == null
                ? new LocalPause(ports.scheduler())
                : new SharedRateLimit(ports.pace(), node, ports.scheduler());
        var platform = new RateLimitedPlatform(ports.platform(), pace, ports.scheduler());
        var journal = ports.journal();
        var payloads = ports.payloads();
        estimator = new ProcessingTimeEstimator(settings.polling(), ports.times(), ports.scheduler());
        var uploadSteps = UploadSteps.over(ports, platform, settings, estimator, random);
        engine = new LifecycleEngine(node, ports.claims(), uploadSteps, ports.scheduler(), settings.workload());
        ferry = new Ferry(
                new SubmitUploadUseCase(
                        payloads, journal, new IdempotencyCheck(journal, ports.events()), ids, engine::carry),
                new TrackUploadUseCase(journal, ports.events(), ports.scheduler()),
                new FollowEventsUseCase(ports.events()),
                engine::carry,
                new DecideUploadUseCase(payloads, journal, engine::carry),
                new ReadResultsUseCase(journal, payloads, datasets.schema(), datasets.numbering()),
                new QueryPlatformUseCase(platform),
                new CheckDatasetUseCase(datasets.schema()),
                new ProbeStoreUseCase(journal, payloads),
                new PruneUseCase(ports.retention(), payloads, ports.scheduler()));
    }

    /**
     * What it can be asked to do.
     *
     * @return its driving ports
     */
    public Ferry ferry() {
        return ferry;
    }

    /** Lets the engine carry uploads, as soon as the pace of the account is known. */
    public void start() {
        estimator.start();
        var unused = pace.start().thenRun(engine::start);
    }

    /**
     * Takes on nothing more, lets the steps under way end, and gives everything back.
     *
     * @return completes when the engine is at rest
     */
    public CompletionStage<Void> stop() {
        return engine.stop().thenCompose(atRest -> estimator.stop()).thenCompose(written -> pace.stop());
    }
}
