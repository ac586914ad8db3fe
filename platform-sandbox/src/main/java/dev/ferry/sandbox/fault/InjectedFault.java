package dev.ferry.sandbox.fault;

import dev.ferry.sandbox.wire.ClientConnection;

/** A fault that is applied to one request. */
@FunctionalInterface
public interface InjectedFault {

    /**
     * Applies the fault to a request.
     *
     * @param work the regular work; the fault may perform it and change the answer, or not perform it
     */
    void apply(ClientConnection wire, RequestWork work);

    /** Returns a fault that performs the work before it applies this fault. */
    default InjectedFault afterWork() {
        return (wire, work) -> {
            work.perform();
            apply(wire, work);
        };
    }
}
