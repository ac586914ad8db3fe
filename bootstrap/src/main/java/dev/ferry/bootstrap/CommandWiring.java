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
import dev.ferry.adapters.cli.wiring.SettingsChoice;
import dev.ferry.adapters.cli.wiring.SettingsException;
import dev.ferry.adapters.cli.wiring.WatchRequest;
import dev.ferry.adapters.cli.wiring.Wiring;
import dev.ferry.adapters.rest.access.NewKey;
import dev.ferry.adapters.telemetry.trace.Tracing;
import dev.ferry.application.port.driving.CheckDataset;
import dev.ferry.application.port.driving.Prune.RetentionRule;
import dev.ferry.application.usecase.CheckDatasetUseCase;
import dev.ferry.bootstrap.observability.Logging;
import dev.ferry.bootstrap.observability.Observability;
import dev.ferry.bootstrap.settings.SettingsMapping;
import dev.ferry.bootstrap.settings.SettingsReader;
import dev.ferry.bootstrap.store.Store;
import dev.ferry.bootstrap.store.StoreCheck;
import dev.ferry.bootstrap.store.StoreMove;
import dev.ferry.domain.submission.TraceContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Composes the parts for each kind of command: the Platform, the store, and whether an engine runs. */
final class CommandWiring implements Wiring {

    /** The time limit for running steps to finish after Ctrl-C. */
    private static final Duration DRAIN = Duration.ofSeconds(5);

    private SettingsReader reader;
    private final Path home;
    private final TestSeams seams;

    CommandWiring(SettingsReader reader, Path home) {
        this(reader, home, TestSeams.standard());
    }

    CommandWiring(SettingsReader reader, Path home, TestSeams seams) {
        this.reader = reader;
        this.home = home;
        this.seams = seams;
    }

    @Override
    public void choose(SettingsChoice choice) {
        reader = reader.with(choice);
    }

    @Override
    public Session live() {
        var mapping = mapping();
        return session(Target.configured(mapping, size -> {}, Store.CHECKED_BY_COMMAND), mapping, new Shutdown());
    }

    @Override
    public Session withoutStore() {
        var mapping = mapping();
        return session(Target.withoutStore(mapping), mapping, new Shutdown());
    }

    @Override
    public Session sandboxed() {
        var mapping = mapping();
        var shutdown = new Shutdown();
        return session(Target.sandbox(mapping, size -> {}, Store.CHECKED_BY_COMMAND, shutdown), mapping, shutdown);
    }

    @Override
    public Session offline() {
        var mapping = mapping();
        var shutdown = new Shutdown();
        return shutdown.closeOnFailure(() -> RunningFerry.offline(
                () -> Store.open(mapping.store(), seams.clock()),
                mapping.engineOfCommand(),
                mapping.datasets(),
                shutdown));
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
            var created = NewKey.make(name, scope);
            return new IssuedKey(created.key(), created.line());
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
        return new StoreCheck(mapping().store(), seams.clock()).examine();
    }

    @Override
    public MovedStore moveStore(String to) {
        var mapping = mapping();
        return new StoreMove(mapping.store(), mapping.store(to), seams.clock()).move();
    }

    @Override
    public List<ExaminedItem> examineSecrets() {
        return mapping().filesWithSecrets().stream()
                .map(StoreCheck::checkSecretFile)
                .toList();
    }

    @Override
    public RunningService serve(ServiceRequest request, Consumer<String> messages) {
        return new ServiceWiring(mapping(), tracing(), seams, messages).serve(request);
    }

    @Override
    public RunningService watch(WatchRequest request, Consumer<String> messages) {
        return new ServiceWiring(mapping(), tracing(), seams, messages).watch(request);
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

    private Session session(Target target, SettingsMapping mapping, Shutdown shutdown) {
        var logged = mapping.isLogLevelSet();
        if (logged) {
            Logging.configure(mapping.logs());
        }
        var parts = new RunningFerry.Parts(
                target,
                mapping.engineOfCommand(),
                mapping.datasets(),
                DRAIN,
                Observability.ofCommand(logged, tracing()),
                seams);
        return shutdown.closeOnFailure(() -> RunningFerry.start(RunningFerry.vertx(shutdown), parts, shutdown));
    }

    /** Configures tracing by OpenTelemetry's variables. Messages do not contain their values, which may be secret. */
    private Optional<Tracing> tracing() {
        Logging.bridge();
        try {
            return Tracing.configured(reader.environment(), Version.number());
        } catch (RuntimeException e) {
            throw new SettingsException("the OTEL_ environment variables are invalid: "
                    + String.valueOf(e.getMessage()).replaceAll("=.*", ""));
        }
    }
}
