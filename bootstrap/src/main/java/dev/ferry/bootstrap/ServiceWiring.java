package dev.ferry.bootstrap;

import dev.ferry.adapters.cli.wiring.RunningService;
import dev.ferry.adapters.cli.wiring.SandboxRequest;
import dev.ferry.adapters.cli.wiring.ServiceRequest;
import dev.ferry.adapters.cli.wiring.SettingsException;
import dev.ferry.adapters.files.WatchSettings;
import dev.ferry.adapters.files.WatchedFolder;
import dev.ferry.adapters.rest.RestServer;
import dev.ferry.adapters.rest.RestSettings;
import dev.ferry.adapters.telemetry.meter.MeterConventions;
import dev.ferry.adapters.telemetry.meter.ProcessMeters;
import dev.ferry.adapters.telemetry.trace.Tracing;
import dev.ferry.application.async.Stages;
import dev.ferry.application.message.RetentionRule;
import dev.ferry.application.settings.EngineSettings;
import dev.ferry.bootstrap.observability.LogSettings.Format;
import dev.ferry.bootstrap.observability.Logging;
import dev.ferry.bootstrap.observability.Observability;
import dev.ferry.bootstrap.settings.SettingsMapping;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** The named compositions that run until they are stopped. Each can be read from top to bottom. */
final class ServiceWiring {

    private static final Duration FIRST_ROUND = Duration.ofMinutes(1);
    private static final Duration ROUNDS = Duration.ofHours(1);

    private static final Logger LOG = System.getLogger(ServiceWiring.class.getName());

    private final SettingsMapping mapping;
    private final Optional<Tracing> tracing;
    private final TestSeams surroundings;
    private final Consumer<String> notices;
    private final Shutdown shutdown = new Shutdown();

    ServiceWiring(
            SettingsMapping mapping, Optional<Tracing> tracing, TestSeams surroundings, Consumer<String> notices) {
        this.mapping = mapping;
        this.tracing = tracing;
        this.surroundings = surroundings;
        this.notices = mapping.logs().format() == Format.JSON ? notice -> LOG.log(Level.INFO, notice) : notices;
        Logging.begin(mapping.logs());
    }

    /** A running service, and how to end it. */
    private record Running(String url, Signals signals, Shutdown shutdown) implements RunningService {
        @Override
        public void runUntilStopped() {
            signals.await();
            LOG.log(Level.INFO, "was told to stop");
            shutdown.run();
            LOG.log(Level.INFO, "has stopped");
        }
    }

    /** Carries every upload of the store, and answers over HTTP. */
    RunningService serve(ServiceRequest request) {
        return CommandWiring.started(shutdown, () -> {
            var settings = mapping.rest(request.host(), request.port());
            if (settings.readableOnTheWay()) {
                notices.accept(
                        "warning: keys and data can be read on the way to %s; set FERRY_SERVICE_TLS_CERTIFICATE and"
                                        .formatted(request.host())
                                + " FERRY_SERVICE_TLS_KEY, or put a proxy with TLS in front");
            }
            var vertx = CommandWiring.eventLoops(shutdown);
            var meters = meters();
            var ferry = ferry(vertx, request.sandbox(), mapping.engineOfService(), meters);
            if (request.watched() != null) {
                watch(ferry, request.watched());
            }
            mapping.retention().ifPresent(rule -> keepHouse(vertx, ferry, rule));
            var server = listen(vertx, settings, ferry, meters);
            LOG.log(Level.INFO, "{0} listens on {1}", Version.line(), server.url());
            return new Running(server.url(), Signals.listen(), shutdown);
        });
    }

    /** Carries the uploads of a folder's files, and no others. */
    RunningService watch(Path folder, boolean sandboxed) {
        return CommandWiring.started(shutdown, () -> {
            var vertx = CommandWiring.eventLoops(shutdown);
            var ferry = ferry(vertx, sandboxed, mapping.engineOfWatch(), new SimpleMeterRegistry());
            watch(ferry, folder);
            return new Running("", Signals.listen(), shutdown);
        });
    }

    private PrometheusMeterRegistry meters() {
        var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        meters.config().meterFilter(new MeterConventions());
        var process = ProcessMeters.start(meters, Version.number());
        shutdown.later("process meters", () -> CompletableFuture.runAsync(process::close));
        return meters;
    }

    private void keepHouse(Vertx vertx, RunningFerry ferry, RetentionRule rule) {
        vertx.setPeriodic(FIRST_ROUND.toMillis(), ROUNDS.toMillis(), timer -> {
            var unused = ferry.ferry().house().prune(rule, false).whenComplete((tidied, failure) -> {
                if (failure != null) {
                    notices.accept("cannot make room: " + Stages.describe(failure));
                } else if (tidied.uploadCount() > 0) {
                    notices.accept("forgot " + tidied.uploadCount() + " uploads that ended long ago");
                }
            });
        });
    }

    private RestServer listen(Vertx vertx, RestSettings settings, RunningFerry ferry, PrometheusMeterRegistry meters) {
        try {
            var server = RestServer.start(vertx, settings, ferry.ferry(), meters)
                    .toCompletableFuture()
                    .join();
            shutdown.later("HTTP API", settings.grace().plusSeconds(1), server::close);
            return server;
        } catch (IllegalArgumentException e) {
            throw new SettingsException(String.valueOf(e.getMessage()));
        } catch (CompletionException e) {
            throw new SettingsException("cannot listen on %s:%d (%s); choose another place with --listen"
                    .formatted(settings.host(), settings.port(), Stages.cause(e).getMessage()));
        }
    }

    private RunningFerry ferry(Vertx vertx, boolean sandboxed, EngineSettings engine, MeterRegistry meters) {
        var observation = Observability.ofService(meters, tracing);
        return RunningFerry.start(
                vertx, sandboxed ? sandboxed(engine, observation) : live(engine, observation), shutdown);
    }

    private RunningFerry.Parts live(EngineSettings engine, Observability observation) {
        return new RunningFerry.Parts(
                mapping.platform(),
                CommandWiring.ownStore(mapping, observation.commits()),
                engine,
                mapping.datasets(),
                mapping.drain(),
                observation,
                surroundings);
    }

    private RunningFerry.Parts sandboxed(EngineSettings engine, Observability observation) {
        var sandbox = StartedSandbox.start(SandboxRequest.standard());
        shutdown.later("sandbox", () -> CompletableFuture.runAsync(sandbox::close));
        return new RunningFerry.Parts(
                CommandWiring.platformOf(sandbox),
                CommandWiring.sandboxStore(mapping, sandbox, observation.commits()),
                engine,
                mapping.datasets(),
                mapping.drain(),
                observation,
                surroundings);
    }

    private void watch(RunningFerry ferry, Path folder) {
        var watched = new WatchedFolder(ferry.ferry(), WatchSettings.of(folder), notices);
        watched.start();
        shutdown.later("watched folder", () -> CompletableFuture.runAsync(watched::close));
    }
}
