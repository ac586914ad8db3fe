package dev.ferry.adapters.telemetry.log;

import dev.ferry.domain.fault.Fault;
import dev.ferry.domain.fault.LocalFault.DeadlinePassed;
import dev.ferry.domain.fault.LocalFault.GivenUp;
import dev.ferry.domain.fault.LocalFault.PayloadMissing;
import dev.ferry.domain.fault.LocalFault.Superseded;
import dev.ferry.domain.fault.PlatformFault.HeldBack;
import dev.ferry.domain.fault.PlatformFault.Malformed;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.fault.PlatformFault.Refused;
import dev.ferry.domain.fault.PlatformFault.Throttled;
import dev.ferry.domain.fault.PlatformFault.Unauthorized;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import dev.ferry.domain.fault.PlatformFault.UnknownToken;
import java.util.Optional;

/** The text of a fault that may be logged: Ferry's own descriptions, not the Platform's, which may quote the data. */
final class LoggableFaultText {

    private LoggableFaultText() {}

    /** The text to log in addition to the code. The switch is exhaustive, so each new kind of fault needs a case. */
    static Optional<String> of(Fault fault) {
        return switch (fault) {
            case Unavailable ours -> Optional.of(ours.summary());
            case Throttled ours -> Optional.of(ours.summary());
            case HeldBack ours -> Optional.of(ours.summary());
            case OutcomeUnknown ours -> Optional.of(ours.summary());
            case PayloadMissing ours -> Optional.of(ours.summary());
            case GivenUp ours -> Optional.of(ours.summary());
            case Superseded ours -> Optional.of(ours.summary());
            case Unauthorized quotes -> Optional.empty();
            case Refused quotes -> Optional.empty();
            case Malformed quotes -> Optional.empty();
            case DeadlinePassed quotes -> Optional.empty();
            case UnknownToken key -> Optional.empty();
        };
    }
}
