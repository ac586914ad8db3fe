package dev.ferry.bootstrap;

import dev.ferry.adapters.cli.wiring.RunningSandbox;
import dev.ferry.adapters.cli.wiring.SandboxRequest;
import dev.ferry.adapters.cli.wiring.SettingsException;
import dev.ferry.application.async.Stages;
import dev.ferry.sandbox.PlatformSandbox;
import dev.ferry.sandbox.ProcessingTimeModel;
import dev.ferry.sandbox.SandboxOptions;
import dev.ferry.sandbox.fault.FaultScript;
import dev.ferry.sandbox.script.ScriptException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** A started sandbox, for the command line. */
record StartedSandbox(PlatformSandbox sandbox) implements RunningSandbox {

    static StartedSandbox start(SandboxRequest request) {
        try {
            var started = PlatformSandbox.start(options(request))
                    .toCompletableFuture()
                    .join();
            return new StartedSandbox(started);
        } catch (CompletionException e) {
            throw new SettingsException("the sandbox cannot listen on 127.0.0.1:" + request.port() + " ("
                    + Stages.cause(e).getMessage() + "); choose another port with --port");
        } catch (IllegalArgumentException e) {
            throw new SettingsException(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public String url() {
        return sandbox.url();
    }

    @Override
    public SandboxRequest credentials() {
        var options = sandbox.options();
        return new SandboxRequest(
                options.port(), options.clientId(), options.clientSecret(), options.apiKey(), null, null);
    }

    @Override
    public void close() {
        sandbox.close().toCompletableFuture().join();
    }

    private static SandboxOptions options(SandboxRequest request) {
        var standard = SandboxOptions.standard();
        var time = request.processingTime();
        return standard.withPort(request.port())
                .withCredentials(
                        or(request.clientId(), standard.clientId()),
                        or(request.clientSecret(), standard.clientSecret()),
                        or(request.apiKey(), standard.apiKey()))
                .withProcessingTime(time == null ? standard.processingTime() : ProcessingTimeModel.parse(time))
                .withFaults(request.faults() == null ? standard.faults() : faults(request.faults()));
    }

    private static FaultScript faults(Path file) {
        try {
            return FaultScript.parse(Files.readString(file));
        } catch (ScriptException e) {
            throw new SettingsException(file + ": " + e.getMessage());
        } catch (IOException e) {
            throw new SettingsException(file + " cannot be read as UTF-8 text: " + Stages.describe(e));
        }
    }

    private static String or(@Nullable String value, String fallback) {
        return value == null ? fallback : value;
    }
}
