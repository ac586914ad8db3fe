package dev.ferry.application.port.driven;

import dev.ferry.application.content.Chunks;
import dev.ferry.application.content.Content;
import dev.ferry.domain.submission.ContentRef;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Stores the bytes of data sets and results under their hash. Equal bytes are stored once. */
public interface Payloads {

    /**
     * Reads the bytes to their end, stores them, and closes the stream.
     *
     * @return completes when the bytes are as durable as the store can make them, or will be with the journal's next
     *     commit. If the stream fails, the stage fails with the same failure and nothing is stored
     */
    CompletionStage<ContentRef> store(Chunks bytes);

    CompletionStage<Boolean> contains(ContentRef ref);

    /** Opening the content fails with a {@link java.nio.file.NoSuchFileException} when the payload is not stored. */
    Content content(ContentRef ref);

    /**
     * A stored payload.
     *
     * @param at when it was last stored, with the precision of a minute, by the clock of the process that stored it
     */
    record Stored(ContentRef ref, Instant at) {}

    /**
     * Lists the payloads in the order of their hashes, one page at a time. A payload that is stored or deleted
     * meanwhile may be missing or listed.
     *
     * @param after the last payload of the page before, even if it has been deleted; null for the first page
     * @param limit the size of a page, at least 1
     * @return the next page; empty at the end
     */
    CompletionStage<List<Stored>> stored(@Nullable Stored after, int limit);

    /**
     * Deletes payloads that were last stored before {@code storedBefore}. A payload that is stored again later is kept,
     * even if another process stores it during this call. A payload can be read until it is deleted. The call also
     * removes the remains of stores and deletions that were interrupted before a time, even when {@code refs} is empty.
     * A payload stored less than a minute before {@code storedBefore} may be kept too.
     *
     * @param refs unknown ones are ignored
     * @param interruptedBefore earlier than the last byte of every store that is under way
     * @return the payloads that this call deleted
     */
    CompletionStage<Set<ContentRef>> discard(
            Collection<ContentRef> refs, Instant storedBefore, Instant interruptedBefore);

    /** Deletes payloads, and the remains of interrupted stores and deletions, of before the same time. */
    default CompletionStage<Set<ContentRef>> discard(Collection<ContentRef> refs, Instant storedBefore) {
        return discard(refs, storedBefore, storedBefore);
    }
}
