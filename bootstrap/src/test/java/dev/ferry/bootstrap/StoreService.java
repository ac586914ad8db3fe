package dev.ferry.bootstrap;

import dev.ferry.adapters.rest.RestServer;
import dev.ferry.adapters.rest.RestSettings;
import dev.ferry.application.Ferry;
import dev.ferry.bootstrap.settings.SettingsMapping;
import dev.ferry.bootstrap.settings.SettingsReader;
import dev.ferry.bootstrap.store.Store;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.InstantSource;

/** The HTTP API over the store of a terminal, without an engine. */
final class StoreService implements AutoCloseable {

    private final Shutdown shutdown = new Shutdown();
    private final RunningFerry running;
    private final RestServer server;

    StoreService(Terminal terminal) {
        var reader = new SettingsReader(terminal.environment, terminal.folder, terminal.folder, message -> {});
        var mapping = new SettingsMapping(reader.read());
        running = RunningFerry.offline(
                () -> Store.open(mapping.store(), InstantSource.system()),
                mapping.engineOfCommand(),
                mapping.datasets(),
                shutdown);
        server = RestServer.start(
                        RunningFerry.vertx(shutdown),
                        RestSettings.loopback(0),
                        running.ferry(),
                        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT))
                .toCompletableFuture()
                .join();
    }

    Ferry ferry() {
        return running.ferry();
    }

    String url() {
        return server.url();
    }

    @Override
    public void close() {
        server.close().toCompletableFuture().join();
        running.close();
    }
}
