package dev.ferry.application.content;

import dev.ferry.application.async.Stages;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Pulls all pieces through a reader. Pieces that are there at once are taken in a loop, so the stack does not grow. */
final class Pump {

    private final Chunks source;
    private final Consumer<ByteBuffer> reader;
    private final CompletableFuture<Void> finished = new CompletableFuture<>();

    Pump(Chunks source, Consumer<ByteBuffer> reader) {
        this.source = source;
        this.reader = reader;
    }

    CompletionStage<Void> run() {
        pull();
        return finished;
    }

    private void pull() {
        while (!finished.isDone()) {
            var next = source.next().toCompletableFuture();
            if (!next.isDone()) {
                var unused = next.whenComplete((piece, failure) -> {
                    take(next);
                    pull();
                });
                return;
            }
            take(next);
        }
    }

    private void take(CompletableFuture<Optional<ByteBuffer>> next) {
        try {
            var piece = next.join();
            piece.ifPresentOrElse(reader, this::end);
        } catch (RuntimeException e) {
            source.close();
            finished.completeExceptionally(Stages.cause(e));
        }
    }

    private void end() {
        source.close();
        finished.complete(null);
    }
}
