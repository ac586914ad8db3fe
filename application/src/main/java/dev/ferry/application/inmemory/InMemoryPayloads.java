package dev.ferry.application.inmemory;

import dev.ferry.application.async.Stages;
import dev.ferry.application.content.Bytes;
import dev.ferry.application.content.Chunks;
import dev.ferry.application.content.Content;
import dev.ferry.application.content.ContentHasher;
import dev.ferry.application.port.driven.Payloads;
import dev.ferry.domain.submission.ContentRef;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Payloads in a map. */
public final class InMemoryPayloads implements Payloads {

    private final NavigableMap<ContentRef, StoredBytes> payloads =
            new ConcurrentSkipListMap<>(Comparator.comparing(ContentRef::sha256).thenComparingLong(ContentRef::bytes));
    private final InstantSource clock;

    /**
     * Creates an empty store.
     *
     * @param clock the time at which payloads are stored
     */
    public InMemoryPayloads(InstantSource clock) {
        this.clock = clock;
    }

    private record StoredBytes(Bytes bytes, Instant at) {}

    @Override
    public CompletionStage<ContentRef> store(Chunks bytes) {
        var all = new ByteArrayOutputStream();
        return Stages.unwrap(bytes.forEach(chunk -> append(all, chunk)).thenApply(read -> add(all.toByteArray())));
    }

    @Override
    public CompletionStage<Boolean> contains(ContentRef ref) {
        return CompletableFuture.completedStage(payloads.containsKey(ref));
    }

    @Override
    public Content content(ContentRef ref) {
        return () -> {
            var found = payloads.get(ref);
            return found == null
                    ? CompletableFuture.failedStage(new NoSuchFileException(ref.sha256()))
                    : found.bytes().open();
        };
    }

    @Override
    public CompletionStage<List<Stored>> stored(@Nullable Stored after, int limit) {
        var following = after == null ? payloads : payloads.tailMap(after.ref(), false);
        return CompletableFuture.completedStage(following.entrySet().stream()
                .limit(limit)
                .map(found -> new Stored(found.getKey(), found.getValue().at()))
                .toList());
    }

    @Override
    public CompletionStage<Set<ContentRef>> discard(
            Collection<ContentRef> refs, Instant storedBefore, Instant interruptedBefore) {
        return CompletableFuture.completedStage(
                refs.stream().filter(ref -> discard(ref, storedBefore)).collect(Collectors.toSet()));
    }

    private boolean discard(ContentRef ref, Instant storedBefore) {
        var found = payloads.get(ref);
        return found != null && found.at().isBefore(storedBefore) && payloads.remove(ref, found);
    }

    private ContentRef add(byte[] all) {
        var ref = new ContentHasher().add(ByteBuffer.wrap(all)).ref();
        payloads.put(ref, new StoredBytes(new Bytes(all), clock.instant()));
        return ref;
    }

    private static void append(ByteArrayOutputStream all, ByteBuffer chunk) {
        var array = new byte[chunk.remaining()];
        chunk.get(array);
        all.writeBytes(array);
    }
}
