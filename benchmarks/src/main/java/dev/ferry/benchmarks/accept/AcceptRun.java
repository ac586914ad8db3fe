package dev.ferry.benchmarks.accept;

import dev.ferry.benchmarks.frame.Clockings;
import dev.ferry.benchmarks.frame.Scratch;

/** One contestant in one round: a process that warms up, accepts, and prints what that has cost. */
public final class AcceptRun {

    private AcceptRun() {}

    /**
     * Accepts, and prints a line a figure: name, tab, value.
     *
     * @param arguments who accepts, how many uploads to warm up with and how many to measure
     * @throws Exception when it cannot be done
     */
    public static void main(String[] arguments) throws Exception {
        var uploads = Integer.parseInt(arguments[2]);
        try (var scratch = Scratch.named("ferry-accept");
                var acceptor = Acceptors.valueOf(arguments[0]).open(scratch.folder())) {
            acceptor.accept(Integer.parseInt(arguments[1]), number -> {}, number -> {});
            var clockings = new Clockings(uploads);
            acceptor.accept(uploads, clockings::began, clockings::ended);
            clockings.figures().forEach((name, value) -> System.out.println(name + "\t" + value));
        }
    }
}
