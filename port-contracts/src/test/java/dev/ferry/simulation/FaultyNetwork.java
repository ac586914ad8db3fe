package dev.ferry.simulation;

import dev.ferry.application.async.Stages;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The connection between a node and the rest of the simulation. Each call and each answer takes time. The node may
 * crash before the call, during it, and before the answer arrives. A call of a crashed node may still be executed.
 */
record FaultyNetwork(SimulationRun simulation, SimulatedNode node) {

    /** Sends a call to the Platform. */
    <T> CompletionStage<T> toPlatform(String step, Supplier<CompletionStage<T>> call) {
        return send(step, call);
    }

    /** Sends a call to the store, which may fail before or after it has written. */
    <T> CompletionStage<T> toStore(String step, Supplier<CompletionStage<T>> call) {
        return send(step, () -> {
            if (simulation.occurs(simulation.faultRates().storeFault() / 2)) {
                return CompletableFuture.failedStage(new IOException("simulated: nothing was written"));
            }
            var answer = call.get();
            return simulation.occurs(simulation.faultRates().storeFault() / 2)
                    ? answer.thenCompose(
                            written -> CompletableFuture.failedStage(new IOException("simulated: the answer was lost")))
                    : answer;
        });
    }

    private <T> CompletionStage<T> send(String step, Supplier<CompletionStage<T>> call) {
        var answer = new CompletableFuture<T>();
        if (isAliveAt(step, "before")) {
            simulation.timeline().after(simulation.latency(), () -> {
                simulation.trace(node.name(), step);
                var unused = call.get()
                        .whenComplete((value, failure) -> simulation
                                .timeline()
                                .after(
                                        simulation.latency(),
                                        () -> node.execute(() -> receive(step, answer, value, failure))));
            });
        }
        return answer;
    }

    private <T> void receive(String step, CompletableFuture<T> answer, @Nullable T value, @Nullable Throwable failure) {
        if (isAliveAt(step, "after")) {
            simulation.trace(
                    node.name(), step + (failure == null ? " is answered" : " fails: " + Stages.describe(failure)));
            complete(answer, value, failure);
        }
    }

    @SuppressWarnings("NullAway") // the value of a stage of Void is null
    private static <T> void complete(CompletableFuture<T> answer, @Nullable T value, @Nullable Throwable failure) {
        if (failure == null) {
            answer.complete(value);
        } else {
            answer.completeExceptionally(Stages.cause(failure));
        }
    }

    private boolean isAliveAt(String step, String when) {
        if (!node.crashed() && simulation.occurs(simulation.faultRates().crash())) {
            simulation.trace(node.name(), "crashes " + when + " " + step);
            node.kill();
        }
        return !node.crashed();
    }
}
