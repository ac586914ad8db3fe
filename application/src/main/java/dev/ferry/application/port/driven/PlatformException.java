package dev.ferry.application.port.driven;

import dev.ferry.domain.fault.PlatformFault;

/** A classified fault of the {@link Platform} or of the way to it. It has no stack trace. */
public class PlatformException extends RuntimeException {

    private final transient PlatformFault fault;

    public PlatformException(PlatformFault fault) {
        super(fault.summary(), null, false, false);
        this.fault = fault;
    }

    public PlatformFault fault() {
        return fault;
    }
}
