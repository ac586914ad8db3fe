package dev.ferry.benchmarks.carry;

import dev.ferry.benchmarks.frame.Clockings;
import dev.ferry.benchmarks.frame.Scratch;

/** One contestant in one round: a process that warms up, carries, and prints what that has cost. */
public final class CarryRun {

    private CarryRun() {}

    /**
     * Carries, and prints a line a figure: name, tab, value.
     *
     * @param arguments who carries, the server's port, how many uploads to warm up with and how many to measure
     * @throws Exception when it cannot be done
     */
    public static void main(String[] arguments) throws Exception {
        var warmUp = Integer.parseInt(arguments[2]);
        var uploads = Integer.parseInt(arguments[3]);
        try (var scratch = Scratch.named("ferry-carry");
                var carrier = Carriers.valueOf(arguments[0]).open(Integer.parseInt(arguments[1]), scratch.folder())) {
            carrier.carry(warmUp, CarryWorkload.AT_A_TIME, number -> {}, number -> {});
            var clockings = new Clockings(uploads);
            carrier.carry(uploads, CarryWorkload.AT_A_TIME, clockings::began, clockings::ended);
            clockings.figures().forEach((name, value) -> System.out.println(name + "\t" + value));
        }
    }
}
