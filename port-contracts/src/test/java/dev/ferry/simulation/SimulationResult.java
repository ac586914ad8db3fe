package dev.ferry.simulation;

import java.time.Duration;

/**
 * The figures of a simulation.
 *
 * @param seed repeats the simulation
 * @param fingerprint a hash of its trace
 * @param lateWrites writes that the journal refused, because a concurrent write won
 * @param crashes crashed nodes
 * @param inDoubt uploads that wait for a decision
 * @param age its length in simulated time
 */
record SimulationResult(
        long seed,
        String fingerprint,
        int uploads,
        long events,
        long lateWrites,
        long crashes,
        long inDoubt,
        Duration age) {

    static final SimulationResult NOTHING = new SimulationResult(0, "", 0, 0, 0, 0, 0, Duration.ZERO);

    SimulationResult plus(SimulationResult other) {
        return new SimulationResult(
                other.seed,
                other.fingerprint,
                uploads + other.uploads,
                events + other.events,
                lateWrites + other.lateWrites,
                crashes + other.crashes,
                inDoubt + other.inDoubt,
                age.plus(other.age));
    }

    String figures(long firstSeed, long lastSeed, Duration spent) {
        return "seeds %d to %d: uploads %d, events %d, crashes %d, late writes refused %d, held in doubt %d, simulated %d hours in %.1f s, %.0f times real time, violations 0"
                .formatted(
                        firstSeed,
                        lastSeed,
                        uploads,
                        events,
                        crashes,
                        lateWrites,
                        inDoubt,
                        age.toHours(),
                        spent.toMillis() / 1000.0,
                        age.toMillis() / (double) Math.max(1, spent.toMillis()));
    }
}
