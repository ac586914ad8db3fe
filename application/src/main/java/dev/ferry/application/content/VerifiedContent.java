package dev.ferry.application.content;

import dev.ferry.application.async.Stages;
import dev.ferry.domain.submission.ContentRef;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Stored bytes that are hashed each time they are read. If they are not the bytes that were stored, a read fails with
 * an {@link UnreadableContentException} instead of reaching the end.
 *
 * @param ref the hash and the length of the bytes that were stored
 */
public record VerifiedContent(Content stored, ContentRef ref) implements Content {

    @Override
    public CompletionStage<Chunks> open() {
        return Stages.unwrap(stored.open().thenApply(Verifying::new));
    }

    private final class Verifying implements Chunks {

        private final Chunks source;
        private final ContentHasher hasher = new ContentHasher();
        private boolean isVerified;

        Verifying(Chunks source) {
            this.source = source;
        }

        @Override
        public CompletionStage<Optional<ByteBuffer>> next() {
            return Stages.unwrap(source.next().thenCompose(chunk -> {
                chunk.ifPresent(hasher::add);
                return chunk.isPresent() || isAsStored()
                        ? CompletableFuture.completedStage(chunk)
                        : CompletableFuture.failedStage(
                                UnreadableContentException.damaged("the stored data " + ref.sha256()));
            }));
        }

        private boolean isAsStored() {
            isVerified = isVerified || hasher.ref().equals(ref);
            return isVerified;
        }

        @Override
        public void close() {
            source.close();
        }
    }
}
