package dev.ferry.sandbox.fault;

import dev.ferry.sandbox.script.JsonMembers;
import java.time.Duration;

/** The true answer, or none, and what happens to it on its way. */
final class WireFaults {

    private static final long MOST = 8L << 30;
    private static final long PLENTY = 64L << 20;

    private WireFaults() {}

    /** The work is done at once; the answer is late. */
    static InjectedFault latency(JsonMembers in) {
        var pause = in.duration("for").orElse(Duration.ofSeconds(1));
        return (wire, work) -> {
            var answer = work.done();
            wire.after(pause, () -> wire.send(answer));
        };
    }

    static InjectedFault drip(JsonMembers in) {
        var bytes = size(in, 1, 1);
        var pause = in.duration("every").orElse(Duration.ofMillis(100));
        return (wire, work) -> wire.drip(work.done(), bytes, pause);
    }

    static InjectedFault reset() {
        return (wire, work) -> wire.reset();
    }

    static InjectedFault halfClose() {
        return (wire, work) -> wire.shutOutput();
    }

    /** No answer, ever, and a connection that stays. */
    static InjectedFault blackHole() {
        return (wire, work) -> {};
    }

    static InjectedFault truncated(JsonMembers in) {
        var bytes = size(in, 0, 10);
        return (wire, work) -> wire.sendPart(work.done(), bytes);
    }

    static InjectedFault oversized(JsonMembers in) {
        long bytes = in.number("bytes", 1, MOST).orElse(PLENTY);
        return (wire, work) -> wire.pour(work.done(), bytes);
    }

    private static int size(JsonMembers in, long least, long standard) {
        return Math.toIntExact(in.number("bytes", least, 1 << 20).orElse(standard));
    }
}
