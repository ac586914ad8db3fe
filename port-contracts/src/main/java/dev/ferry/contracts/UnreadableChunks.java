package dev.ferry.contracts;

import dev.ferry.application.content.Chunks;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A data set that opens, but cannot be read. */
record UnreadableChunks(IOException failure) implements Chunks {

    @Override
    public CompletionStage<Optional<ByteBuffer>> next() {
        return CompletableFuture.failedStage(failure);
    }

    @Override
    public void close() {}
}
