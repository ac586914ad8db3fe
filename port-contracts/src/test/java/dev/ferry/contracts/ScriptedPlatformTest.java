package dev.ferry.contracts;

import dev.ferry.application.port.driven.Platform;
import dev.ferry.contracts.fake.ScriptedPlatform;
import dev.ferry.domain.fault.PlatformFault.Refused;
import dev.ferry.domain.fault.PlatformFault.UnknownToken;

class ScriptedPlatformTest implements PlatformContract {

    private final ScriptedPlatform platform = new ScriptedPlatform();

    @Override
    public Platform platform() {
        return platform;
    }

    @Override
    public void refuseNextUpload() {
        platform.uploadFails(new Refused(409, "there is one already"));
    }

    @Override
    public void forgetTokens() {
        platform.statusFails(new UnknownToken(Samples.TOKEN));
    }
}
