package dev.ferry.adapters.http.resilience;

import dev.ferry.adapters.http.call.CallCancelledException;
import dev.ferry.adapters.http.call.CallerFailureException;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault.HeldBack;
import dev.ferry.domain.fault.PlatformFault.Malformed;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.fault.PlatformFault.Throttled;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import org.jspecify.annotations.Nullable;

/** What the result of a call says about its endpoint. */
enum CallOutcome {
    /** The endpoint works: it gave a complete answer, even if it refused the call. */
    HEALTHY,
    /** The endpoint fails. */
    UNHEALTHY,
    /** Nothing is known: the call was not sent, or was cancelled, or the endpoint asked for a pause. */
    UNKNOWN;

    static CallOutcome of(@Nullable Throwable failure) {
        if (failure == null) {
            return HEALTHY;
        }
        if (!(failure instanceof PlatformException exception)) {
            return failure instanceof CallCancelledException || failure instanceof CallerFailureException
                    ? UNKNOWN
                    : UNHEALTHY;
        }
        return switch (exception.fault()) {
            case Throttled throttled -> UNKNOWN;
            case HeldBack heldBack -> UNKNOWN;
            case Unavailable unavailable -> UNHEALTHY;
            case OutcomeUnknown unknown -> UNHEALTHY;
            case Malformed malformed -> UNHEALTHY;
            default -> HEALTHY;
        };
    }
}
