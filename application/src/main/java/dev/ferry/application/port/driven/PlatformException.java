package dev.ferry.application.port.driven;

import dev.ferry.domain.fault.PlatformFault;

/**
 * The only way in which a stage of the {@link Platform} fails: with a classified fault. It has no stack trace of its
 * own.
 */
public final class PlatformException extends RuntimeException {

    private final transient PlatformFault fault;

    /** A fault that needs no cause. */
    public PlatformException(PlatformFault fault) {
        super(fault.summary(), null, false, false);
        this.fault = fault;
    }

    /** What happened. */
    public PlatformFault fault() {
        return fault;
    }
}
