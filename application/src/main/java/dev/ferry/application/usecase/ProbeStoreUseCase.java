package dev.ferry.application.usecase;

import dev.ferry.application.content.Bytes;
import dev.ferry.application.port.driven.Journal;
import dev.ferry.application.port.driven.Payloads;
import dev.ferry.application.port.driving.ProbeStore;
import java.util.concurrent.CompletionStage;

/** Writes a little, to see whether Ferry could. */
public final class ProbeStoreUseCase implements ProbeStore {

    private static final Bytes NOTHING_MUCH = Bytes.of("Ferry was here.\n");

    private final Journal journal;
    private final Payloads payloads;

    public ProbeStoreUseCase(Journal journal, Payloads payloads) {
        this.journal = journal;
        this.payloads = payloads;
    }

    @Override
    public CompletionStage<Void> probe() {
        return journal.probe()
                .thenCompose(written -> NOTHING_MUCH.open())
                .thenCompose(payloads::store)
                .thenAccept(stored -> {});
    }
}
