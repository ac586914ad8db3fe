package dev.ferry.sandbox.fault;

import dev.ferry.sandbox.script.JsonMembers;
import java.time.Duration;

/** Faults in the transmission of the correct answer. */
final class WireFaults {

    private static final long MAX_BYTES = 8L << 30;
    private static final long DEFAULT_BYTES = 64L << 20;

    private WireFaults() {}

    /** Performs the work at once and delays the answer. */
    static InjectedFault latency(JsonMembers in) {
        var pause = in.duration("for").orElse(Duration.ofSeconds(1));
        return (wire, work) -> {
            var answer = work.perform();
            wire.after(pause, () -> wire.send(answer));
        };
    }

    static InjectedFault drip(JsonMembers in) {
        var bytes = size(in, 1, 1);
        var pause = in.duration("every").orElse(Duration.ofMillis(100));
        return (wire, work) -> wire.drip(work.perform(), bytes, pause);
    }

    static InjectedFault reset() {
        return (wire, work) -> wire.reset();
    }

    static InjectedFault halfClose() {
        return (wire, work) -> wire.shutOutput();
    }

    /** Sends no answer and keeps the connection open. */
    static InjectedFault blackHole() {
        return (wire, work) -> {};
    }

    static InjectedFault truncated(JsonMembers in) {
        var bytes = size(in, 0, 10);
        return (wire, work) -> wire.sendPart(work.perform(), bytes);
    }

    static InjectedFault oversized(JsonMembers in) {
        long bytes = in.number("bytes", 1, MAX_BYTES).orElse(DEFAULT_BYTES);
        return (wire, work) -> wire.sendRepeatedly(work.perform(), bytes);
    }

    private static int size(JsonMembers in, long min, long defaultSize) {
        return Math.toIntExact(in.number("bytes", min, 1 << 20).orElse(defaultSize));
    }
}
