package dev.ferry.application.content;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Bytes in memory.
 *
 * @param array the bytes; not copied, so they must not change
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Bytes(byte[] array) implements Content {

    /** A text as UTF-8. */
    public static Bytes of(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public CompletionStage<Chunks> open() {
        var rest = ByteBuffer.wrap(array).asReadOnlyBuffer();
        return CompletableFuture.completedStage(new Chunks() {
            private boolean read = !rest.hasRemaining();

            @Override
            public CompletionStage<Optional<ByteBuffer>> next() {
                var chunk = read ? Optional.<ByteBuffer>empty() : Optional.of(rest);
                read = true;
                return CompletableFuture.completedStage(chunk);
            }

            @Override
            public void close() {
                read = true;
            }
        });
    }
}
