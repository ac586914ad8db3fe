package dev.ferry.adapters.http.resilience;

import dev.ferry.adapters.http.call.CallCancelledException;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault.Deferred;
import dev.ferry.domain.fault.PlatformFault.Malformed;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.fault.PlatformFault.Throttled;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import org.jspecify.annotations.Nullable;

/** What the end of a call says about its endpoint. */
enum CallOutcome {
    /** The endpoint works: it gave an answer, and be it a "no". */
    WELL,
    /** The endpoint is in trouble. */
    TROUBLE,
    /** Nothing: it was not asked, or nobody waited for the answer, or it asked for a pause. */
    NOTHING;

    static CallOutcome of(@Nullable Throwable failure) {
        if (failure == null) {
            return WELL;
        }
        if (!(failure instanceof PlatformException exception)) {
            return failure instanceof CallCancelledException ? NOTHING : TROUBLE;
        }
        return switch (exception.fault()) {
            case Throttled throttled -> NOTHING;
            case Deferred held -> NOTHING;
            case Unavailable unavailable -> TROUBLE;
            case OutcomeUnknown unknown -> TROUBLE;
            case Malformed malformed -> TROUBLE;
            default -> WELL;
        };
    }
}
