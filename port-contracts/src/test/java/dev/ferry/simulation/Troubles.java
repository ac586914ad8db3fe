package dev.ferry.simulation;

import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault;
import dev.ferry.domain.fault.PlatformFault.Deferred;
import dev.ferry.domain.fault.PlatformFault.Malformed;
import dev.ferry.domain.fault.PlatformFault.Throttled;
import dev.ferry.domain.fault.PlatformFault.Unauthorized;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What the Platform and the way to it do to a call. */
final class Troubles {

    private Troubles() {}

    /** A complete answer, or no connection at all: the data has certainly not been taken. */
    static PlatformFault notTaken(World world) {
        return switch (world.random().nextInt(6)) {
            case 0 -> new Deferred("simulated: not now", world.upTo(Duration.ofSeconds(10)));
            case 3 -> new Throttled("simulated: slower", null);
            case 1 -> new Throttled("simulated: a pause", world.upTo(Duration.ofMinutes(3)));
            case 2 -> new Unauthorized("simulated: who are you");
            default -> new Unavailable("simulated: no connection");
        };
    }

    /** What may happen to a question. */
    static PlatformFault harmless(World world) {
        return world.random().nextInt(4) == 0 ? new Malformed("simulated: garbage") : notTaken(world);
    }

    /** No answer to a question. */
    static PlatformFault silence() {
        return new Unavailable("simulated: no answer");
    }

    static <T> CompletionStage<T> fails(PlatformFault fault) {
        return CompletableFuture.failedStage(new PlatformException(fault));
    }

    static <T> CompletionStage<T> after(Timeline timeline, Duration wait, PlatformFault fault) {
        var stage = new CompletableFuture<T>();
        timeline.after(wait, () -> stage.completeExceptionally(new PlatformException(fault)));
        return stage;
    }
}
