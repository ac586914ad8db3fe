package dev.ferry.application.port.driven;

import dev.ferry.application.content.Chunks;
import dev.ferry.application.content.Content;
import dev.ferry.domain.submission.ContentRef;
import java.util.concurrent.CompletionStage;

/** Keeps the bytes of data sets and results, named by their hash. The same bytes stored twice are kept once. */
public interface Payloads {

    /**
     * Reads bytes to their end, keeps them and closes them.
     *
     * @param bytes where they come from
     * @return their name, once they are as durable as the store can make them; fails as the bytes fail, and nothing is
     *     kept
     */
    CompletionStage<ContentRef> store(Chunks bytes);

    /**
     * Whether bytes are still kept.
     *
     * @param ref their name
     * @return false when they are gone
     */
    CompletionStage<Boolean> holds(ContentRef ref);

    /**
     * Bytes that were stored.
     *
     * @param ref their name
     * @return the bytes; opening them fails with a {@link java.nio.file.NoSuchFileException} when they are gone
     */
    Content content(ContentRef ref);
}
