package dev.ferry.adapters.telemetry.meter;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;

/** Measures the process itself: Micrometer's meters of the JVM and the system, and Ferry's version. */
public final class ProcessMeters implements AutoCloseable {

    private final JvmGcMetrics collections = new JvmGcMetrics();

    private ProcessMeters() {}

    /**
     * Registers the meters.
     *
     * @return the caller closes it
     */
    public static ProcessMeters start(MeterRegistry registry, String version) {
        var meters = new ProcessMeters();
        meters.collections.bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        Gauge.builder("ferry.build", () -> 1)
                .description("Always 1; the label is the version of Ferry")
                .tag("version", version)
                .register(registry);
        return meters;
    }

    @Override
    public void close() {
        collections.close();
    }
}
