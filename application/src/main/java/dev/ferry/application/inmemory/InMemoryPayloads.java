package dev.ferry.application.inmemory;

import dev.ferry.application.async.Stages;
import dev.ferry.application.content.Bytes;
import dev.ferry.application.content.Chunks;
import dev.ferry.application.content.Content;
import dev.ferry.application.port.driven.Payloads;
import dev.ferry.domain.submission.ContentRef;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Payloads in a map, whole. */
public final class InMemoryPayloads implements Payloads {

    private final NavigableMap<ContentRef, Kept> kept =
            new ConcurrentSkipListMap<>(Comparator.comparing(ContentRef::sha256).thenComparingLong(ContentRef::bytes));
    private final InstantSource clock;

    /**
     * An empty store.
     *
     * @param clock tells when bytes are stored
     */
    public InMemoryPayloads(InstantSource clock) {
        this.clock = clock;
    }

    private record Kept(Bytes bytes, Instant at) {}

    @Override
    public CompletionStage<ContentRef> store(Chunks bytes) {
        var whole = new ByteArrayOutputStream();
        return Stages.unwrap(bytes.forEach(piece -> append(whole, piece)).thenApply(read -> keep(whole.toByteArray())));
    }

    @Override
    public CompletionStage<Boolean> contains(ContentRef ref) {
        return CompletableFuture.completedStage(kept.containsKey(ref));
    }

    @Override
    public Content content(ContentRef ref) {
        return () -> {
            var found = kept.get(ref);
            return found == null
                    ? CompletableFuture.failedStage(new NoSuchFileException(ref.sha256()))
                    : found.bytes().open();
        };
    }

    @Override
    public CompletionStage<List<Stored>> stored(@Nullable Stored after, int limit) {
        var rest = after == null ? kept : kept.tailMap(after.ref(), false);
        return CompletableFuture.completedStage(rest.entrySet().stream()
                .limit(limit)
                .map(found -> new Stored(found.getKey(), found.getValue().at()))
                .toList());
    }

    @Override
    public CompletionStage<Set<ContentRef>> discard(Collection<ContentRef> refs, Instant storedBefore) {
        return CompletableFuture.completedStage(
                refs.stream().filter(ref -> discard(ref, storedBefore)).collect(Collectors.toSet()));
    }

    private boolean discard(ContentRef ref, Instant storedBefore) {
        var found = kept.get(ref);
        return found != null && found.at().isBefore(storedBefore) && kept.remove(ref, found);
    }

    private ContentRef keep(byte[] whole) {
        var ref = new ContentRef(HexFormat.of().formatHex(sha256().digest(whole)), whole.length);
        kept.put(ref, new Kept(new Bytes(whole), clock.instant()));
        return ref;
    }

    private static void append(ByteArrayOutputStream whole, ByteBuffer piece) {
        var array = new byte[piece.remaining()];
        piece.get(array);
        whole.writeBytes(array);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
