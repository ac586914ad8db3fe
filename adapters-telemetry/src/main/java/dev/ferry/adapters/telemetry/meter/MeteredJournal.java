package dev.ferry.adapters.telemetry.meter;

import dev.ferry.adapters.telemetry.ForwardingJournal;
import dev.ferry.adapters.telemetry.PortDecorators;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.UploadChange;
import dev.ferry.application.port.driven.Journal;
import dev.ferry.domain.upload.Queued;
import dev.ferry.domain.upload.Transition;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Counts what is written. What was refused or failed has not happened. */
public final class MeteredJournal extends ForwardingJournal {

    private final TrackedLeases leases;
    private final LifecycleMeters lives;
    private final WriteMeters writes;

    /**
     * Stands before a journal.
     *
     * @param leases what this process holds; a write may end a lease
     */
    public MeteredJournal(Journal journal, TrackedLeases leases, MeterRegistry registry) {
        super(journal);
        this.leases = leases;
        this.lives = new LifecycleMeters(registry);
        this.writes = new WriteMeters(registry);
    }

    @Override
    public CompletionStage<Optional<JournalEntry>> enter(Transition<Queued> submitted) {
        return PortDecorators.end(writes.timed("enter", () -> journal.enter(submitted)), (entered, failure) -> {
            if (entered != null) {
                entered.ifPresent(entry -> lives.committed(List.of(submitted.event()), entry));
            }
        });
    }

    @Override
    public CompletionStage<Optional<JournalEntry>> commit(UploadChange change) {
        var id = change.steps().now().id();
        Runnable notWritten = change.keepsLease() ? () -> {} : leases.ended(id);
        return PortDecorators.end(writes.timed("commit", () -> journal.commit(change)), (written, failure) -> {
            if (written == null) {
                notWritten.run();
            } else {
                written.ifPresentOrElse(
                        entry -> lives.committed(change.steps().events(), entry), () -> leases.ended(id));
            }
        });
    }
}
