package dev.ferry.adapters.http;

import dev.ferry.application.content.Chunks;
import dev.ferry.application.content.Content;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;

/** A data set in chunks of 64 KiB. Counts how often it is opened, read and closed, and may differ in each reading. */
final class PiecewiseContent implements Content {

    static final int CHUNK_BYTES = 64 * 1024;

    /** As a number of chunks: reading fails at the first chunk. */
    static final int UNREADABLE = -1;

    /** As a number of chunks: reading fails after the first chunk. */
    static final int FAILS_AFTER_FIRST = -2;

    final AtomicInteger opened = new AtomicInteger();
    final AtomicInteger closed = new AtomicInteger();
    final AtomicInteger requested = new AtomicInteger();
    private final IntUnaryOperator chunksOfReading;

    /** Creates a data set whose number of chunks depends on the number of the reading, which starts at 1. */
    PiecewiseContent(IntUnaryOperator chunksOfReading) {
        this.chunksOfReading = chunksOfReading;
    }

    @Override
    public CompletionStage<Chunks> open() {
        var chunks = chunksOfReading.applyAsInt(opened.incrementAndGet());
        requested.set(0);
        return CompletableFuture.completedStage(new Chunks() {
            @Override
            public CompletionStage<Optional<ByteBuffer>> next() {
                var number = requested.incrementAndGet();
                if (chunks == UNREADABLE || (chunks == FAILS_AFTER_FIRST && number > 1)) {
                    return CompletableFuture.failedStage(new IOException("the disk is gone"));
                }
                return CompletableFuture.completedStage(
                        chunks == FAILS_AFTER_FIRST || number <= chunks ? Optional.of(chunk()) : Optional.empty());
            }

            @Override
            public void close() {
                closed.incrementAndGet();
            }
        });
    }

    private static ByteBuffer chunk() {
        return ByteBuffer.wrap("x".repeat(CHUNK_BYTES).getBytes(StandardCharsets.US_ASCII));
    }
}
