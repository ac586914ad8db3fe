package dev.ferry.adapters.http;

import dev.ferry.application.content.Chunks;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault.Malformed;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A result that the Platform may not have prepared yet: reading it fails if it has no bytes. */
final class NonEmptyChunks implements Chunks {

    private final Chunks source;
    private boolean hasBytes;

    /** Wraps chunks, which are closed with this object. */
    NonEmptyChunks(Chunks source) {
        this.source = source;
    }

    @Override
    public CompletionStage<Optional<ByteBuffer>> next() {
        return source.next().thenCompose(chunk -> {
            hasBytes |= chunk.isPresent();
            return hasBytes
                    ? CompletableFuture.completedStage(chunk)
                    : CompletableFuture.failedStage(new PlatformException(
                            new Malformed("the Platform has not prepared the result yet: it answered without a body")));
        });
    }

    @Override
    public void close() {
        source.close();
    }
}
