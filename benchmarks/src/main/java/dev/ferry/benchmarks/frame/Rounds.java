package dev.ferry.benchmarks.frame;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lets contestants do the same work in turn, round after round, so that what the machine does meanwhile meets all of
 * them. Odd rounds go backwards, lest one always comes after the same other.
 */
public final class Rounds {

    private final int rounds;
    private final Map<String, Contestant> contestants = new LinkedHashMap<>();

    /**
     * Nobody takes part yet.
     *
     * @param rounds how many, at least 1
     */
    public Rounds(int rounds) {
        this.rounds = rounds;
    }

    /** Lets one more take part. */
    public Rounds with(String name, Contestant contestant) {
        contestants.put(name, contestant);
        return this;
    }

    /**
     * Runs all rounds, and says on standard error how far it is.
     *
     * @throws Exception as the first contestant that cannot do its work
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
