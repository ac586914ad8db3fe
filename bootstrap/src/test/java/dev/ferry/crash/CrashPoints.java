package dev.ferry.crash;

import dev.ferry.application.async.Stages;
import dev.ferry.application.port.driven.DrivenPorts;
import dev.ferry.contracts.intercept.InterceptedPorts;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Names the moments at which a process may die: {@code STEP:before} when a step is about to be taken,
 * {@code STEP:after} when it is durable and nobody has heard of it yet.
 *
 * @param reached is told each name, on the thread of the step
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
