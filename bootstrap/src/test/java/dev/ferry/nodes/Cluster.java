package dev.ferry.nodes;

import dev.ferry.crash.Child;
import dev.ferry.crash.NamedFaults;
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
 * Three nodes, each with a cable of its own to one PostgreSQL, before one sandbox. One node's clock is right, one is an
 * hour ahead, one an hour behind.
 */
final class Cluster implements AutoCloseable {

    static final Duration LEASE = Duration.ofSeconds(2);

    private static final List<String> CLOCKS_OFF = List.of("PT0S", "PT1H", "PT-1H");

    private final Path folder;
    private final Random random;
    private final PlatformSandbox sandbox;
    private final PostgresServer database;
    private final List<Cable> cables = new ArrayList<>();
    private final List<Child> nodes = new ArrayList<>();
    private final List<Boolean> frozen = new ArrayList<>();
    private final Map<String, String> more;

    Cluster(Path folder, Random random, Map<String, String> more) throws IOException {
        this.folder = folder;
        this.random = random;
        this.more = more;
        var options = SandboxOptions.standard()
                .withProcessingTime(ProcessingTimeModel.parse("uniform(0ms,200ms,7)"))
                .withFaults(NamedFaults.script());
        sandbox = PlatformSandbox.start(options).toCompletableFuture().join();
        database = new PostgresServer(folder.resolve("postgres"));
        for (int i = 0; i < CLOCKS_OFF.size(); i++) {
            cables.add(new Cable(database.port(), random));
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

    List<Cable> cables() {
        return cables;
    }

    synchronized Child node(int i) {
        return nodes.get(i);
    }

    /** Any node that is up and not frozen. */
    synchronized Optional<Child> anyNode() {
        var up = nodes.stream()
                .filter(node -> node.alive() && !frozen.get(nodes.indexOf(node)))
                .toList();
        return up.isEmpty() ? Optional.empty() : Optional.of(up.get(random.nextInt(up.size())));
    }

    /** SIGKILL. */
    void kill(int i) throws InterruptedException {
        node(i).kill();
        node(i).exit();
    }

    /** SIGTERM, and a start once it has ended in order. */
    void restart(int i) throws IOException, InterruptedException {
        node(i).terminate();
        if (node(i).exit() != 0) {
            throw new AssertionError("the node did not end in order");
        }
        startMissing();
    }

    /** SIGSTOP. */
    synchronized void freeze(int i) throws IOException, InterruptedException {
        frozen.set(i, true);
        node(i).signal("STOP");
    }

    /** SIGCONT. */
    synchronized void thaw(int i) throws IOException, InterruptedException {
        node(i).signal("CONT");
        frozen.set(i, false);
    }

    /** Starts those again that are not there. */
    void startMissing() throws IOException {
        for (int i = 0; i < size(); i++) {
            if (!node(i).alive()) {
                var child = serve(i);
                synchronized (this) {
                    nodes.set(i, child);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        nodes.forEach(Child::close);
        for (var cable : cables) {
            cable.close();
        }
        database.close();
        sandbox.close().toCompletableFuture().join();
    }

    private Child serve(int i) throws IOException {
        return Child.serve(environment(i), List.of("-Xmx160m"), folder.resolve("node-" + i + ".log"));
    }

    private Map<String, String> environment(int i) {
        var options = sandbox.options();
        var environment = new HashMap<>(Map.of(
                "FERRY_STORE_URL",
                "postgresql://postgres@127.0.0.1:%d/postgres"
                        .formatted(cables.get(i).port()),
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
                "CLOCK_OFF",
                CLOCKS_OFF.get(i),
                "HOME",
                folder.toString()));
        environment.putAll(more);
        return environment;
    }
}
