package dev.ferry.adapters.telemetry.meter;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class PauseMeterTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicReference<Duration> remaining = new AtomicReference<>(Duration.ZERO);

    @Test
    void showsTheRestOfThePauseInSeconds() {
        PauseMeter.register(remaining::get, meters);
        assertThat(seconds()).isZero();

        remaining.set(Duration.ofMillis(90_500));
        assertThat(seconds()).isEqualTo(90.5);
    }

    private double seconds() {
        return meters.get("ferry.account.pause").gauge().value();
    }
}
