package dev.ferry.contracts;

import dev.ferry.contracts.fake.HungCall;
import dev.ferry.contracts.fake.ScriptedPlatform;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.fault.PlatformFault.Refused;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import dev.ferry.domain.fault.PlatformFault.UnknownToken;
import dev.ferry.domain.platform.ProcessingToken;

/** The {@link PlatformContract} of a decorator, which wraps a {@link ScriptedPlatform} in place of a real adapter. */
public interface PlatformDecoratorContract extends PlatformContract {

    /** The Platform inside the decorator, the same throughout one test. */
    ScriptedPlatform scripted();

    @Override
    default ProcessingToken unknownToken() {
        scripted().statusFails(new UnknownToken(Samples.TOKEN));
        return Samples.TOKEN;
    }

    @Override
    default void refuseNextUpload() {
        scripted().uploadFails(new Refused(409, "there is one already"));
    }

    @Override
    default void loseNextAnswer() {
        scripted().uploadFails(new OutcomeUnknown("the connection was lost"));
    }

    @Override
    default HungCall hangNextCall() {
        return scripted().nextCallHangs();
    }

    @Override
    default void makeUnreachable() {
        scripted().uploadFailsUnsent(new Unavailable("nothing listens"));
    }

    @Override
    default int receivedUploads() {
        return scripted().uploads().size();
    }
}
