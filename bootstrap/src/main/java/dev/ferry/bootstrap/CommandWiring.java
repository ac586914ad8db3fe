package dev.ferry.bootstrap;

import dev.ferry.adapters.cli.wiring.ExaminedItem;
import dev.ferry.adapters.cli.wiring.IssuedKey;
import dev.ferry.adapters.cli.wiring.MovedStore;
import dev.ferry.adapters.cli.wiring.RunningSandbox;
import dev.ferry.adapters.cli.wiring.RunningService;
import dev.ferry.adapters.cli.wiring.SandboxRequest;
import dev.ferry.adapters.cli.wiring.ServiceAccess;
import dev.ferry.adapters.cli.wiring.ServiceRequest;
import dev.ferry.adapters.cli.wiring.Session;
import dev.ferry.adapters.cli.wiring.Setting;
import dev.ferry.adapters.cli.wiring.SettingsException;
import dev.ferry.adapters.cli.wiring.Wiring;
import dev.ferry.adapters.http.settings.Credentials;
import dev.ferry.adapters.http.settings.PlatformSettings;
import dev.ferry.adapters.http.settings.Secret;
import dev.ferry.adapters.rest.access.NewKey;
import dev.ferry.adapters.telemetry.trace.Tracing;
import dev.ferry.application.message.RetentionRule;
import dev.ferry.application.port.driving.CheckDataset;
import dev.ferry.application.usecase.CheckDatasetUseCase;
import dev.ferry.bootstrap.observability.Logging;
import dev.ferry.bootstrap.observability.Observability;
import dev.ferry.bootstrap.settings.SettingsMapping;
import dev.ferry.bootstrap.settings.SettingsReader;
import dev.ferry.bootstrap.store.Store;
import dev.ferry.bootstrap.store.StoreCheck;
import dev.ferry.bootstrap.store.StoreMove;
import dev.ferry.domain.submission.TraceContext;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** The named compositions of commands: which Platform, which store, and who carries the uploads. */
final class CommandWiring implements Wiring {

    /** A person who has pressed Ctrl-C waits no longer than this. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final SettingsReader reader;
    private final Path home;
    private final TestSeams surroundings;

    CommandWiring(SettingsReader reader, Path home) {
        this(reader, home, TestSeams.standard());
    }

    /** On something else than the machine as it is, for tests of the real program. */
    CommandWiring(SettingsReader reader, Path home, TestSeams surroundings) {
        this.reader = reader;
        this.home = home;
        this.surroundings = surroundings;
    }

    @Override
    public Session live() {
        var mapping = mapping();
        return command(mapping.platform(), ownStore(mapping, size -> {}), mapping, new Shutdown());
    }

    @Override
    public Session asking() {
        var mapping = mapping();
        return command(mapping.platform(), Store::inMemory, mapping, new Shutdown());
    }

    @Override
    public Session offline() {
        var mapping = mapping();
        var shutdown = new Shutdown();
        return started(
                shutdown,
                () -> RunningFerry.offline(
                        () -> Store.open(mapping.store(), surroundings.clock()),
                        mapping.engineOfCommand(),
                        mapping.datasets(),
                        shutdown));
    }

    @Override
    public Session sandboxed() {
        var mapping = mapping();
        var shutdown = new Shutdown();
        var sandbox = StartedSandbox.start(SandboxRequest.standard());
        shutdown.later("sandbox", () -> CompletableFuture.runAsync(sandbox::close));
        return command(platformOf(sandbox), sandboxStore(mapping, sandbox, size -> {}), mapping, shutdown);
    }

    @Override
    public RunningSandbox sandbox(SandboxRequest request) {
        return StartedSandbox.start(request);
    }

    @Override
    public ServiceAccess serviceAccess() {
        return mapping().serviceAccess();
    }

    @Override
    public IssuedKey newKey(String name, String scope) {
        try {
            var made = NewKey.make(name, scope);
            return new IssuedKey(made.key(), made.line());
        } catch (IllegalArgumentException e) {
            throw new SettingsException(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Optional<TraceContext> caller() {
        return Optional.ofNullable(reader.environment().get("TRACEPARENT")).flatMap(TraceContext::parse);
    }

    @Override
    public Optional<RetentionRule> retention() {
        return mapping().retention();
    }

    @Override
    public List<ExaminedItem> examineStore() {
        return new StoreCheck(mapping().store(), surroundings.clock()).examine();
    }

    @Override
    public MovedStore moveStore(String to) {
        var mapping = mapping();
        return new StoreMove(mapping.store(), mapping.store(to), surroundings.clock()).move();
    }

    @Override
    public List<ExaminedItem> examineSecrets() {
        return mapping().filesWithSecrets().stream().map(StoreCheck::secrecy).toList();
    }

    @Override
    public RunningService serve(ServiceRequest request, Consumer<String> notices) {
        return new ServiceWiring(mapping(), tracing(), surroundings, notices).serve(request);
    }

    @Override
    public RunningService watch(Path folder, boolean sandbox, Consumer<String> notices) {
        return new ServiceWiring(mapping(), tracing(), surroundings, notices).watch(folder, sandbox);
    }

    @Override
    public CheckDataset check() {
        return new CheckDatasetUseCase(mapping().datasets().schema());
    }

    @Override
    public List<Setting> settings() {
        return reader.read().explained();
    }

    @Override
    public Path examples() {
        var examples = home.resolve("examples");
        if (!examples.toFile().isDirectory()) {
            throw new SettingsException("the examples are missing from " + home + "; build the distribution again");
        }
        return examples;
    }

    private SettingsMapping mapping() {
        return new SettingsMapping(reader.read());
    }

    private Session command(
            PlatformSettings platform,
            Function<InstantSource, Store> stores,
            SettingsMapping mapping,
            Shutdown shutdown) {
        var logged = mapping.choosesLogLevel();
        if (logged) {
            Logging.begin(mapping.logs());
        }
        var parts = new RunningFerry.Parts(
                platform,
                stores,
                mapping.engineOfCommand(),
                mapping.datasets(),
                PATIENCE,
                Observability.ofCommand(logged, tracing()),
                surroundings);
        return started(shutdown, () -> RunningFerry.start(eventLoops(shutdown), parts, shutdown));
    }

    /** Spans go where OpenTelemetry's own variables say; what they hold may be secret, so it is not repeated. */
    private Optional<Tracing> tracing() {
        Logging.bridge();
        try {
            return Tracing.configured(reader.environment(), Version.number());
        } catch (RuntimeException e) {
            throw new SettingsException("the OTEL_ variables of the environment cannot be used: "
                    + String.valueOf(e.getMessage()).replaceAll("=.*", ""));
        }
    }

    static Vertx eventLoops(Shutdown shutdown) {
        var vertx = Vertx.vertx();
        shutdown.later("event loops", () -> vertx.close().toCompletionStage());
        return vertx;
    }

    static Function<InstantSource, Store> ownStore(SettingsMapping mapping, IntConsumer commits) {
        return clock -> Store.open(mapping.store(), mapping.account(), clock, commits);
    }

    /** What a sandbox knows is gone with it, so it is remembered in memory, unless somebody chose a store. */
    static Function<InstantSource, Store> sandboxStore(
            SettingsMapping mapping, RunningSandbox sandbox, IntConsumer commits) {
        var account = String.valueOf(sandbox.credentials().clientId());
        return mapping.choosesStore() ? clock -> Store.open(mapping.store(), account, clock, commits) : Store::inMemory;
    }

    static PlatformSettings platformOf(RunningSandbox sandbox) {
        var url = URI.create(sandbox.url());
        var as = sandbox.credentials();
        var credentials = Credentials.of(
                String.valueOf(as.clientId()),
                new Secret(String.valueOf(as.clientSecret())),
                new Secret(String.valueOf(as.apiKey())));
        return PlatformSettings.of(url, url, credentials);
    }

    /** What began to start and did not come through is closed again. */
    static <T> T started(Shutdown shutdown, Supplier<T> start) {
        try {
            return start.get();
        } catch (RuntimeException e) {
            shutdown.run();
            throw e;
        }
    }
}
