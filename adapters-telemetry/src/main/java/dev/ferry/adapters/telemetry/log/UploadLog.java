package dev.ferry.adapters.telemetry.log;

import dev.ferry.application.async.Stages;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.domain.event.UploadEvent;
import dev.ferry.domain.event.UploadEvent.ResultCollected;
import dev.ferry.domain.event.UploadEvent.ResultMissing;
import dev.ferry.domain.event.UploadEvent.UnknownStatus;
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

/**
 * Writes the log lines about uploads. Events that need a person's attention have the level WARN, intermediate steps
 * DEBUG, all others INFO.
 */
public final class UploadLog {

    private static final Logger LOG = LoggerFactory.getLogger("dev.ferry.upload");

    private UploadLog() {}

    /** Logs a lease that expired while its upload was being processed. */
    public static void leaseLost(UploadId id, int attempt) {
        line(Level.WARN, id, attempt).log("the lease was lost; another process continues the upload");
    }

    /** Logs an event that was committed. {@code entry} is the entry after the commit. */
    static void committed(UploadEvent event, JournalEntry entry) {
        var line = line(level(event), event.id(), event.attempt())
                .addKeyValue("event", event.type().substring(UploadEvent.PREFIX.length()))
                .addKeyValue("trace", entry.upload().submission().trace().traceId());
        switch (event) {
            case UploadQueued queued ->
                line.addKeyValue("reason", queued.reason().name().toLowerCase(Locale.ROOT))
                        .log("the upload is queued");
            case UploadSubmitting submitting -> line.log("the upload is about to be sent");
            case UploadDeferred deferred ->
                withFault(line, deferred.fault())
                        .addKeyValue("until", deferred.until().toString())
                        .log("the upload was not accepted and is deferred");
            case UploadInDoubt inDoubt ->
                withFault(line, inDoubt.fault()).log("the upload is in doubt: the Platform may have it or not");
            case UploadAccepted accepted -> line.log("the Platform accepted the upload");
            case UnknownStatus unknown ->
                line.log("the Platform reported a status that Ferry does not know; 'ferry list' shows it");
            case ResultCollected collected ->
                line.addKeyValue("kind", collected.kind().key()).log("a result is stored");
            case ResultMissing missing ->
                withFault(line.addKeyValue("kind", missing.kind().key()), missing.fault())
                        .log("the Platform does not give a result; the upload is completed without it");
            case UploadCompleted completed -> withSeconds(line, entry).log("the upload is completed");
            case UploadRejected rejected -> withSeconds(line, entry).log("the Platform rejected the upload");
            case UploadFailed failed ->
                withSeconds(withFault(line, failed.fault()), entry).log("the upload failed");
            case UploadCancelled cancelled -> withSeconds(line, entry).log("the upload was cancelled");
        }
    }

    /** Logs a write to the journal that failed, so the step has no effect. */
    static void notWritten(UploadId id, int attempt, @Nullable Throwable failure) {
        line(Level.ERROR, id, attempt)
                .addKeyValue("detail", Stages.describe(failure))
                .log("a step could not be written to the journal");
    }

    private static Level level(UploadEvent event) {
        return switch (event) {
            case UploadInDoubt inDoubt -> Level.WARN;
            case UploadFailed failed -> Level.WARN;
            case UnknownStatus unknown -> Level.WARN;
            case ResultMissing missing -> Level.WARN;
            case UploadSubmitting submitting -> Level.DEBUG;
            case ResultCollected collected -> Level.DEBUG;
            default -> Level.INFO;
        };
    }

    private static LoggingEventBuilder line(Level level, UploadId id, int attempt) {
        return LOG.atLevel(level).addKeyValue("upload", id.value()).addKeyValue("attempt", attempt);
    }

    private static LoggingEventBuilder withFault(LoggingEventBuilder line, Fault fault) {
        var withCode = line.addKeyValue("fault", fault.code());
        if (fault instanceof Refused refused) {
            return withCode.addKeyValue("status", refused.status());
        }
        return LoggableFaultText.of(fault)
                .map(text -> withCode.addKeyValue("detail", text))
                .orElse(withCode);
    }

    private static LoggingEventBuilder withSeconds(LoggingEventBuilder line, JournalEntry entry) {
        var taken = Duration.between(entry.createdAt(), entry.updatedAt());
        return line.addKeyValue("seconds", taken.toMillis() / 1000.0);
    }
}
