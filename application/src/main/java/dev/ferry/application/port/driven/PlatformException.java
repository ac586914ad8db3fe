package dev.ferry.application.port.driven;

import dev.ferry.domain.fault.PlatformFault;

/** A classified fault; stages of the {@link Platform} fail with nothing else. It has no stack trace. */
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
