package dev.ferry.adapters.telemetry.log;

import dev.ferry.adapters.telemetry.ForwardingJournal;
import dev.ferry.adapters.telemetry.PortDecorators;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.UploadChange;
import dev.ferry.application.port.driven.Journal;
import dev.ferry.domain.event.UploadEvent;
import dev.ferry.domain.upload.Queued;
import dev.ferry.domain.upload.Transition;
import dev.ferry.domain.upload.Upload;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Logs each event after it is durable, and each failed write. A write that was refused is not logged. */
public final class LoggedJournal extends ForwardingJournal {

    public LoggedJournal(Journal journal) {
        super(journal);
    }

    @Override
    public CompletionStage<Optional<JournalEntry>> enter(Transition<Queued> submitted) {
        return PortDecorators.onCompletion(journal.enter(submitted), (entered, failure) -> {
            if (entered != null) {
                logEvents(List.of(submitted.event()), entered);
            } else {
                logFailure(submitted.next(), failure);
            }
        });
    }

    @Override
    public CompletionStage<Optional<JournalEntry>> commit(UploadChange change) {
        var steps = change.batch();
        return PortDecorators.onCompletion(journal.commit(change), (written, failure) -> {
            if (written != null) {
                logEvents(steps.events(), written);
            } else {
                logFailure(steps.state(), failure);
            }
        });
    }

    private static void logEvents(List<UploadEvent> events, Optional<JournalEntry> written) {
        written.ifPresent(entry -> events.forEach(event -> UploadLog.committed(event, entry)));
    }

    private static void logFailure(Upload upload, @Nullable Throwable failure) {
        UploadLog.notWritten(upload.id(), upload.attempt().number(), failure);
    }
}
