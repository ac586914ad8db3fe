package dev.ferry.adapters.cli.command;

import dev.ferry.adapters.cli.input.InputFile;
import dev.ferry.adapters.cli.input.UsageException;
import dev.ferry.adapters.cli.output.ExitCode;
import dev.ferry.adapters.cli.output.JsonOutput;
import dev.ferry.adapters.cli.wiring.CommandContext;
import dev.ferry.adapters.cli.wiring.RunningSandbox;
import dev.ferry.adapters.cli.wiring.SandboxRequest;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ferry sandbox}: runs an embedded Platform. */
@Command(
        name = "sandbox",
        mixinStandardHelpOptions = true,
        description = "Runs an embedded Platform on loopback until it is stopped, and prints how to reach it.")
public final class SandboxCommand implements Callable<Integer> {

    private static final int MAX_PORT = 65_535;

    private final CommandContext context;

    @Option(
            names = "--port",
            paramLabel = "P",
            defaultValue = "0",
            description = "The port; 0, the default, picks a free port.")
    private int port;

    @Option(names = "--client-id", paramLabel = "I", description = "The only client that the sandbox accepts.")
    private @Nullable String clientId;

    @Option(names = "--client-secret", paramLabel = "S", description = "The client's secret; do not use a real one.")
    private @Nullable String clientSecret;

    @Option(names = "--api-key", paramLabel = "K", description = "The API key; do not use a real one.")
    private @Nullable String apiKey;

    @Option(
            names = "--processing-time",
            paramLabel = "D",
            description = "How long processing takes: 2s, 300ms, uniform(1s,3s,7) or lognormal(2s,0.5,7).")
    private @Nullable String processingTime;

    @Option(
            names = "--faults",
            paramLabel = "FILE",
            description = "A JSON script of faults; GET /_sandbox/faults shows how often each rule applied.")
    private @Nullable Path faults;

    public SandboxCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > MAX_PORT) {
            throw new UsageException("--port: the port must be a number from 0 to 65535, not " + port);
        }
        var script = faults == null ? null : InputFile.readable(faults);
        var request = new SandboxRequest(port, clientId, clientSecret, apiKey, processingTime, script);
        var sandbox = context.wiring().sandbox(request);
        var onExit = new Thread(() -> stop(sandbox), "ferry-sandbox-stop");
        Runtime.getRuntime().addShutdownHook(onExit);
        var credentials = sandbox.credentials();
        context.console()
                .out()
                .println(JsonOutput.object()
                        .put("url", sandbox.url())
                        .put("clientId", credentials.clientId())
                        .put("clientSecret", credentials.clientSecret())
                        .put("apiKey", credentials.apiKey()));
        if (context.console().outputFailure().isPresent()) {
            Runtime.getRuntime().removeShutdownHook(onExit);
            sandbox.close();
            return ExitCode.FAILED.code();
        }
        new CountDownLatch(1).await();
        return ExitCode.COMPLETED.code();
    }

    /** Exits with code 0: a signal is the normal way to stop this command, but the JVM would report a failure. */
    private static void stop(RunningSandbox sandbox) {
        sandbox.close();
        Runtime.getRuntime().halt(ExitCode.COMPLETED.code());
    }
}
