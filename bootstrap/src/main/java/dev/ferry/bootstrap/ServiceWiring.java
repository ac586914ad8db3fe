package dev.ferry.bootstrap;

import dev.ferry.adapters.cli.wiring.RunningService;
import dev.ferry.adapters.cli.wiring.ServiceRequest;
import dev.ferry.adapters.cli.wiring.SettingsException;
import dev.ferry.adapters.cli.wiring.WatchRequest;
import dev.ferry.adapters.files.WatchSettings;
import dev.ferry.adapters.files.WatchedFolder;
import dev.ferry.adapters.rest.RestServer;
import dev.ferry.adapters.rest.RestSettings;
import dev.ferry.adapters.telemetry.meter.MeterConventions;
import dev.ferry.adapters.telemetry.meter.ProcessMeters;
import dev.ferry.adapters.telemetry.trace.Tracing;
import dev.ferry.application.async.Stages;
import dev.ferry.application.port.driving.Prune.RetentionRule;
import dev.ferry.application.settings.EngineSettings;
import dev.ferry.bootstrap.observability.LogSettings.Format;
import dev.ferry.bootstrap.observability.Logging;
import dev.ferry.bootstrap.observability.Observability;
import dev.ferry.bootstrap.settings.SettingsMapping;
import dev.ferry.bootstrap.store.Store;
import dev.ferry.domain.network.HostPort;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** Composes the parts of long-running commands: the service and the watched folder. */
final class ServiceWiring {

    private static final Duration FIRST_PRUNE = Duration.ofMinutes(1);
    private static final Duration PRUNE_INTERVAL = Duration.ofHours(1);

    private static final Logger LOG = System.getLogger(ServiceWiring.class.getName());

    private final SettingsMapping mapping;
    private final Optional<Tracing> tracing;
    private final TestSeams seams;
    private final Consumer<String> messages;
    private final Shutdown shutdown = new Shutdown();

    ServiceWiring(SettingsMapping mapping, Optional<Tracing> tracing, TestSeams seams, Consumer<String> messages) {
        this.mapping = mapping;
        this.tracing = tracing;
        this.seams = seams;
        this.messages = mapping.logs().format() == Format.JSON ? message -> LOG.log(Level.INFO, message) : messages;
        Logging.configure(mapping.logs());
    }

    private record Running(String url, Signals signals, Shutdown shutdown) implements RunningService {
        @Override
        public void runUntilStopped() {
            signals.await();
            LOG.log(Level.INFO, "received a signal to stop");
            shutdown.run();
            LOG.log(Level.INFO, "stopped");
        }
    }

    /** Processes every upload of the store and serves the HTTP API. */
    RunningService serve(ServiceRequest request) {
        return shutdown.closeOnFailure(() -> {
            var settings = mapping.rest(request.host(), request.port());
            if (settings.isUnencrypted()) {
                messages.accept(
                        "warning: keys and data can be read in transit to %s; set FERRY_SERVICE_TLS_CERTIFICATE and"
                                        .formatted(request.host())
                                + " FERRY_SERVICE_TLS_KEY, or use a proxy with TLS");
            }
            warnOfLowFileLimit(settings.security().connections(), mapping.engineOfService());
            var vertx = RunningFerry.vertx(shutdown);
            var meters = meters();
            var ferry = ferry(vertx, request.sandbox(), mapping.engineOfService(), meters);
            if (request.watched() != null) {
                watch(ferry, mapping.watch(new WatchRequest(request.watched(), false, null, List.of(), null)));
            }
            mapping.retention().ifPresent(rule -> pruneEveryHour(vertx, ferry, rule));
            var server = listen(vertx, settings, ferry, meters);
            LOG.log(Level.INFO, "{0} listens on {1}", Version.line(), server.url());
            return new Running(server.url(), Signals.listen(), shutdown);
        });
    }

    /** Processes the uploads of one folder's files only. */
    RunningService watch(WatchRequest request) {
        return shutdown.closeOnFailure(() -> {
            var settings = mapping.watch(request);
            warnOfLowFileLimit(0, mapping.engineOfWatch());
            var vertx = RunningFerry.vertx(shutdown);
            var ferry = ferry(vertx, request.sandbox(), mapping.engineOfWatch(), new SimpleMeterRegistry());
            watch(ferry, settings);
            return new Running("", Signals.listen(), shutdown);
        });
    }

    private void warnOfLowFileLimit(int callers, EngineSettings engine) {
        OpenFileLimit.ofThisProcess()
                .warning(engine.workload().slots(), callers)
                .ifPresent(messages);
    }

    private PrometheusMeterRegistry meters() {
        var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        meters.config().meterFilter(new MeterConventions());
        var process = ProcessMeters.start(meters, Version.number());
        shutdown.register("process meters", () -> CompletableFuture.runAsync(process::close));
        return meters;
    }

    private void pruneEveryHour(Vertx vertx, RunningFerry ferry, RetentionRule rule) {
        vertx.setPeriodic(FIRST_PRUNE.toMillis(), PRUNE_INTERVAL.toMillis(), timer -> {
            var unused = ferry.ferry().prune().prune(rule, false).whenComplete((pruned, failure) -> {
                if (failure != null) {
                    messages.accept("cannot prune the store: " + Stages.describe(failure));
                } else if (pruned.uploadCount() > 0) {
                    messages.accept("deleted " + pruned.uploadCount() + " uploads that ended long ago");
                }
            });
        });
    }

    private RestServer listen(Vertx vertx, RestSettings settings, RunningFerry ferry, PrometheusMeterRegistry meters) {
        try {
            var server = RestServer.start(vertx, settings, ferry.ferry(), meters)
                    .toCompletableFuture()
                    .join();
            shutdown.register("HTTP API", settings.grace().plusSeconds(1), server::close);
            return server;
        } catch (IllegalArgumentException e) {
            throw new SettingsException(String.valueOf(e.getMessage()));
        } catch (CompletionException e) {
            throw new SettingsException("cannot listen on %s (%s); choose another address with --listen"
                    .formatted(
                            new HostPort(settings.host(), settings.port()),
                            Stages.cause(e).getMessage()));
        }
    }

    private RunningFerry ferry(Vertx vertx, boolean sandboxed, EngineSettings engine, MeterRegistry meters) {
        var observability = Observability.ofService(meters, tracing);
        var target = sandboxed
                ? Target.sandbox(mapping, observability.commits(), Store.CHECKED_BY_SERVICE, shutdown)
                : Target.configured(mapping, observability.commits(), Store.CHECKED_BY_SERVICE);
        return RunningFerry.start(
                vertx,
                new RunningFerry.Parts(target, engine, mapping.datasets(), mapping.drain(), observability, seams),
                shutdown);
    }

    private void watch(RunningFerry ferry, WatchSettings settings) {
        var watched = new WatchedFolder(ferry.ferry(), settings, messages);
        watched.start();
        shutdown.register("watched folder", () -> CompletableFuture.runAsync(watched::close));
    }
}
