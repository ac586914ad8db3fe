package dev.ferry.bootstrap;

import dev.ferry.application.port.driven.DrivenPorts;
import java.time.InstantSource;
import java.util.function.UnaryOperator;

/**
 * The hooks by which tests change the program: a decorator of the driven ports that adds faults, and the machine's
 * clock.
 */
record TestSeams(UnaryOperator<DrivenPorts> decorator, InstantSource clock) {

    /** As in production: no decorator, the system clock. */
    static TestSeams standard() {
        return new TestSeams(UnaryOperator.identity(), InstantSource.system());
    }
}
