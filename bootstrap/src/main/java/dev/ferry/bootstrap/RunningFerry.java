package dev.ferry.bootstrap;

import dev.ferry.adapters.cli.wiring.Session;
import dev.ferry.adapters.http.HttpPlatform;
import dev.ferry.adapters.http.settings.PlatformSettings;
import dev.ferry.adapters.store.memory.MemoryJournal;
import dev.ferry.adapters.store.memory.MemoryPayloads;
import dev.ferry.application.Ferry;
import dev.ferry.application.FerryCore;
import dev.ferry.application.port.driven.DrivenPorts;
import dev.ferry.application.schedule.ThreadScheduler;
import dev.ferry.bootstrap.settings.SettingsMapping;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.security.SecureRandom;

/** A Ferry at work: the core between its adapters. Read from top to bottom; it stops from bottom to top. */
final class RunningFerry implements Session {

    private final PlatformSettings settings;
    private final FerryCore core;
    private final Shutdown shutdown = new Shutdown();

    /** Starts everything, in the order in which one thing needs the other. */
    RunningFerry(PlatformSettings settings, SettingsMapping mapping) {
        this.settings = settings;
        var random = new SecureRandom();

        var vertx = Vertx.vertx();
        shutdown.later("event loops", () -> vertx.close().toCompletionStage());

        var scheduler = new ThreadScheduler("ferry-engine");
        shutdown.later("scheduler", scheduler::close);

        var platform = new HttpPlatform(vertx, settings, new SimpleMeterRegistry(), scheduler, random);
        shutdown.later("connections", platform::close);

        var journal = new MemoryJournal(scheduler);
        var ports = new DrivenPorts(platform, journal, journal, journal, new MemoryPayloads(), scheduler);

        core = new FerryCore(ports, mapping.datasets(), mapping.engineOfCommand(), random);
        core.start();
        shutdown.later("engine", core::stop);
    }

    @Override
    public Ferry ferry() {
        return core.ferry();
    }

    @Override
    public String platformUrl() {
        return settings.apiUrl().toString();
    }

    @Override
    public void close() {
        shutdown.run();
    }
}
