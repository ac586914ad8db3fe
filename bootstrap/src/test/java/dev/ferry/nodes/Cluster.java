package dev.ferry.nodes;

import dev.ferry.crash.NamedFaults;
import dev.ferry.crash.ServiceProcess;
import dev.ferry.sandbox.PlatformSandbox;
import dev.ferry.sandbox.ProcessingTimeModel;
import dev.ferry.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Three nodes with one sandbox and one PostgreSQL, each with its own proxy to the database. One clock is right, one is
 * an hour ahead, and one is an hour behind.
 */
final class Cluster implements AutoCloseable {

    static final Duration LEASE = Duration.ofSeconds(2);

    private static final List<String> CLOCK_OFFSETS = List.of("PT0S", "PT1H", "PT-1H");

    private final Path folder;
    private final Random random;
    private final PlatformSandbox sandbox;
    private final PostgresServer database;
    private final List<DatabaseProxy> proxies = new ArrayList<>();
    private final List<ServiceProcess> nodes = new ArrayList<>();
    private final List<Boolean> frozen = new ArrayList<>();
    private final Map<String, String> settings;

    Cluster(Path folder, Random random, Map<String, String> settings) throws IOException {
        this.folder = folder;
        this.random = random;
        this.settings = settings;
        var options = SandboxOptions.standard()
                .withProcessingTime(ProcessingTimeModel.parse("uniform(0ms,200ms,7)"))
                .withFaults(NamedFaults.script());
        sandbox = PlatformSandbox.start(options).toCompletableFuture().join();
        database = new PostgresServer(folder.resolve("postgres"));
        for (int i = 0; i < CLOCK_OFFSETS.size(); i++) {
            proxies.add(new DatabaseProxy(database.port(), random));
            nodes.add(serve(i));
            frozen.add(false);
        }
    }

    int size() {
        return nodes.size();
    }

    PlatformSandbox sandbox() {
        return sandbox;
    }

    PostgresServer database() {
        return database;
    }

    List<DatabaseProxy> proxies() {
        return proxies;
    }

    synchronized ServiceProcess node(int i) {
        return nodes.get(i);
    }

    /** A random node that runs and is not frozen. */
    synchronized Optional<ServiceProcess> anyNode() {
        var running = nodes.stream()
                .filter(node -> node.isAlive() && !frozen.get(nodes.indexOf(node)))
                .toList();
        return running.isEmpty() ? Optional.empty() : Optional.of(running.get(random.nextInt(running.size())));
    }

    /** Sends SIGKILL to a node. */
    void kill(int i) throws InterruptedException {
        node(i).kill();
        node(i).awaitExit();
    }

    /** Stops a node in order and starts it again. */
    void restart(int i) throws IOException, InterruptedException {
        node(i).terminate();
        if (node(i).awaitExit() != 0) {
            throw new AssertionError("the node did not stop in order");
        }
        startStopped();
    }

    /** Sends SIGSTOP to a node. */
    synchronized void freeze(int i) throws IOException, InterruptedException {
        frozen.set(i, true);
        node(i).signal("STOP");
    }

    /** Sends SIGCONT to a node. */
    synchronized void thaw(int i) throws IOException, InterruptedException {
        node(i).signal("CONT");
        frozen.set(i, false);
    }

    /** Starts the nodes that do not run. */
    void startStopped() throws IOException {
        for (int i = 0; i < size(); i++) {
            if (!node(i).isAlive()) {
                var restarted = serve(i);
                synchronized (this) {
                    nodes.set(i, restarted);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        nodes.forEach(ServiceProcess::close);
        for (var proxy : proxies) {
            proxy.close();
        }
        database.close();
        sandbox.close().toCompletableFuture().join();
    }

    private ServiceProcess serve(int i) throws IOException {
        return ServiceProcess.serve(environment(i), List.of("-Xmx160m"), folder.resolve("node-" + i + ".log"));
    }

    private Map<String, String> environment(int i) {
        var options = sandbox.options();
        var environment = new HashMap<>(Map.of(
                "FERRY_STORE_URL",
                "postgresql://postgres@127.0.0.1:%d/postgres"
                        .formatted(proxies.get(i).port()),
                "FERRY_PLATFORM_IDENTITY_URL",
                sandbox.url(),
                "FERRY_PLATFORM_API_URL",
                sandbox.url(),
                "FERRY_PLATFORM_CLIENT_ID",
                options.clientId(),
                "FERRY_PLATFORM_CLIENT_SECRET",
                options.clientSecret(),
                "FERRY_PLATFORM_API_KEY",
                options.apiKey(),
                "FERRY_POLLING",
                "fixed(150ms)",
                "FERRY_SERVICE_LEASE",
                LEASE.toSeconds() + "s",
                "CLOCK_OFFSET",
                CLOCK_OFFSETS.get(i),
                "HOME",
                folder.toString()));
        environment.putAll(settings);
        return environment;
    }
}
