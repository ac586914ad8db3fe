package dev.ferry.bootstrap.platform;

import dev.ferry.adapters.http.HttpPlatform;
import dev.ferry.adapters.http.settings.PlatformSettings;

/** The Platform of the getting-started guide, over HTTP. */
public record HttpPlatformFactory(PlatformSettings settings) implements PlatformFactory {

    @Override
    public PlatformProfile profile() {
        return new PlatformProfile(
                settings.credentials().clientId(),
                settings.apiUrl(),
                settings.describeProxies(),
                settings.resilience().callsPerSecond(),
                settings.limits().longestPause());
    }

    @Override
    public OpenPlatform open(PlatformRuntime runtime) {
        var platform = HttpPlatform.resilient(
                runtime.vertx(), settings, runtime.meters(), runtime.clock(), runtime.pause(), runtime.random());
        return new OpenPlatform(platform, platform::setRateLimit, platform::close);
    }
}
