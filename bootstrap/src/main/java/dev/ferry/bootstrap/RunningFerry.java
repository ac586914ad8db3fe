package dev.ferry.bootstrap;

import dev.ferry.adapters.cli.wiring.Session;
import dev.ferry.adapters.http.HttpPlatform;
import dev.ferry.adapters.http.settings.PlatformSettings;
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
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/** A Ferry at work: the core between its adapters. Read from top to bottom; it stops from bottom to top. */
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
     * What a Ferry is made of.
     *
     * @param platform which Platform, as whom, and how
     * @param stores opens what it remembers with, given the machine's clock
     * @param engine how it goes about its work
     * @param datasets what data sets look like
     * @param drain how long what is under way may take to end at a stop
     * @param observation what watches it
     * @param surroundings what it stands on
     */
    record Parts(
            PlatformSettings platform,
            Function<InstantSource, Store> stores,
            EngineSettings engine,
            DatasetSettings datasets,
            Duration drain,
            Observability observation,
            TestSeams surroundings) {}

    /** Starts everything, in the order in which one thing needs the other. */
    static RunningFerry start(Vertx vertx, Parts parts, Shutdown shutdown) {
        var random = new SecureRandom();
        var observation = parts.observation();
        shutdown.later("traces", observation::close);

        var store = parts.stores().apply(parts.surroundings().clock());
        shutdown.later("store", () -> CompletableFuture.runAsync(store.closing()));

        var scheduler = new ThreadScheduler("ferry-engine", store.clock());
        shutdown.later("scheduler", scheduler::close);

        var platform = new HttpPlatform(vertx, parts.platform(), observation.meters(), scheduler, random);
        shutdown.later("connections", platform::close);

        var statsSource = observation.count(store.statsSource(), scheduler);
        shutdown.later("census", () -> CompletableFuture.runAsync(statsSource::close));

        var pace = store.pace(parts.platform().resilience().callsPerSecond(), platform::limit);
        var world = parts.surroundings().around().apply(store.with(platform, scheduler, pace));
        var ports = observation.around(
                world, parts.engine().vocabulary(), parts.platform().apiUrl());
        var core = new FerryCore(ports, parts.datasets(), parts.engine(), random);
        core.start();
        shutdown.later("engine", parts.drain(), core::stop);
        return new RunningFerry(parts.platform().apiUrl().toString(), store, core, shutdown);
    }

    /** A Ferry that looks at its store and writes decisions down, and carries nothing. */
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
