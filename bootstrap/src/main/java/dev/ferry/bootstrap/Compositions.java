package dev.ferry.bootstrap;

import dev.ferry.adapters.cli.wiring.RunningSandbox;
import dev.ferry.adapters.cli.wiring.SandboxRequest;
import dev.ferry.adapters.cli.wiring.Session;
import dev.ferry.adapters.cli.wiring.Setting;
import dev.ferry.adapters.cli.wiring.SettingsException;
import dev.ferry.adapters.cli.wiring.Wiring;
import dev.ferry.adapters.http.settings.Credentials;
import dev.ferry.adapters.http.settings.PlatformSettings;
import dev.ferry.adapters.http.settings.Secret;
import dev.ferry.application.Ferry;
import dev.ferry.application.port.driving.CheckDataset;
import dev.ferry.application.usecase.CheckDatasetUseCase;
import dev.ferry.bootstrap.settings.SettingsMapping;
import dev.ferry.bootstrap.settings.SettingsReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * The named compositions: {@code live} against the Platform of the settings, {@code sandboxed} against a Platform of
 * one's own.
 */
final class Compositions implements Wiring {

    private final SettingsReader reader;
    private final Path home;

    Compositions(SettingsReader reader, Path home) {
        this.reader = reader;
        this.home = home;
    }

    @Override
    public Session live() {
        var mapping = new SettingsMapping(reader.read());
        return new RunningFerry(mapping.platform(), mapping);
    }

    @Override
    public Session sandboxed() {
        var mapping = new SettingsMapping(reader.read());
        var sandbox = StartedSandbox.start(new SandboxRequest(0, null, null, null, null));
        var url = URI.create(sandbox.url());
        var as = sandbox.credentials();
        var credentials = Credentials.of(
                String.valueOf(as.clientId()),
                new Secret(String.valueOf(as.clientSecret())),
                new Secret(String.valueOf(as.apiKey())));
        return new Sandboxed(new RunningFerry(PlatformSettings.of(url, url, credentials), mapping), sandbox);
    }

    /** A Ferry whose sandbox ends after it. */
    private record Sandboxed(Session session, RunningSandbox sandbox) implements Session {
        @Override
        public Ferry ferry() {
            return session.ferry();
        }

        @Override
        public String platformUrl() {
            return session.platformUrl();
        }

        @Override
        public void close() {
            session.close();
            sandbox.close();
        }
    }

    @Override
    public RunningSandbox sandbox(SandboxRequest request) {
        return StartedSandbox.start(request);
    }

    @Override
    public CheckDataset check() {
        return new CheckDatasetUseCase(
                new SettingsMapping(reader.read()).datasets().schema());
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
}
