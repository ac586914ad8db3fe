package dev.ferry.bootstrap;

import dev.ferry.adapters.cli.wiring.Session;
import dev.ferry.adapters.http.HttpPlatform;
import dev.ferry.application.Ferry;
import dev.ferry.application.FerryCore;
import dev.ferry.application.schedule.ThreadScheduler;
import dev.ferry.application.settings.DatasetSettings;
import dev.ferry.application.settings.EngineSettings;
import dev.ferry.bootstrap.observability.Observability;
import dev.ferry.bootstrap.store.Store;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** A running Ferry: the core wired to its adapters. It starts from top to bottom and stops from bottom to top. */
final class RunningFerry implements Session {

    private final String platformUrl;
    private final Store store;
    private final FerryCore core;
    private final Shutdown shutdown;

    private RunningFerry(String platformUrl, Store store, FerryCore core, Shutdown shutdown) {
        this.platformUrl = platformUrl;
        this.store = store;
        this.core = core;
        this.shutdown = shutdown;
    }

    /**
     * Everything that differs between compositions.
     *
     * @param drain how long running steps may take to end at a stop
     */
    record Parts(
            Target target,
            EngineSettings engine,
            DatasetSettings datasets,
            Duration drain,
            Observability observability,
            TestSeams seams) {}

    /** Event loops, closed at the shutdown. */
    static Vertx vertx(Shutdown shutdown) {
        var vertx = Vertx.vertx();
        shutdown.later("event loops", () -> vertx.close().toCompletionStage());
        return vertx;
    }

    /** Starts everything, each part after those that it needs. */
    static RunningFerry start(Vertx vertx, Parts parts, Shutdown shutdown) {
        var random = new SecureRandom();
        var observability = parts.observability();
        shutdown.later("traces", observability::close);

        var store = parts.target().store().apply(parts.seams().clock());
        shutdown.later("store", () -> CompletableFuture.runAsync(store.closing()));

        var scheduler = new ThreadScheduler("ferry-engine", store.clock());
        shutdown.later("scheduler", scheduler::close);

        var platformSettings = parts.target().platform();
        var platform = new HttpPlatform(vertx, platformSettings, observability.meters(), scheduler, random);
        shutdown.later("connections", platform::close);

        var stats = observability.count(store.journal().uploads(), scheduler);
        shutdown.later("figures", () -> CompletableFuture.runAsync(stats::close));

        var rateLimit = store.rateLimit(platformSettings.resilience().callsPerSecond(), platform::limit);
        var undecorated = parts.seams().around().apply(store.with(platform, scheduler, rateLimit));
        var ports = observability.around(undecorated, parts.engine().vocabulary(), platformSettings.apiUrl());
        var core = new FerryCore(ports, parts.datasets(), parts.engine(), random);
        core.start();
        shutdown.later("engine", parts.drain(), core::stop);
        return new RunningFerry(platformSettings.apiUrl().toString(), store, core, shutdown);
    }

    /** A Ferry without an engine: it reads its store and commits decisions. */
    static RunningFerry offline(
            Supplier<Store> opened, EngineSettings engine, DatasetSettings datasets, Shutdown shutdown) {
        var store = opened.get();
        shutdown.later("store", () -> CompletableFuture.runAsync(store.closing()));

        var scheduler = new ThreadScheduler("ferry-engine", store.clock());
        shutdown.later("scheduler", scheduler::close);

        var ports = store.with(new AbsentPlatform(), scheduler, Optional.empty());
        return new RunningFerry("", store, new FerryCore(ports, datasets, engine, new SecureRandom()), shutdown);
    }

    @Override
    public Ferry ferry() {
        return core.ferry();
    }

    @Override
    public String platformUrl() {
        return platformUrl;
    }

    @Override
    public boolean durable() {
        return store.durable();
    }

    @Override
    public void close() {
        shutdown.run();
    }
}
