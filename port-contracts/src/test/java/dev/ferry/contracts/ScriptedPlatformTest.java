package dev.ferry.contracts;

import dev.ferry.application.port.driven.Platform;
import dev.ferry.contracts.fake.ScriptedPlatform;

/** The fake keeps the contract by itself. */
class ScriptedPlatformTest implements PlatformDecoratorContract {

    private final ScriptedPlatform platform = new ScriptedPlatform();

    @Override
    public ScriptedPlatform scripted() {
        return platform;
    }

    @Override
    public Platform platform() {
        return platform;
    }
}
