package dev.ferry.contracts.fake;

import dev.ferry.application.content.Chunks;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.IntUnaryOperator;

/** Bytes in chunks of given sizes, as a network splits them. */
public final class SplitContent implements Chunks {

    private final byte[] bytes;
    private final IntUnaryOperator sizes;
    private int from;

    /**
     * Starts before the first chunk.
     *
     * @param sizes maps the number of remaining bytes to the size of the next chunk, from 1 to that number
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
        var chunk = ByteBuffer.wrap(Arrays.copyOfRange(bytes, from, to));
        from = to;
        return CompletableFuture.completedStage(Optional.of(chunk));
    }

    @Override
    public void close() {}
}
