package dev.ferry.adapters.telemetry.log;

import dev.ferry.application.async.Stages;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.domain.event.UploadEvent;
import dev.ferry.domain.event.UploadEvent.ResultCollected;
import dev.ferry.domain.event.UploadEvent.UploadAccepted;
import dev.ferry.domain.event.UploadEvent.UploadCancelled;
import dev.ferry.domain.event.UploadEvent.UploadCompleted;
import dev.ferry.domain.event.UploadEvent.UploadDeferred;
import dev.ferry.domain.event.UploadEvent.UploadFailed;
import dev.ferry.domain.event.UploadEvent.UploadInDoubt;
import dev.ferry.domain.event.UploadEvent.UploadQueued;
import dev.ferry.domain.event.UploadEvent.UploadRejected;
import dev.ferry.domain.event.UploadEvent.UploadSubmitting;
import dev.ferry.domain.fault.Fault;
import dev.ferry.domain.fault.PlatformFault.Refused;
import dev.ferry.domain.submission.UploadId;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/** Writes the lines. What a person has to look after is a warning, every step between two ends is for debugging. */
public final class UploadLog {

    private static final Logger LOG = LoggerFactory.getLogger("dev.ferry.upload");

    private UploadLog() {}

    /** A lease ran out while its upload was worked on. */
    public static void leaseLost(UploadId id, int attempt) {
        line(Level.WARN, id, attempt).log("the lease was lost; another Ferry goes on with it");
    }

    /** Something that was committed, and the entry after it. */
    static void happened(UploadEvent event, JournalEntry entry) {
        var line = line(level(event), event.id(), event.attempt())
                .addKeyValue("event", event.type().substring(UploadEvent.PREFIX.length()))
                .addKeyValue("trace", entry.upload().submission().trace().traceId());
        switch (event) {
            case UploadQueued queued ->
                line.addKeyValue("reason", queued.reason().name().toLowerCase(Locale.ROOT))
                        .log("waits for its turn");
            case UploadSubmitting submitting -> line.log("is about to be sent");
            case UploadDeferred deferred ->
                because(line, deferred.fault())
                        .addKeyValue("until", deferred.until().toString())
                        .log("was not taken and is put off");
            case UploadInDoubt inDoubt -> because(line, inDoubt.fault()).log("the Platform may hold it or not");
            case UploadAccepted accepted -> line.log("was taken by the Platform");
            case ResultCollected collected ->
                line.addKeyValue("kind", collected.kind().key()).log("a result is home");
            case UploadCompleted completed -> after(line, entry).log("is complete");
            case UploadRejected rejected -> after(line, entry).log("was rejected by the Platform");
            case UploadFailed failed ->
                after(because(line, failed.fault()), entry).log("has failed");
            case UploadCancelled cancelled -> after(line, entry).log("was cancelled");
        }
    }

    /** A write that did not come about, so that nothing has happened. */
    static void notWritten(UploadId id, int attempt, @Nullable Throwable failure) {
        line(Level.ERROR, id, attempt)
                .addKeyValue("detail", Stages.describe(failure))
                .log("a step could not be written to the journal");
    }

    private static Level level(UploadEvent event) {
        return switch (event) {
            case UploadInDoubt inDoubt -> Level.WARN;
            case UploadFailed failed -> Level.WARN;
            case UploadSubmitting submitting -> Level.DEBUG;
            case ResultCollected collected -> Level.DEBUG;
            default -> Level.INFO;
        };
    }

    private static LoggingEventBuilder line(Level level, UploadId id, int attempt) {
        return LOG.atLevel(level).addKeyValue("upload", id.value()).addKeyValue("attempt", attempt);
    }

    private static LoggingEventBuilder because(LoggingEventBuilder line, Fault fault) {
        var told = line.addKeyValue("fault", fault.code());
        if (fault instanceof Refused refused) {
            return told.addKeyValue("status", refused.status());
        }
        return LoggableFaultText.of(fault)
                .map(words -> told.addKeyValue("detail", words))
                .orElse(told);
    }

    private static LoggingEventBuilder after(LoggingEventBuilder line, JournalEntry entry) {
        var taken = Duration.between(entry.createdAt(), entry.updatedAt());
        return line.addKeyValue("seconds", taken.toMillis() / 1000.0);
    }
}
