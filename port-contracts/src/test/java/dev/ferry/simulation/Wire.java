package dev.ferry.simulation;

import dev.ferry.application.async.Stages;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What lies between a machine and the rest of the world: each call takes its time there and back, and the machine may
 * die before it, while it is under way, and before it hears of the answer. What a dead machine has asked for may still
 * be done.
 */
record Wire(World world, Machine machine) {

    /** A call to the Platform. */
    <T> CompletionStage<T> toPlatform(String step, Supplier<CompletionStage<T>> call) {
        return trip(step, call);
    }

    /** A call to the store, which may fail before it has written, or after. */
    <T> CompletionStage<T> toStore(String step, Supplier<CompletionStage<T>> call) {
        return trip(step, () -> {
            if (world.strikes(world.weather().storeTrouble() / 2)) {
                return CompletableFuture.failedStage(new IOException("simulated: nothing was written"));
            }
            var done = call.get();
            return world.strikes(world.weather().storeTrouble() / 2)
                    ? done.thenCompose(
                            written -> CompletableFuture.failedStage(new IOException("simulated: the answer was lost")))
                    : done;
        });
    }

    private <T> CompletionStage<T> trip(String step, Supplier<CompletionStage<T>> call) {
        var answer = new CompletableFuture<T>();
        if (survives(step, "before")) {
            world.timeline().after(world.latency(), () -> {
                world.tell(machine.name(), step);
                var unused = call.get()
                        .whenComplete((value, failure) -> world.timeline()
                                .after(
                                        world.latency(),
                                        () -> machine.execute(() -> hear(step, answer, value, failure))));
            });
        }
        return answer;
    }

    private <T> void hear(String step, CompletableFuture<T> answer, @Nullable T value, @Nullable Throwable failure) {
        if (survives(step, "after")) {
            world.tell(
                    machine.name(), step + (failure == null ? " is answered" : " fails: " + Stages.describe(failure)));
            complete(answer, value, failure);
        }
    }

    @SuppressWarnings("NullAway") // a stage of Void has null for its value
    private static <T> void complete(CompletableFuture<T> answer, @Nullable T value, @Nullable Throwable failure) {
        if (failure == null) {
            answer.complete(value);
        } else {
            answer.completeExceptionally(Stages.cause(failure));
        }
    }

    private boolean survives(String step, String when) {
        if (!machine.dead() && world.strikes(world.weather().crash())) {
            world.tell(machine.name(), "dies " + when + " " + step);
            machine.kill();
        }
        return !machine.dead();
    }
}
