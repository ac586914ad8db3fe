package dev.ferry.crash;

import dev.ferry.application.async.Stages;
import dev.ferry.application.port.driven.DrivenPorts;
import dev.ferry.contracts.intercept.InterceptedPorts;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Names the points at which a process may be killed: {@code STEP:before} before a step, and {@code STEP:after} when the
 * step is durable but its result was not returned yet.
 *
 * @param reached called with the name of each point, on the thread of the step
 */
record CrashPoints(Consumer<String> reached) {

    DrivenPorts around(DrivenPorts ports) {
        return new InterceptedPorts(this::step).around(ports);
    }

    private <T> CompletionStage<T> step(String name, Supplier<CompletionStage<T>> step) {
        reached.accept(name + ":before");
        return Stages.unwrap(step.get().thenApply(value -> {
            reached.accept(name + ":after");
            return value;
        }));
    }
}
