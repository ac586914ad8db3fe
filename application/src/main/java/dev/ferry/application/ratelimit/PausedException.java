package dev.ferry.application.ratelimit;

import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault.Throttled;
import java.time.Duration;

/** A call that was not sent, because the account is paused. Unlike an answer of the Platform, it starts no pause. */
final class PausedException extends PlatformException {

    PausedException(Duration remaining) {
        super(new Throttled("the Platform asked for a pause of the whole account; nothing was sent", remaining));
    }
}
