package dev.ferry.application.step;

import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault;
import dev.ferry.domain.fault.PlatformFault.HeldBack;
import dev.ferry.domain.fault.PlatformFault.Throttled;
import java.util.concurrent.CompletionException;

/** Separates the Platform's faults from other failures. */
final class PlatformFaults {

    private PlatformFaults() {}

    /**
     * The Platform's fault in a failure.
     *
     * @throws CompletionException for any other failure: the step fails with it, and nothing is decided
     */
    static PlatformFault of(Throwable failure) {
        if (failure instanceof PlatformException platform) {
            return platform.fault();
        }
        throw new CompletionException(failure);
    }

    /** Whether the Platform or Ferry itself asked to wait: then nothing has failed, however often it happens. */
    static boolean isWait(PlatformFault fault) {
        return fault instanceof HeldBack || (fault instanceof Throttled throttled && throttled.retryAfter() != null);
    }
}
