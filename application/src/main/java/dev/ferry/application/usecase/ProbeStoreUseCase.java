package dev.ferry.application.usecase;

import dev.ferry.application.content.Bytes;
import dev.ferry.application.port.driven.Journal;
import dev.ferry.application.port.driven.Payloads;
import dev.ferry.application.port.driving.ProbeStore;
import java.util.concurrent.CompletionStage;

/** Checks the store by small writes. */
public final class ProbeStoreUseCase implements ProbeStore {

    private static final Bytes PROBE = Bytes.of("Ferry was here.\n");

    private final Journal journal;
    private final Payloads payloads;

    public ProbeStoreUseCase(Journal journal, Payloads payloads) {
        this.journal = journal;
        this.payloads = payloads;
    }

    @Override
    public CompletionStage<Void> probe() {
        return journal.probe()
                .thenCompose(written -> PROBE.open())
                .thenCompose(payloads::store)
                .thenAccept(stored -> {});
    }
}
