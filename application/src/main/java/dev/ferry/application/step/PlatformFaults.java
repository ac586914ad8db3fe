package dev.ferry.application.step;

import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault;
import java.util.concurrent.CompletionException;

/** Tells the Platform's faults from our own. */
final class PlatformFaults {

    private PlatformFaults() {}

    /**
     * The Platform's fault behind a failure.
     *
     * @throws CompletionException when the failure is not the Platform's: the step fails with it, and nothing is
     *     decided
     */
    static PlatformFault of(Throwable failure) {
        if (failure instanceof PlatformException platform) {
            return platform.fault();
        }
        throw new CompletionException(failure);
    }
}
