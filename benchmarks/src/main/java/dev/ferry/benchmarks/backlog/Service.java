package dev.ferry.benchmarks.backlog;

import dev.ferry.application.FerryCore;
import dev.ferry.application.port.driven.Platform;
import dev.ferry.application.schedule.ThreadScheduler;
import dev.ferry.benchmarks.engine.Engines;
import dev.ferry.bootstrap.observability.Observability;
import dev.ferry.bootstrap.settings.StoreSettings;
import dev.ferry.bootstrap.store.Store;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntConsumer;

/** Ferry with a journal on the disk, wired as in a service, except for the Platform. */
final class Service implements AutoCloseable {

    private static final URI NOWHERE = URI.create("http://platform.invalid");

    private final Store store;
    private final ThreadScheduler scheduler;
    private final FerryCore core;

    Service(Path journal, Clock clock, Platform platform, Duration interval, IntConsumer commits) {
        var files = new StoreSettings.OnDisk(journal, journal.resolveSibling("data"));
        store = Store.open(files, "account", clock, commits, Store.CHECKED_BY_SERVICE);
        scheduler = new ThreadScheduler("ferry-engine", clock);
        var engine = Engines.polling(interval);
        var ports = Observability.ofCommand(false, Optional.empty())
                .decorate(store.drivenPorts(platform, scheduler, Optional.empty()), engine.vocabulary(), NOWHERE);
        core = new FerryCore(ports, Engines.datasets(), engine, new SecureRandom());
    }

    void start() {
        core.start();
    }

    @Override
    public void close() {
        core.stop().toCompletableFuture().join();
        scheduler.close().toCompletableFuture().join();
        store.closing().run();
    }
}
