package dev.ferry.bootstrap;

import dev.ferry.adapters.cli.wiring.Session;
import dev.ferry.application.Ferry;
import dev.ferry.application.FerryCore;
import dev.ferry.application.async.Await;
import dev.ferry.application.ratelimit.AccountPause;
import dev.ferry.application.schedule.ThreadScheduler;
import dev.ferry.application.settings.DatasetSettings;
import dev.ferry.application.settings.EngineSettings;
import dev.ferry.bootstrap.observability.Observability;
import dev.ferry.bootstrap.platform.PlatformRuntime;
import dev.ferry.bootstrap.store.Store;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** A running Ferry: the core wired to its adapters. It stops its parts in the reverse order of their start. */
final class RunningFerry implements Session {

    private final String platformUrl;
    private final String proxies;
    private final Store store;
    private final FerryCore core;
    private final Interruption interruption;
    private final Shutdown shutdown;

    private RunningFerry(
            String platformUrl,
            String proxies,
            Store store,
            FerryCore core,
            Interruption interruption,
            Shutdown shutdown) {
        this.platformUrl = platformUrl;
        this.proxies = proxies;
        this.store = store;
        this.core = core;
        this.interruption = interruption;
        this.shutdown = shutdown;
    }

    /**
     * The parts that differ between compositions.
     *
     * @param drain the time limit for running steps to finish at a stop
     */
    record Parts(
            Target target,
            EngineSettings engine,
            DatasetSettings datasets,
            Duration drain,
            Observability observability,
            TestSeams seams) {}

    /** Vert.x would otherwise create a folder in the temporary folder, which a killed process leaves there. */
    private static final FileSystemOptions WITHOUT_CACHE =
            new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false);

    /** Creates the event loops and registers them for the shutdown. */
    static Vertx vertx(Shutdown shutdown) {
        var vertx = Vertx.vertx(new VertxOptions().setFileSystemOptions(WITHOUT_CACHE));
        shutdown.register("event loops", () -> vertx.close().toCompletionStage());
        return vertx;
    }

    /** Starts all parts, each after the parts that it needs. */
    static RunningFerry start(Vertx vertx, Parts parts, Shutdown shutdown) {
        var random = new SecureRandom();
        var observability = parts.observability();
        shutdown.register("traces", observability::close);

        var store = parts.target().store().apply(parts.seams().clock());
        shutdown.register("store", () -> CompletableFuture.runAsync(store.closing()));

        var scheduler = new ThreadScheduler("ferry-engine", store.clock());
        shutdown.register("scheduler", scheduler::close);

        var interruption = new Interruption();
        shutdown.register("report of the interruption", interruption::atEnd);

        var factory = parts.target().platform();
        var profile = factory.profile();
        var pause = observability.show(new AccountPause(scheduler, profile.longestPause()));
        var platform = factory.open(new PlatformRuntime(vertx, observability.meters(), scheduler, pause, random));
        shutdown.register("connections", platform.close());

        var stats = observability.count(store.journal().uploads(), scheduler);
        shutdown.register("journal statistics", () -> CompletableFuture.runAsync(stats::close));

        var rateLimit = store.rateLimit(profile.callsPerSecond(), profile.longestPause(), platform.rateLimiter());
        var undecorated = parts.seams().decorator().apply(store.drivenPorts(platform.platform(), scheduler, rateLimit));
        var ports = observability.decorate(undecorated, parts.engine().vocabulary(), profile.address());
        var core = new FerryCore(ports, parts.datasets(), parts.engine(), random, pause);
        core.start();
        shutdown.register("engine", parts.drain(), core::stop);
        shutdown.register("notice of the interruption", interruption::atOnce);
        return new RunningFerry(profile.address().toString(), profile.proxies(), store, core, interruption, shutdown);
    }

    /** Creates a Ferry without an engine, which reads its store and commits decisions. */
    static RunningFerry offline(
            Supplier<Store> opened, EngineSettings engine, DatasetSettings datasets, Shutdown shutdown) {
        var store = opened.get();
        shutdown.register("store", () -> CompletableFuture.runAsync(store.closing()));

        var scheduler = new ThreadScheduler("ferry-engine", store.clock());
        shutdown.register("scheduler", scheduler::close);

        var ports = store.drivenPorts(new AbsentPlatform(), scheduler, Optional.empty());
        var core = new FerryCore(ports, datasets, engine, new SecureRandom());
        return new RunningFerry("", "", store, core, new Interruption(), shutdown);
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
    public String proxies() {
        return proxies;
    }

    @Override
    public boolean durable() {
        return store.durable();
    }

    @Override
    public void onInterrupt(Runnable atOnce, Runnable atEnd) {
        interruption.set(atOnce, atEnd);
    }

    /** Ends a command. It waits for the end of requests under way: to break them off would put uploads in doubt. */
    @Override
    public void close() {
        Await.value(core.stop().exceptionally(failure -> null)); // the shutdown stops it again, and reports the failure
        interruption.clear();
        shutdown.run();
    }
}
