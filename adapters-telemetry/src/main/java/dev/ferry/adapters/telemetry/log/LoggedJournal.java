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

/** Says what was written, once it is durable. What somebody else was first with is theirs to say. */
public final class LoggedJournal extends ForwardingJournal {

    public LoggedJournal(Journal journal) {
        super(journal);
    }

    @Override
    public CompletionStage<Optional<JournalEntry>> enter(Transition<Queued> submitted) {
        return PortDecorators.end(journal.enter(submitted), (entered, failure) -> {
            if (entered != null) {
                say(List.of(submitted.event()), entered);
            } else {
                regret(submitted.next(), failure);
            }
        });
    }

    @Override
    public CompletionStage<Optional<JournalEntry>> commit(UploadChange change) {
        var steps = change.steps();
        return PortDecorators.end(journal.commit(change), (written, failure) -> {
            if (written != null) {
                say(steps.events(), written);
            } else {
                regret(steps.now(), failure);
            }
        });
    }

    private static void say(List<UploadEvent> events, Optional<JournalEntry> written) {
        written.ifPresent(entry -> events.forEach(event -> UploadLog.happened(event, entry)));
    }

    private static void regret(Upload upload, @Nullable Throwable failure) {
        UploadLog.notWritten(upload.id(), upload.attempt().number(), failure);
    }
}
