package dev.ferry.benchmarks.accept;

import dev.ferry.benchmarks.frame.ProcessCosts;
import dev.ferry.benchmarks.frame.Scratch;

/** Runs one contestant in one round: a process that warms up, accepts data sets, and prints the figures. */
public final class AcceptRun {

    private AcceptRun() {}

    /**
     * Runs the contestant and prints one line per figure: name, tab, value.
     *
     * @param arguments the contestant, the number of warm-up uploads and the number of measured uploads
     * @throws Exception if the contestant fails
     */
    public static void main(String[] arguments) throws Exception {
        var uploads = Integer.parseInt(arguments[2]);
        try (var scratch = Scratch.named("ferry-accept");
                var acceptor = Acceptors.valueOf(arguments[0]).open(scratch.folder())) {
            acceptor.accept(Integer.parseInt(arguments[1]), number -> {}, number -> {});
            var clockings = new ProcessCosts(uploads);
            acceptor.accept(uploads, clockings::started, clockings::finished);
            clockings.figures().forEach((name, value) -> System.out.println(name + "\t" + value));
        }
    }
}
