package dev.ferry.application.inmemory;

import dev.ferry.application.port.driven.RowNumberings;
import dev.ferry.domain.feedback.RowNumbering;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Remembers the row numberings as long as the process runs. Thread-safe. */
final class InMemoryRowNumberings implements RowNumberings {

    private volatile List<RowNumbering> known = List.of();

    InMemoryRowNumberings() {}

    @Override
    public CompletionStage<List<RowNumbering>> read() {
        return CompletableFuture.completedStage(known);
    }

    @Override
    public CompletionStage<Void> write(List<RowNumbering> numberings) {
        known = List.copyOf(numberings);
        return CompletableFuture.completedStage(null);
    }
}
