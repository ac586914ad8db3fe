package dev.ferry.adapters.http.wire;

import dev.ferry.adapters.http.text.JsonText;
import dev.ferry.application.content.Chunks;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.util.Optional;

/** An opened data set as pieces of a JSON string, followed by the rest of the upload's body. */
final class UploadData {

    /** The size of one piece, in bytes: fits a file's chunk unless more than every fourth byte is escaped. */
    private static final int PIECE_BYTES = 320 * 1024;

    private final Context context;
    private final Chunks chunks;
    private final Buffer suffix;
    private final byte[] escaped = new byte[PIECE_BYTES];
    private Optional<ByteBuffer> chunk;
    private long remaining;
    private boolean ended;

    /**
     * Takes over an opened data set.
     *
     * @param chunks the data set after its first chunk; closed with this object
     * @param length the length of the escaped data set in bytes
     * @param suffix the last piece
     */
    UploadData(Context context, Chunks chunks, Optional<ByteBuffer> first, long length, Buffer suffix) {
        this.context = context;
        this.chunks = chunks;
        this.chunk = first;
        this.remaining = length;
        this.suffix = suffix;
    }

    /**
     * Reads the next piece. Call it again only after it has completed.
     *
     * @return empty at the end; fails with a {@link TransportException} on a fault of the data set
     */
    Future<Optional<Buffer>> next() {
        return chunk.isPresent() && !chunk.get().hasRemaining()
                ? Future.fromCompletionStage(chunks.next(), context)
                        .recover(failure -> Future.failedFuture(TransportException.noAnswer(
                                "the stored data set could not be read to its end after a part of it was sent")))
                        .compose(next -> {
                            chunk = next;
                            return piece();
                        })
                : piece();
    }

    void close() {
        chunks.close();
    }

    private Future<Optional<Buffer>> piece() {
        if (ended) {
            return Future.succeededFuture(Optional.empty());
        }
        var piece = chunk.map(this::escape).orElse(suffix);
        ended = chunk.isEmpty();
        return remaining < 0 || (ended && remaining > 0)
                ? Future.failedFuture(TransportException.noAnswer("the stored data set changed while it was sent"))
                : Future.succeededFuture(Optional.of(piece));
    }

    /** Escapes as much of a chunk as fits into one piece. */
    private Buffer escape(ByteBuffer text) {
        var length = JsonText.escape(text, escaped);
        remaining -= length;
        return Buffer.buffer(length).appendBytes(escaped, 0, length);
    }
}
