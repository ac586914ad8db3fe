package dev.ferry.adapters.store.sqlite;

import dev.ferry.application.async.Stages;
import dev.ferry.application.content.Chunks;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Chunks whose first bytes were read ahead, to check whether they exceed a limit. Reading starts at the first byte. */
final class PeekedChunks implements Chunks {

    private final Chunks source;
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private boolean ended;
    private boolean isReplayed;

    private PeekedChunks(Chunks source) {
        this.source = source;
    }

    /** Reads until the limit is exceeded or the source ends. Closes the source if it fails. */
    static CompletionStage<PeekedChunks> of(Chunks source, int limit) {
        var chunks = new PeekedChunks(source);
        return Stages.repeatUntil(
                        () -> chunks.ended || chunks.read.size() > limit,
                        () -> source.next().thenAccept(chunks::append))
                .handle((ignored, failure) -> {
                    if (failure != null) {
                        source.close();
                    }
                    return failure;
                })
                .thenCompose(failure -> failure == null
                        ? CompletableFuture.completedStage(chunks)
                        : CompletableFuture.failedStage(failure));
    }

    /** Whether the source has ended within the limit. */
    boolean isComplete() {
        return ended;
    }

    /** Returns the bytes read ahead. */
    byte[] bytes() {
        return read.toByteArray();
    }

    @Override
    public CompletionStage<Optional<ByteBuffer>> next() {
        if (isReplayed) {
            return source.next();
        }
        isReplayed = true;
        return CompletableFuture.completedStage(Optional.of(ByteBuffer.wrap(bytes())));
    }

    @Override
    public void close() {
        source.close();
    }

    private void append(Optional<ByteBuffer> chunk) {
        ended = chunk.isEmpty();
        chunk.ifPresent(buffer -> {
            var copy = new byte[buffer.remaining()];
            buffer.get(copy);
            read.writeBytes(copy);
        });
    }
}
