package dev.ferry.adapters.telemetry.log;

import dev.ferry.domain.fault.Fault;
import dev.ferry.domain.fault.LocalFault.DeadlinePassed;
import dev.ferry.domain.fault.LocalFault.GivenUp;
import dev.ferry.domain.fault.LocalFault.PayloadMissing;
import dev.ferry.domain.fault.PlatformFault.Deferred;
import dev.ferry.domain.fault.PlatformFault.Malformed;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.fault.PlatformFault.Refused;
import dev.ferry.domain.fault.PlatformFault.Throttled;
import dev.ferry.domain.fault.PlatformFault.Unauthorized;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import dev.ferry.domain.fault.PlatformFault.UnknownToken;
import java.util.Optional;

/** Tells faults that are described in Ferry's words from those that quote the Platform, which may quote the data. */
final class LoggableFaultText {

    private LoggableFaultText() {}

    /** What to log of a fault beside its code; a new kind of fault does not compile before somebody has decided. */
    static Optional<String> of(Fault fault) {
        return switch (fault) {
            case Unavailable ours -> Optional.of(ours.summary());
            case Throttled ours -> Optional.of(ours.summary());
            case Deferred ours -> Optional.of(ours.summary());
            case OutcomeUnknown ours -> Optional.of(ours.summary());
            case PayloadMissing ours -> Optional.of(ours.summary());
            case GivenUp ours -> Optional.of(ours.summary());
            case Unauthorized quotes -> Optional.empty();
            case Refused quotes -> Optional.empty();
            case Malformed quotes -> Optional.empty();
            case DeadlinePassed quotes -> Optional.empty();
            case UnknownToken key -> Optional.empty();
        };
    }
}
