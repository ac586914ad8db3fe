package dev.ferry.bootstrap;

import dev.ferry.adapters.cli.wiring.RunningSandbox;
import dev.ferry.adapters.cli.wiring.SandboxRequest;
import dev.ferry.adapters.http.settings.Credentials;
import dev.ferry.adapters.http.settings.PlatformSettings;
import dev.ferry.adapters.http.settings.Secret;
import dev.ferry.bootstrap.platform.HttpPlatformFactory;
import dev.ferry.bootstrap.platform.PlatformFactory;
import dev.ferry.bootstrap.settings.SettingsMapping;
import dev.ferry.bootstrap.store.Store;
import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.IntConsumer;

/**
 * The Platform and the store of a composition.
 *
 * @param store opens the store, given the machine's clock
 */
record Target(PlatformFactory platform, Function<InstantSource, Store> store) {

    /**
     * The Platform and the store of the settings.
     *
     * @param commits receives the size of each commit
     * @param maxCheckedBytes the largest SQLite file whose structure is checked
     */
    static Target configured(SettingsMapping mapping, IntConsumer commits, long maxCheckedBytes) {
        var platform = platform(mapping);
        return new Target(
                platform,
                clock -> Store.open(
                        mapping.store(),
                        mapping.account(platform.profile().account()),
                        clock,
                        commits,
                        maxCheckedBytes));
    }

    /** The Platform of the settings, for requests that need no store. */
    static Target withoutStore(SettingsMapping mapping) {
        return new Target(platform(mapping), Store::inMemory);
    }

    /** Starts a sandbox. Its uploads end with it, so the store is in memory unless the settings choose one. */
    static Target sandbox(SettingsMapping mapping, IntConsumer commits, long maxCheckedBytes, Shutdown shutdown) {
        var sandbox = StartedSandbox.start(SandboxRequest.standard());
        shutdown.register("sandbox", () -> CompletableFuture.runAsync(sandbox::close));
        var platform = new HttpPlatformFactory(settings(sandbox));
        var account = platform.profile().account();
        return new Target(
                platform,
                mapping.isStoreSet()
                        ? clock -> Store.open(mapping.store(), account, clock, commits, maxCheckedBytes)
                        : Store::inMemory);
    }

    /** Chooses the kind of Platform. */
    private static PlatformFactory platform(SettingsMapping mapping) {
        return new HttpPlatformFactory(mapping.platform());
    }

    private static PlatformSettings settings(RunningSandbox sandbox) {
        var url = URI.create(sandbox.url());
        var known = sandbox.credentials();
        return PlatformSettings.of(
                url,
                url,
                Credentials.of(
                        String.valueOf(known.clientId()),
                        new Secret(String.valueOf(known.clientSecret())),
                        new Secret(String.valueOf(known.apiKey()))));
    }
}
