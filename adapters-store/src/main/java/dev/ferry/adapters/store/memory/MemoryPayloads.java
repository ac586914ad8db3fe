package dev.ferry.adapters.store.memory;

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
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Payloads in a map, whole. */
public final class MemoryPayloads implements Payloads {

    private final Map<ContentRef, Bytes> kept = new ConcurrentHashMap<>();

    @Override
    public CompletionStage<ContentRef> store(Chunks bytes) {
        var whole = new ByteArrayOutputStream();
        return Stages.bare(bytes.forEach(piece -> append(whole, piece)).thenApply(read -> keep(whole.toByteArray())));
    }

    @Override
    public CompletionStage<Boolean> holds(ContentRef ref) {
        return CompletableFuture.completedStage(kept.containsKey(ref));
    }

    @Override
    public Content content(ContentRef ref) {
        return () -> {
            var bytes = kept.get(ref);
            return bytes == null ? CompletableFuture.failedStage(new NoSuchFileException(ref.sha256())) : bytes.open();
        };
    }

    private ContentRef keep(byte[] whole) {
        var ref = new ContentRef(HexFormat.of().formatHex(sha256().digest(whole)), whole.length);
        kept.putIfAbsent(ref, new Bytes(whole));
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
