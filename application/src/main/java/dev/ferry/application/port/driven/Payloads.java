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

/** Keeps the bytes of data sets and results, named by their hash. The same bytes stored twice are kept once. */
public interface Payloads {

    /**
     * Reads bytes to their end, keeps them and closes them.
     *
     * @return their name, once they are as durable as the store can make them, or will be with whatever the journal
     *     commits next; fails as the bytes fail, and nothing is kept
     */
    CompletionStage<ContentRef> store(Chunks bytes);

    /**
     * Whether bytes are still kept.
     *
     * @param ref their name
     * @return false when they are gone
     */
    CompletionStage<Boolean> contains(ContentRef ref);

    /**
     * Bytes that were stored.
     *
     * @param ref their name
     * @return the bytes; opening them fails with a {@link java.nio.file.NoSuchFileException} when they are gone
     */
    Content content(ContentRef ref);

    /**
     * Bytes that are kept, and since when.
     *
     * @param ref their name
     * @param at when they were stored last, to the minute, by the clock of whoever stored them
     */
    record Stored(ContentRef ref, Instant at) {}

    /**
     * Lists what is kept, in the order of the hashes, a page at a time. What is stored or discarded meanwhile may be
     * listed or not.
     *
     * @param after the last of the page before, whether it is still kept or not; null for the first page
     * @param limit at most so many, at least 1
     * @return what follows; empty when there is no more
     */
    CompletionStage<List<Stored>> stored(@Nullable Stored after, int limit);

    /**
     * Lets bytes go, but not those that were stored, or stored again, at that time or later, be it while this is going
     * on and by another process: who stores bytes can count on them until then. They can be read up to the moment when
     * they are gone. What a store or a discard that was cut short before that time has left behind is put in order,
     * even when no bytes are named. What was stored less than a minute before that time may stay, too.
     *
     * @param refs their names; unknown ones are left out
     * @param storedBefore since when bytes are too young to go
     * @return those that are gone now, by this call
     */
    CompletionStage<Set<ContentRef>> discard(Collection<ContentRef> refs, Instant storedBefore);
}
