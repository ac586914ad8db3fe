package dev.ferry.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.port.driven.Platform;
import dev.ferry.application.ratelimit.AccountPause;
import dev.ferry.application.ratelimit.RateLimitedPlatform;
import dev.ferry.application.ratelimit.SharedRateLimit;
import dev.ferry.application.ratelimit.UnsharedRateLimit;
import dev.ferry.contracts.PlatformDecoratorContract;
import dev.ferry.contracts.Samples;
import dev.ferry.contracts.fake.ScriptedPlatform;
import dev.ferry.contracts.fake.SharedAccount;
import dev.ferry.contracts.fake.VirtualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimitedPlatformTest implements PlatformDecoratorContract {

    private final ScriptedPlatform scripted = new ScriptedPlatform();
    private final RateLimitedPlatform platform = new RateLimitedPlatform(
            scripted, new UnsharedRateLimit(new AccountPause(new VirtualTime(), Duration.ofHours(1))));

    /** A call that is made right after the start waits until the node knows its share. */
    @Test
    void aCallThatHasWaitedForTheRateLimitCanBeCancelled() {
        var time = new VirtualTime();
        var rateLimit = new SharedRateLimit(
                new SharedAccount(time, 100), "node", time, new AccountPause(time, Duration.ofHours(1)));
        var hung = scripted.nextCallHangs();
        var call = new RateLimitedPlatform(scripted, rateLimit).status(Samples.TOKEN, null);
        rateLimit.start(end -> {});
        time.settle();
        assertThat(hung.received()).isCompleted();

        call.toCompletableFuture().cancel(true);

        assertThat(hung.ended()).isCompleted();
    }

    @Override
    public ScriptedPlatform scripted() {
        return scripted;
    }

    @Override
    public Platform platform() {
        return platform;
    }
}
