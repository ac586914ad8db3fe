package dev.ferry.core;

import dev.ferry.application.port.driven.Platform;
import dev.ferry.application.ratelimit.AccountPause;
import dev.ferry.application.ratelimit.RateLimitedPlatform;
import dev.ferry.application.ratelimit.UnsharedRateLimit;
import dev.ferry.contracts.PlatformDecoratorContract;
import dev.ferry.contracts.fake.ScriptedPlatform;
import dev.ferry.contracts.fake.VirtualTime;
import java.time.Duration;

class RateLimitedPlatformTest implements PlatformDecoratorContract {

    private final ScriptedPlatform scripted = new ScriptedPlatform();
    private final RateLimitedPlatform platform = new RateLimitedPlatform(
            scripted, new UnsharedRateLimit(new AccountPause(new VirtualTime(), Duration.ofHours(1))));

    @Override
    public ScriptedPlatform scripted() {
        return scripted;
    }

    @Override
    public Platform platform() {
        return platform;
    }
}
