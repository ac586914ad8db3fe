package dev.ferry.adapters.http.text;

import dev.ferry.application.content.Chunks;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Converts the chunks of a source, which is closed with it. A chunk that converts to nothing is not passed on. */
abstract class ConvertedChunks implements Chunks {

    static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final Chunks source;
    private boolean ended;

    ConvertedChunks(Chunks source) {
        this.source = source;
    }

    /**
     * Converts a chunk.
     *
     * @param chunk only valid until the next request to the source, which follows when there is {@link #more} no more
     */
    abstract ByteBuffer convert(ByteBuffer chunk);

    /** The rest of the converted last chunk, if one chunk converts to several. */
    ByteBuffer more() {
        return NOTHING;
    }

    /** The rest of the text after the source has ended. */
    abstract ByteBuffer end();

    @Override
    public final CompletionStage<Optional<ByteBuffer>> next() {
        try {
            var text = more();
            while (!text.hasRemaining() && !ended) {
                var chunk = source.next().toCompletableFuture();
                if (!chunk.isDone() || chunk.isCompletedExceptionally()) {
                    return chunk.thenCompose(this::accept);
                }
                text = convertOrEnd(chunk.resultNow());
            }
            return CompletableFuture.completedStage(text.hasRemaining() ? Optional.of(text) : Optional.empty());
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    @Override
    public void close() {
        source.close();
    }

    private CompletionStage<Optional<ByteBuffer>> accept(Optional<ByteBuffer> chunk) {
        var text = convertOrEnd(chunk);
        return text.hasRemaining() ? CompletableFuture.completedStage(Optional.of(text)) : next();
    }

    private ByteBuffer convertOrEnd(Optional<ByteBuffer> chunk) {
        ended = chunk.isEmpty();
        return ended ? end() : convert(chunk.get());
    }
}
