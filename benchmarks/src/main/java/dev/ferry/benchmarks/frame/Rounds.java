package dev.ferry.benchmarks.frame;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Runs contestants in turn, round after round, so that changes of the machine affect all of them. Odd rounds run in the
 * reverse order, so that none always runs after the same other one.
 */
public final class Rounds {

    private final int rounds;
    private final Map<String, Contestant> contestants = new LinkedHashMap<>();

    /**
     * Creates rounds without contestants.
     *
     * @param rounds the number of rounds, at least 1
     */
    public Rounds(int rounds) {
        this.rounds = rounds;
    }

    /** Adds a contestant. */
    public Rounds with(String name, Contestant contestant) {
        contestants.put(name, contestant);
        return this;
    }

    /**
     * Runs all rounds, and prints the progress on standard error.
     *
     * @throws Exception the exception of the first contestant that fails
     */
    public Measurements run() throws Exception {
        var measured = new ArrayList<Measurements.Figure>();
        for (int round = 0; round < rounds; round++) {
            var turns = new ArrayList<>(contestants.entrySet());
            for (var turn : round % 2 == 0 ? turns : turns.reversed()) {
                var name = turn.getKey();
                var figures = turn.getValue().measure(round);
                System.err.printf("round %d of %d, %s: %s%n", round + 1, rounds, name, figures);
                for (var figure : figures.entrySet()) {
                    measured.add(new Measurements.Figure(round, name, figure.getKey(), figure.getValue()));
                }
            }
        }
        return new Measurements(measured);
    }
}
