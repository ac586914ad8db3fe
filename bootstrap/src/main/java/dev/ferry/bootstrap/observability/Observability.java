package dev.ferry.bootstrap.observability;

import dev.ferry.adapters.telemetry.log.LoggedJournal;
import dev.ferry.adapters.telemetry.log.UploadLog;
import dev.ferry.adapters.telemetry.meter.MeteredClaims;
import dev.ferry.adapters.telemetry.meter.MeteredJournal;
import dev.ferry.adapters.telemetry.meter.MeteredPlatform;
import dev.ferry.adapters.telemetry.meter.StoreStatsMeters;
import dev.ferry.adapters.telemetry.meter.TrackedLeases;
import dev.ferry.adapters.telemetry.meter.WriteMeters;
import dev.ferry.adapters.telemetry.trace.Tracing;
import dev.ferry.application.port.driven.DrivenPorts;
import dev.ferry.application.port.driven.Journal;
import dev.ferry.application.port.driven.Scheduler;
import dev.ferry.domain.platform.StatusVocabulary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.IntConsumer;

/**
 * What watches a Ferry.
 *
 * @param logged whether there is a line for each thing that happens to an upload
 * @param tracing where spans go, empty when nobody wants them
 */
public record Observability(MeterRegistry meters, boolean logged, Optional<Tracing> tracing) {

    /**
     * A command's: a person looks at it.
     *
     * @param logged whether that person has asked for log lines
     * @param tracing where spans go, empty when nobody wants them
     * @return figures go nowhere
     */
    public static Observability ofCommand(boolean logged, Optional<Tracing> tracing) {
        return new Observability(new SimpleMeterRegistry(), logged, tracing);
    }

    /**
     * A service's: nobody looks at it all the time.
     *
     * @param tracing where spans go, empty when nobody wants them
     * @return everything is watched
     */
    public static Observability ofService(MeterRegistry meters, Optional<Tracing> tracing) {
        return new Observability(meters, true, tracing);
    }

    /**
     * Watches a journal's commits.
     *
     * @return is told how many writes each has held
     */
    public IntConsumer commits() {
        return WriteMeters.commits(meters);
    }

    /**
     * Stands around the ports of a core. Meters are outermost and see what the core sees; traces are innermost, so that
     * a span is as long as its call.
     *
     * @param vocabulary which status words are final
     * @param api the base URL of the Platform's API
     * @return the same world
     */
    public DrivenPorts around(DrivenPorts ports, StatusVocabulary vocabulary, URI api) {
        var leases = new TrackedLeases();
        var platform = tracing.map(spans -> spans.around(ports.platform(), api)).orElse(ports.platform());
        return ports.with(
                new MeteredPlatform(platform, vocabulary, ports.scheduler(), meters),
                ports.journal()
                        .decorated(
                                uploads -> new MeteredJournal(logged(traced(uploads)), leases, meters),
                                claims -> new MeteredClaims(
                                        claims,
                                        leases,
                                        meters,
                                        lost -> UploadLog.leaseLost(lost.id(), lost.attempt()))),
                ports.payloads());
    }

    private Journal traced(Journal uploads) {
        return tracing.map(spans -> spans.around(uploads)).orElse(uploads);
    }

    private Journal logged(Journal uploads) {
        return logged ? new LoggedJournal(uploads) : uploads;
    }

    /**
     * Counts what a journal holds, from now on.
     *
     * @return to be closed before the journal
     */
    public StoreStatsMeters count(Journal journal, Scheduler scheduler) {
        return StoreStatsMeters.start(journal::stats, scheduler, meters);
    }

    /**
     * Sends the last spans.
     *
     * @return completes when they are sent, or cannot be
     */
    public CompletionStage<Void> close() {
        return tracing.map(Tracing::close).orElse(CompletableFuture.completedStage(null));
    }
}
