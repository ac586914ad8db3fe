package dev.ferry.benchmarks.carry;

import dev.ferry.benchmarks.frame.ProcessCosts;
import dev.ferry.benchmarks.frame.Scratch;

/** Runs one contestant in one round: a process that warms up, processes uploads, and prints the figures. */
public final class CarryRun {

    private CarryRun() {}

    /**
     * Runs the contestant and prints one line per figure: name, tab, value.
     *
     * @param arguments the contestant, the server's port, the number of warm-up uploads and of measured uploads
     * @throws Exception if the contestant fails
     */
    public static void main(String[] arguments) throws Exception {
        var warmUp = Integer.parseInt(arguments[2]);
        var uploads = Integer.parseInt(arguments[3]);
        try (var scratch = Scratch.named("ferry-carry");
                var carrier = UploadContestants.valueOf(arguments[0])
                        .open(Integer.parseInt(arguments[1]), scratch.folder())) {
            carrier.process(warmUp, CarryWorkload.AT_A_TIME, number -> {}, number -> {});
            var clockings = new ProcessCosts(uploads);
            carrier.process(uploads, CarryWorkload.AT_A_TIME, clockings::started, clockings::finished);
            clockings.figures().forEach((name, value) -> System.out.println(name + "\t" + value));
        }
    }
}
