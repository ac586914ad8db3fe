package dev.ferry.adapters.telemetry.meter;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.function.Supplier;

/** The gauge of the account's pause. */
public final class PauseMeter {

    private PauseMeter() {}

    /**
     * Registers the gauge.
     *
     * @param remaining the rest of the pause; zero when there is none
     */
    public static void register(Supplier<Duration> remaining, MeterRegistry registry) {
        Gauge.builder("ferry.account.pause", remaining, rest -> rest.get().toMillis() / 1000.0)
                .description("The rest of the pause that the Platform asked for; 0 when there is none")
                .baseUnit("seconds")
                .strongReference(true)
                .register(registry);
    }
}
