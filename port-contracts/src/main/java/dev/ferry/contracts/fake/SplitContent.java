package dev.ferry.contracts.fake;

import dev.ferry.application.content.Chunks;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.IntUnaryOperator;

/** Bytes that come in pieces of any sizes, as a network cuts them. */
public final class SplitContent implements Chunks {

    private final byte[] bytes;
    private final IntUnaryOperator sizes;
    private int from;

    /**
     * Before the first piece.
     *
     * @param bytes all of them
     * @param sizes says how large the next piece is, given how much is left: from 1 to that
     */
    public SplitContent(byte[] bytes, IntUnaryOperator sizes) {
        this.bytes = bytes.clone();
        this.sizes = sizes;
    }

    @Override
    public CompletionStage<Optional<ByteBuffer>> next() {
        if (from == bytes.length) {
            return CompletableFuture.completedStage(Optional.empty());
        }
        var to = from + sizes.applyAsInt(bytes.length - from);
        var piece = ByteBuffer.wrap(Arrays.copyOfRange(bytes, from, to));
        from = to;
        return CompletableFuture.completedStage(Optional.of(piece));
    }

    @Override
    public void close() {}
}
