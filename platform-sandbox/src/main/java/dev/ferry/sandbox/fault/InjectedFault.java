package dev.ferry.sandbox.fault;

import dev.ferry.sandbox.wire.ClientConnection;

/** Something that goes wrong with one request. */
@FunctionalInterface
public interface InjectedFault {

    /**
     * Goes wrong.
     *
     * @param work what would be done otherwise; a fault may do it and spoil the answer, or leave it undone
     */
    void strike(ClientConnection wire, RequestWork work);

    /**
     * The same fault, too late to prevent anything.
     *
     * @return does the work first
     */
    default InjectedFault afterTheWork() {
        return (wire, work) -> {
            work.done();
            strike(wire, work);
        };
    }
}
