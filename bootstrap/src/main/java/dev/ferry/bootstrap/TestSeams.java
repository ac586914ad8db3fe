package dev.ferry.bootstrap;

import dev.ferry.application.port.driven.DrivenPorts;
import java.time.InstantSource;
import java.util.function.UnaryOperator;

/**
 * What the program stands on. In production that is the machine as it is; a test puts faults between the core and its
 * ports, or sets the clock wrong.
 *
 * @param around what stands between the core and the ports
 * @param clock the machine's clock
 */
record TestSeams(UnaryOperator<DrivenPorts> around, InstantSource clock) {

    /** Nothing in between, and the time of the machine. */
    static TestSeams standard() {
        return new TestSeams(UnaryOperator.identity(), InstantSource.system());
    }
}
