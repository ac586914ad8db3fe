package dev.ferry.simulation;

import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault;
import dev.ferry.domain.fault.PlatformFault.HeldBack;
import dev.ferry.domain.fault.PlatformFault.Malformed;
import dev.ferry.domain.fault.PlatformFault.Refused;
import dev.ferry.domain.fault.PlatformFault.Throttled;
import dev.ferry.domain.fault.PlatformFault.Unauthorized;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Faults of calls to the simulated Platform. */
final class SimulatedFaults {

    private SimulatedFaults() {}

    /** A complete answer, or no connection: the Platform has certainly not accepted the data. */
    static PlatformFault notAccepted(SimulationRun simulation) {
        return switch (simulation.random().nextInt(6)) {
            case 0 -> new HeldBack("simulated: not now", simulation.randomUpTo(Duration.ofSeconds(10)));
            case 3 -> new Throttled("simulated: slower", null);
            case 1 -> new Throttled("simulated: a pause", simulation.randomUpTo(Duration.ofMinutes(3)));
            case 2 -> new Unauthorized("simulated: unknown client");
            default -> new Unavailable("simulated: no connection");
        };
    }

    /** A fault of a request that changes nothing. */
    static PlatformFault requestFault(SimulationRun simulation) {
        return switch (simulation.random().nextInt(8)) {
            case 0, 1 -> new Malformed("simulated: garbage");
            case 2 -> new Refused(403, "simulated: not now");
            default -> notAccepted(simulation);
        };
    }

    /** A request that changes nothing got no answer. */
    static PlatformFault noAnswer() {
        return new Unavailable("simulated: no answer");
    }

    static <T> CompletionStage<T> fails(PlatformFault fault) {
        return CompletableFuture.failedStage(new PlatformException(fault));
    }

    static <T> CompletionStage<T> after(Timeline timeline, Duration delay, PlatformFault fault) {
        var stage = new CompletableFuture<T>();
        timeline.after(delay, () -> stage.completeExceptionally(new PlatformException(fault)));
        return stage;
    }
}
