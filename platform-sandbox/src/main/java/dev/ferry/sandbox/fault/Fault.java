package dev.ferry.sandbox.fault;

import dev.ferry.sandbox.wire.Wire;

/** Something that goes wrong with one request. */
@FunctionalInterface
public interface Fault {

    /**
     * Goes wrong.
     *
     * @param wire the way back to the client
     * @param work what would be done otherwise; a fault may do it and spoil the answer, or leave it undone
     */
    void strike(Wire wire, Work work);

    /**
     * The same fault, too late to prevent anything.
     *
     * @return does the work first
     */
    default Fault afterTheWork() {
        return (wire, work) -> {
            work.done();
            strike(wire, work);
        };
    }
}
