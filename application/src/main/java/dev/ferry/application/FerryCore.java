package dev.ferry.application;

import dev.ferry.application.engine.LifecycleEngine;
import dev.ferry.application.learning.Learning;
import dev.ferry.application.pace.OwnPace;
import dev.ferry.application.pace.Pace;
import dev.ferry.application.pace.PacedPlatform;
import dev.ferry.application.pace.SharedPace;
import dev.ferry.application.port.driven.DrivenPorts;
import dev.ferry.application.settings.DatasetSettings;
import dev.ferry.application.settings.EngineSettings;
import dev.ferry.application.usecase.AskPlatformUseCase;
import dev.ferry.application.usecase.CheckDatasetUseCase;
import dev.ferry.application.usecase.FollowEventsUseCase;
import dev.ferry.application.usecase.KeepHouseUseCase;
import dev.ferry.application.usecase.ProbeStoreUseCase;
import dev.ferry.application.usecase.ReadResultsUseCase;
import dev.ferry.application.usecase.Repetitions;
import dev.ferry.application.usecase.SteerUploadUseCase;
import dev.ferry.application.usecase.SubmitUploadUseCase;
import dev.ferry.application.usecase.TrackUploadUseCase;
import dev.ferry.application.voyage.Voyage;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;

/** The core, put together over a world of driven ports. */
public final class FerryCore {

    private final Pace pace;
    private final Learning learning;
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
                ? new OwnPace(ports.scheduler())
                : new SharedPace(ports.pace(), node, ports.scheduler());
        var platform = new PacedPlatform(ports.platform(), pace, ports.scheduler());
        var journal = ports.journal();
        var payloads = ports.payloads();
        learning = new Learning(settings.polling(), ports.times(), ports.scheduler());
        var voyage = Voyage.over(ports, platform, settings, learning, random);
        engine = new LifecycleEngine(node, ports.claims(), voyage, ports.scheduler(), settings.workload());
        ferry = new Ferry(
                new SubmitUploadUseCase(
                        payloads, journal, new Repetitions(journal, ports.events()), ids, engine::carry),
                new TrackUploadUseCase(journal, ports.events(), ports.scheduler()),
                new FollowEventsUseCase(ports.events()),
                engine::carry,
                new SteerUploadUseCase(payloads, journal, engine::carry),
                new ReadResultsUseCase(journal, payloads, datasets.schema(), datasets.numbering()),
                new AskPlatformUseCase(platform),
                new CheckDatasetUseCase(datasets.schema()),
                new ProbeStoreUseCase(journal, payloads),
                new KeepHouseUseCase(ports.retention(), payloads, ports.scheduler()));
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
        learning.start();
        var unused = pace.start().thenRun(engine::start);
    }

    /**
     * Takes on nothing more, lets the steps under way end, and gives everything back.
     *
     * @return completes when the engine is at rest
     */
    public CompletionStage<Void> stop() {
        return engine.stop().thenCompose(atRest -> learning.stop()).thenCompose(written -> pace.stop());
    }
}
