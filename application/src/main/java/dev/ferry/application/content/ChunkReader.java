package dev.ferry.application.content;

import dev.ferry.application.async.Stages;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Passes all chunks to a reader. Chunks that are already available are read in a loop, so the stack does not grow. */
final class ChunkReader {

    private final Chunks source;
    private final Chunks.Reader reader;
    private final Executor executor;
    private final CompletableFuture<Void> finished = new CompletableFuture<>();

    ChunkReader(Chunks source, Chunks.Reader reader, Executor executor) {
        this.source = source;
        this.reader = reader;
        this.executor = executor;
    }

    CompletionStage<Void> run() {
        executor.execute(this::pull);
        return finished;
    }

    private void pull() {
        while (!finished.isDone()) {
            var next = Stages.start(source::next).toCompletableFuture();
            if (!next.isDone()) {
                var unused = next.whenCompleteAsync(
                        (chunk, failure) -> {
                            process(next);
                            pull();
                        },
                        executor);
                return;
            }
            process(next);
        }
    }

    private void process(CompletableFuture<Optional<ByteBuffer>> next) {
        try {
            var chunk = next.join();
            if (chunk.isPresent()) {
                reader.read(chunk.get());
            } else {
                finish();
            }
        } catch (IOException | RuntimeException e) {
            source.close();
            finished.completeExceptionally(Stages.cause(e));
        }
    }

    private void finish() {
        source.close();
        finished.complete(null);
    }
}
