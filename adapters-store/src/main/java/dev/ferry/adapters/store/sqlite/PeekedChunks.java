package dev.ferry.adapters.store.sqlite;

import dev.ferry.application.async.Stages;
import dev.ferry.application.content.Chunks;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Bytes whose beginning has been read, to see whether there are more than a few. They can be read from the first. */
final class PeekedChunks implements Chunks {

    private final Chunks source;
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private boolean ended;
    private boolean given;

    private PeekedChunks(Chunks source) {
        this.source = source;
    }

    /** Reads until there are more than a few, or no more. What fails is closed. */
    static CompletionStage<PeekedChunks> of(Chunks source, int few) {
        var beginning = new PeekedChunks(source);
        return Stages.repeatUntil(
                        () -> beginning.ended || beginning.read.size() > few,
                        () -> source.next().thenAccept(beginning::take))
                .handle((done, failure) -> {
                    if (failure != null) {
                        source.close();
                    }
                    return failure;
                })
                .thenCompose(failure -> failure == null
                        ? CompletableFuture.completedStage(beginning)
                        : CompletableFuture.failedStage(failure));
    }

    /** Whether nothing follows. */
    boolean isAll() {
        return ended;
    }

    /** What has been read. */
    byte[] bytes() {
        return read.toByteArray();
    }

    @Override
    public CompletionStage<Optional<ByteBuffer>> next() {
        if (given) {
            return source.next();
        }
        given = true;
        return CompletableFuture.completedStage(Optional.of(ByteBuffer.wrap(bytes())));
    }

    @Override
    public void close() {
        source.close();
    }

    private void take(Optional<ByteBuffer> piece) {
        ended = piece.isEmpty();
        piece.ifPresent(some -> {
            var copy = new byte[some.remaining()];
            some.get(copy);
            read.writeBytes(copy);
        });
    }
}
