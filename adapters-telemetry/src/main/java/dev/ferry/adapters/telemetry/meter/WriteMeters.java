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

/** How the journal takes what is written. */
public final class WriteMeters {

    private final MeterRegistry registry;

    WriteMeters(MeterRegistry registry) {
        this.registry = registry;
        for (var operation : List.of("enter", "commit")) {
            List.of("written", "refused", "failed").forEach(outcome -> timer(operation, outcome));
        }
    }

    /**
     * Counts how many writes each commit of a durable journal holds.
     *
     * @return is told the number after each commit
     */
    public static IntConsumer commits(MeterRegistry registry) {
        return DistributionSummary.builder("ferry.journal.commit.size")
                .description("How many writes one commit of the journal made durable together")
                .register(registry)::record;
    }

    /** Makes a write and takes its time. */
    <T> CompletionStage<Optional<T>> timed(String operation, Supplier<CompletionStage<Optional<T>>> write) {
        var begun = Timer.start(registry);
        return PortDecorators.end(write.get(), (written, failure) -> {
            var outcome = written == null ? "failed" : written.isPresent() ? "written" : "refused";
            begun.stop(timer(operation, outcome));
        });
    }

    private Timer timer(String operation, String outcome) {
        return Timer.builder("ferry.journal.write")
                .description(
                        "From asking the journal for a write to its being durable; refused: somebody else was first")
                .tag("operation", operation)
                .tag("outcome", outcome)
                .register(registry);
    }
}
