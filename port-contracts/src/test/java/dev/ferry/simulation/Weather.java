package dev.ferry.simulation;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How bad it is. Probabilities are for one call, times are means.
 *
 * @param crash that a machine dies before or after it
 * @param storeTrouble that the store fails, having written or not
 * @param platformTrouble that the Platform, or the way to it, fails
 * @param betweenAccidents how long between freezes, clocks set wrong and outages
 */
record Weather(double crash, double storeTrouble, double platformTrouble, Duration betweenAccidents) {

    static final Weather CALM = new Weather(0, 0, 0, Duration.ofDays(1000));

    static Weather drawn(RandomGenerator random) {
        return new Weather(
                random.nextDouble() * random.nextDouble() * 0.004,
                random.nextDouble() * random.nextDouble() * 0.02,
                random.nextDouble() * 0.4,
                Duration.ofSeconds(random.nextLong(60, 1800)));
    }
}
