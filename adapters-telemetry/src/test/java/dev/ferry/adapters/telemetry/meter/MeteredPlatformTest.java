package dev.ferry.adapters.telemetry.meter;

import dev.ferry.application.port.driven.Platform;
import dev.ferry.contracts.PlatformDecoratorContract;
import dev.ferry.contracts.fake.ScriptedPlatform;
import dev.ferry.contracts.fake.VirtualTime;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

class MeteredPlatformTest implements PlatformDecoratorContract {

    private final ScriptedPlatform scripted = new ScriptedPlatform();
    private final MeteredPlatform platform =
            new MeteredPlatform(scripted, vocabulary(), new VirtualTime(), new SimpleMeterRegistry());

    @Override
    public ScriptedPlatform scripted() {
        return scripted;
    }

    @Override
    public Platform platform() {
        return platform;
    }
}
