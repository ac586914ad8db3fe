package dev.ferry.simulation;

import java.time.Duration;

/**
 * What a world came to.
 *
 * @param seed by which it can be run again
 * @param fingerprint a hash of everything that happened in it, in order
 * @param lateWrites writes that the journal refused because somebody else was first
 * @param deaths machines that died
 * @param held uploads that wait for a person
 * @param age how long it lasted, in its own time
 */
record Outcome(
        long seed,
        String fingerprint,
        int uploads,
        long events,
        long lateWrites,
        long deaths,
        long held,
        Duration age) {

    static final Outcome NOTHING = new Outcome(0, "", 0, 0, 0, 0, 0, Duration.ZERO);

    Outcome and(Outcome other) {
        return new Outcome(
                other.seed,
                other.fingerprint,
                uploads + other.uploads,
                events + other.events,
                lateWrites + other.lateWrites,
                deaths + other.deaths,
                held + other.held,
                age.plus(other.age));
    }

    String figures(long firstSeed, long lastSeed, Duration spent) {
        return "seeds %d to %d: uploads %d, events %d, deaths %d, late writes refused %d, held in doubt %d, simulated %d hours in %.1f s, %.0f times real time, violations 0"
                .formatted(
                        firstSeed,
                        lastSeed,
                        uploads,
                        events,
                        deaths,
                        lateWrites,
                        held,
                        age.toHours(),
                        spent.toMillis() / 1000.0,
                        age.toMillis() / (double) Math.max(1, spent.toMillis()));
    }
}
