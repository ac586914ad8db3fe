package dev.ferry.bootstrap.observability;

import dev.ferry.adapters.telemetry.log.LoggedJournal;
import dev.ferry.adapters.telemetry.log.UploadLog;
import dev.ferry.adapters.telemetry.meter.MeteredClaims;
import dev.ferry.adapters.telemetry.meter.MeteredJournal;
import dev.ferry.adapters.telemetry.meter.MeteredPlatform;
import dev.ferry.adapters.telemetry.meter.PauseMeter;
import dev.ferry.adapters.telemetry.meter.StoreStatsMeters;
import dev.ferry.adapters.telemetry.meter.TrackedLeases;
import dev.ferry.adapters.telemetry.meter.WriteMeters;
import dev.ferry.adapters.telemetry.trace.Tracing;
import dev.ferry.application.port.driven.DrivenPorts;
import dev.ferry.application.port.driven.Journal;
import dev.ferry.application.port.driven.Scheduler;
import dev.ferry.application.ratelimit.AccountPause;
import dev.ferry.domain.platform.StatusVocabulary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.IntConsumer;

/**
 * Metrics, log and traces of a running Ferry.
 *
 * @param logged whether each event of an upload is logged
 * @param tracing exports spans, empty if not configured
 */
public record Observability(MeterRegistry meters, boolean logged, Optional<Tracing> tracing) {

    /**
     * Creates the observability of a command; its metrics are not exported.
     *
     * @param logged whether log lines are requested
     * @param tracing exports spans, empty if not configured
     */
    public static Observability ofCommand(boolean logged, Optional<Tracing> tracing) {
        return new Observability(new SimpleMeterRegistry(), logged, tracing);
    }

    /**
     * Creates the observability of a service, with metrics and log.
     *
     * @param tracing exports spans, empty if not configured
     */
    public static Observability ofService(MeterRegistry meters, Optional<Tracing> tracing) {
        return new Observability(meters, true, tracing);
    }

    /**
     * Registers a metric of a journal's commits.
     *
     * @return gets the number of writes of each commit
     */
    public IntConsumer commits() {
        return WriteMeters.commits(meters);
    }

    /**
     * Decorates the ports of a core. Meters are outermost and measure what the core experiences; traces are innermost,
     * so that a span is as long as its call. The spans are those of HTTP; calls by another protocol have none.
     *
     * @param vocabulary the meanings of the status words
     * @param address the base URL of the Platform
     */
    public DrivenPorts decorate(DrivenPorts ports, StatusVocabulary vocabulary, URI address) {
        var leases = new TrackedLeases();
        var platform = tracing.filter(
                        spans -> String.valueOf(address.getScheme()).startsWith("http"))
                .map(spans -> spans.decorate(ports.platform(), address))
                .orElse(ports.platform());
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
        return tracing.map(spans -> spans.decorate(uploads)).orElse(uploads);
    }

    private Journal logged(Journal uploads) {
        return logged ? new LoggedJournal(uploads) : uploads;
    }

    /** Registers the gauge of the account's pause. */
    public AccountPause show(AccountPause pause) {
        PauseMeter.register(pause::remaining, meters);
        return pause;
    }

    /**
     * Starts counting the contents of a journal.
     *
     * @return the caller closes it before the journal
     */
    public StoreStatsMeters count(Journal journal, Scheduler scheduler) {
        return StoreStatsMeters.start(journal::stats, scheduler, meters);
    }

    /**
     * Sends the remaining spans and stops tracing.
     *
     * @return completes when all spans are sent or have failed
     */
    public CompletionStage<Void> close() {
        return tracing.map(Tracing::close).orElse(CompletableFuture.completedStage(null));
    }
}
