package dev.ferry.adapters.telemetry.meter;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Defines which meters are histograms, and which of Micrometer's own meters are left out. Buckets are few and round, so
 * that alert thresholds coincide with one. Meters are left out if their names break Prometheus' conventions, or if only
 * some garbage collectors have them.
 */
public final class MeterConventions implements MeterFilter {

    private static final Set<String> LEFT_OUT =
            Set.of("process.cpu.time", "system.cpu.count", "jvm.gc.concurrent.phase.time");

    private static final double[] MOMENTS = millis(1, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000);
    private static final double[] CALLS =
            millis(10, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 30_000, 60_000, 300_000);
    private static final double[] WAITS = Stream.of(
                    "PT1S", "PT2S", "PT5S", "PT10S", "PT30S", "PT1M", "PT2M", "PT5M", "PT15M", "PT1H", "PT4H", "PT24H")
            .mapToDouble(text -> Duration.parse(text).toNanos())
            .toArray();
    private static final double[] COUNTS = {1, 2, 4, 8, 16, 32, 64, 128, 256};

    private static final Map<String, double[]> BY_NAME = Map.of(
            "http.server.requests", MOMENTS,
            "ferry.event.lag", MOMENTS,
            "ferry.journal.write", MOMENTS,
            "ferry.journal.commit.size", COUNTS,
            "ferry.platform.requests", CALLS,
            "ferry.platform.wait", CALLS,
            "ferry.upload.detection.delay", CALLS,
            "ferry.upload.duration", WAITS,
            "ferry.upload.polls", COUNTS);

    public MeterConventions() {}

    @Override
    public MeterFilterReply accept(Meter.Id id) {
        return LEFT_OUT.contains(id.getName()) ? MeterFilterReply.DENY : MeterFilterReply.NEUTRAL;
    }

    @Override
    public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
        var buckets = BY_NAME.get(id.getName());
        return buckets == null
                ? config
                : DistributionStatisticConfig.builder()
                        .serviceLevelObjectives(buckets)
                        .build()
                        .merge(config);
    }

    /** Timers count in nanoseconds. */
    private static double[] millis(double... values) {
        return DoubleStream.of(values).map(value -> value * 1_000_000).toArray();
    }
}
