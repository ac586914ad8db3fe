package dev.ferry.bootstrap;

import dev.ferry.adapters.cli.FerryCommandLine;
import dev.ferry.adapters.cli.output.Console;
import dev.ferry.adapters.cli.output.StandardOutput;
import dev.ferry.adapters.cli.wiring.Wiring;
import dev.ferry.bootstrap.settings.SettingsReader;
import dev.ferry.sandbox.PlatformSandbox;
import dev.ferry.sandbox.ProcessingTimeModel;
import dev.ferry.sandbox.SandboxOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Runs commands in this JVM, with the wiring of the program and a sandbox that the test can inspect. */
final class Terminal implements AutoCloseable {

    final Path folder;
    final PlatformSandbox sandbox;
    final Map<String, String> environment = new HashMap<>();

    /** The exit code and the output of a command. */
    record Result(int code, String out, String err) {}

    Terminal(Path folder) {
        this(folder, "0s");
    }

    Terminal(Path folder, String processingTime) {
        this.folder = folder;
        var options = SandboxOptions.standard().withProcessingTime(ProcessingTimeModel.parse(processingTime));
        sandbox = PlatformSandbox.start(options).toCompletableFuture().join();
        environment.putAll(Map.of(
                "FERRY_PLATFORM_IDENTITY_URL", sandbox.url(),
                "FERRY_PLATFORM_API_URL", sandbox.url(),
                "FERRY_PLATFORM_CLIENT_ID", options.clientId(),
                "FERRY_PLATFORM_CLIENT_SECRET", options.clientSecret(),
                "FERRY_PLATFORM_API_KEY", options.apiKey(),
                "FERRY_POLLING", "fixed(50ms)",
                "HOME", folder.toString()));
    }

    Result run(String... args) {
        return run(false, args);
    }

    Result run(boolean onTerminal, String... args) {
        var out = new ByteArrayOutputStream();
        var result = run(onTerminal, out, args);
        return new Result(result.code(), out.toString(StandardCharsets.UTF_8), result.err());
    }

    /** Runs a command that writes to the given standard output. */
    Result run(boolean onTerminal, OutputStream out, String... args) {
        var err = new ByteArrayOutputStream();
        var console = new Console(
                new StandardOutput(out), new PrintStream(err, true, StandardCharsets.UTF_8), onTerminal, false);
        var code = FerryCommandLine.run(args, wiring(console), console, "ferry test");
        return new Result(code, "", err.toString(StandardCharsets.UTF_8));
    }

    /** The wiring of a command with this console. */
    Wiring wiring(Console console) {
        var reader = new SettingsReader(environment, folder, folder.resolve("etc/ferry"), console::note);
        return new CommandWiring(reader, Path.of(".."));
    }

    /** Lets the sandbox apply one rule of faults. */
    void faults(String rule) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(sandbox.url() + "/_sandbox/faults"))
                .POST(BodyPublishers.ofString("{\"rules\":[" + rule + "]}"))
                .build();
        var status = HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
        if (status != 200) {
            throw new AssertionError("the sandbox refuses the rule with status " + status);
        }
    }

    Path file(String name, byte[] content) {
        try {
            return Files.write(folder.resolve(name), content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Writes the user's {@code ferry.yaml}. */
    Path settings(String yaml) {
        try {
            Files.createDirectories(folder.resolve(".config/ferry"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return file(".config/ferry/ferry.yaml", yaml);
    }

    Path file(String name, String content) {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        sandbox.close().toCompletableFuture().join();
    }
}
