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

/** A data set in pieces of 64 KiB that counts how it is read, and may be another one with each reading. */
final class PiecewiseContent implements Content {

    static final int PIECE = 64 * 1024;

    /** As a number of pieces: the reading breaks off before its first, or after its first. */
    static final int UNREADABLE = -1;

    static final int BREAKING_OFF = -2;

    final AtomicInteger opened = new AtomicInteger();
    final AtomicInteger closed = new AtomicInteger();
    final AtomicInteger pulled = new AtomicInteger();
    private final IntUnaryOperator piecesOfReading;

    /** @param piecesOfReading how many pieces there are, by the number of the reading from 1 on */
    PiecewiseContent(IntUnaryOperator piecesOfReading) {
        this.piecesOfReading = piecesOfReading;
    }

    @Override
    public CompletionStage<Chunks> open() {
        var pieces = piecesOfReading.applyAsInt(opened.incrementAndGet());
        pulled.set(0);
        return CompletableFuture.completedStage(new Chunks() {
            @Override
            public CompletionStage<Optional<ByteBuffer>> next() {
                var number = pulled.incrementAndGet();
                if (pieces == UNREADABLE || (pieces == BREAKING_OFF && number > 1)) {
                    return CompletableFuture.failedStage(new IOException("the disk is gone"));
                }
                return CompletableFuture.completedStage(
                        pieces == BREAKING_OFF || number <= pieces ? Optional.of(piece()) : Optional.empty());
            }

            @Override
            public void close() {
                closed.incrementAndGet();
            }
        });
    }

    private static ByteBuffer piece() {
        return ByteBuffer.wrap("x".repeat(PIECE).getBytes(StandardCharsets.US_ASCII));
    }
}
