package dev.ferry.application.content;

import dev.ferry.application.async.Stages;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Pulls all pieces through a reader. Pieces that are there at once are taken in a loop, so the stack does not grow. */
final class ChunkReader {

    private final Chunks source;
    private final Chunks.Reader reader;
    private final Executor where;
    private final CompletableFuture<Void> finished = new CompletableFuture<>();

    ChunkReader(Chunks source, Chunks.Reader reader, Executor where) {
        this.source = source;
        this.reader = reader;
        this.where = where;
    }

    CompletionStage<Void> run() {
        where.execute(this::pull);
        return finished;
    }

    private void pull() {
        while (!finished.isDone()) {
            var next = source.next().toCompletableFuture();
            if (!next.isDone()) {
                var unused = next.whenCompleteAsync(
                        (piece, failure) -> {
                            take(next);
                            pull();
                        },
                        where);
                return;
            }
            take(next);
        }
    }

    private void take(CompletableFuture<Optional<ByteBuffer>> next) {
        try {
            var piece = next.join();
            if (piece.isPresent()) {
                reader.read(piece.get());
            } else {
                end();
            }
        } catch (IOException | RuntimeException e) {
            source.close();
            finished.completeExceptionally(Stages.cause(e));
        }
    }

    private void end() {
        source.close();
        finished.complete(null);
    }
}
