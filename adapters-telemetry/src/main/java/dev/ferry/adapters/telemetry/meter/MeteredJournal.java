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

/** Counts writes, and the events of those that succeeded. */
public final class MeteredJournal extends ForwardingJournal {

    private final TrackedLeases leases;
    private final LifecycleMeters lifecycle;
    private final WriteMeters writes;

    /**
     * Decorates a journal.
     *
     * @param leases the leases that this process has; a write may end one
     */
    public MeteredJournal(Journal journal, TrackedLeases leases, MeterRegistry registry) {
        super(journal);
        this.leases = leases;
        this.lifecycle = new LifecycleMeters(registry);
        this.writes = new WriteMeters(registry);
    }

    @Override
    public CompletionStage<Optional<JournalEntry>> enter(Transition<Queued> submitted) {
        var write = writes.timed("enter", () -> journal.enter(submitted));
        return PortDecorators.onCompletion(write, (entered, failure) -> {
            if (entered != null) {
                entered.ifPresent(entry -> lifecycle.committed(List.of(submitted.event()), entry));
            }
        });
    }

    @Override
    public CompletionStage<Optional<JournalEntry>> commit(UploadChange change) {
        var id = change.batch().state().id();
        var write = change.keepsLease() ? leases.keeping(id) : leases.ending(id);
        return PortDecorators.onCompletion(writes.timed("commit", () -> journal.commit(change)), (written, failure) -> {
            if (written == null) {
                write.failed();
                return;
            }
            write.done();
            written.ifPresentOrElse(
                    entry -> {
                        leases.written(entry);
                        lifecycle.committed(change.batch().events(), entry);
                    },
                    () -> leases.ended(id));
        });
    }
}
