package dev.ferry.adapters.telemetry.meter;

import dev.ferry.adapters.telemetry.PortDecorators;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** Measures the writes to the journal. */
public final class WriteMeters {

    private final MeterRegistry registry;

    WriteMeters(MeterRegistry registry) {
        this.registry = registry;
        for (var operation : List.of("enter", "commit")) {
            List.of("written", "refused", "failed").forEach(outcome -> timer(operation, outcome));
        }
    }

    /**
     * Registers a summary of the number of writes in each commit of a durable journal.
     *
     * @return gets the number after each commit
     */
    public static IntConsumer commits(MeterRegistry registry) {
        return DistributionSummary.builder("ferry.journal.commit.size")
                .description("Number of writes that one commit of the journal made durable together")
                .register(registry)::record;
    }

    /** Performs a write and measures its duration. */
    <T> CompletionStage<Optional<T>> timed(String operation, Supplier<CompletionStage<Optional<T>>> write) {
        var sample = Timer.start(registry);
        return PortDecorators.onCompletion(write.get(), (written, failure) -> {
            var outcome = written == null ? "failed" : written.isPresent() ? "written" : "refused";
            sample.stop(timer(operation, outcome));
        });
    }

    private Timer timer(String operation, String outcome) {
        return Timer.builder("ferry.journal.write")
                .description("From the request for a write until it is durable; refused: a concurrent write won")
                .tag("operation", operation)
                .tag("outcome", outcome)
                .register(registry);
    }
}
