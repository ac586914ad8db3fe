package dev.ferry.simulation;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The rates of the faults in a simulation.
 *
 * @param crash the probability per call that its node crashes before or after it
 * @param storeFault the probability per call that the store fails, before or after it has written
 * @param platformFault the probability per call that the Platform or the connection to it fails
 * @param faultInterval the mean time between suspended nodes, wrong clocks and outages
 */
record FaultRates(double crash, double storeFault, double platformFault, Duration faultInterval) {

    static final FaultRates NONE = new FaultRates(0, 0, 0, Duration.ofDays(1000));

    static FaultRates random(RandomGenerator random) {
        return new FaultRates(
                random.nextDouble() * random.nextDouble() * 0.004,
                random.nextDouble() * random.nextDouble() * 0.02,
                random.nextDouble() * 0.4,
                Duration.ofSeconds(random.nextLong(60, 1800)));
    }
}
