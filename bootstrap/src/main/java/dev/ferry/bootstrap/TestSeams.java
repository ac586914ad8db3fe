package dev.ferry.bootstrap;

import dev.ferry.application.port.driven.DrivenPorts;
import java.time.InstantSource;
import java.util.function.UnaryOperator;

/**
 * The places where a test changes the program: decorators around the driven ports that add faults, and the machine's
 * clock.
 */
record TestSeams(UnaryOperator<DrivenPorts> around, InstantSource clock) {

    /** As in production: no decorator, the system clock. */
    static TestSeams standard() {
        return new TestSeams(UnaryOperator.identity(), InstantSource.system());
    }
}
