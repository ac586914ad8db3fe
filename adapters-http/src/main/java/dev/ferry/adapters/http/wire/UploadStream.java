package dev.ferry.adapters.http.wire;

import dev.ferry.adapters.http.call.CallerFailureException;
import dev.ferry.adapters.http.text.JsonText;
import dev.ferry.application.async.Stages;
import dev.ferry.application.content.Chunks;
import dev.ferry.application.content.UnreadableContentException;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A large upload's body, read once, no faster than the connection accepts it. On the context only. */
final class UploadStream implements ReadStream<Buffer> {

    /** The size of one piece, in bytes: fits a file's chunk unless more than every fourth byte is escaped. */
    private static final int PIECE_BYTES = 320 * 1024;

    private final Context context;
    private final Chunks data;
    private final Buffer suffix;
    private final byte[] escaped = new byte[PIECE_BYTES];
    private Optional<ByteBuffer> chunk;
    private long remaining;
    private Future<Buffer> next;
    private boolean allRead;
    private boolean paused;
    private boolean giving;
    private boolean ended;
    private @Nullable Handler<Buffer> handler;
    private @Nullable Handler<Void> endHandler;
    private @Nullable Handler<Throwable> exceptionHandler;

    /**
     * Creates the stream for one sending.
     *
     * @param data the data set after its first chunk; closed with this stream
     * @param length the length of the escaped data set in bytes
     */
    UploadStream(Context context, Buffer prefix, Chunks data, Optional<ByteBuffer> first, long length, Buffer suffix) {
        this.context = context;
        this.data = data;
        this.chunk = first;
        this.remaining = length;
        this.suffix = suffix;
        this.next = Future.succeededFuture(prefix);
    }

    /** Closes the data set. Idempotent. */
    void close() {
        ended = true;
        data.close();
    }

    @Override
    public UploadStream handler(@Nullable Handler<Buffer> handler) {
        this.handler = handler;
        return this;
    }

    @Override
    public UploadStream endHandler(@Nullable Handler<Void> handler) {
        endHandler = handler;
        return this;
    }

    @Override
    public UploadStream exceptionHandler(@Nullable Handler<Throwable> handler) {
        exceptionHandler = handler;
        return this;
    }

    @Override
    public UploadStream pause() {
        paused = true;
        return this;
    }

    @Override
    public UploadStream resume() {
        paused = false;
        giveNext();
        return this;
    }

    @Override
    public UploadStream fetch(long amount) {
        return resume();
    }

    /** Gives the next piece in a task of its own, so that the stack does not grow with the data. */
    private void giveNext() {
        if (!paused && !giving && !ended) {
            giving = true;
            next.onComplete(piece -> context.runOnContext(ignored -> give(piece)));
        }
    }

    /**
     * Gives a piece and reads the next one, which is thus read while the connection sends this one. After a failure,
     * Vert.x resets the request, which fails with the same failure.
     */
    private void give(AsyncResult<Buffer> piece) {
        giving = false;
        if (ended || handler == null || endHandler == null || exceptionHandler == null) {
            return;
        }
        ended = piece.failed() || allRead;
        if (piece.failed()) {
            exceptionHandler.handle(piece.cause());
            return;
        }
        if (!ended) {
            next = read();
        }
        handler.handle(piece.result());
        if (ended) {
            endHandler.handle(null);
        } else {
            giveNext();
        }
    }

    private Future<Buffer> read() {
        if (chunk.isEmpty() || chunk.get().hasRemaining()) {
            return piece();
        }
        return Future.fromCompletionStage(data.next(), context)
                .recover(failure ->
                        incomplete(UnreadableContentException.after(Stages.cause(failure), "the stored data set")))
                .compose(read -> {
                    chunk = read;
                    return piece();
                });
    }

    /**
     * As much of the chunk as fits into one piece; the suffix after the last chunk. The length of other bytes than the
     * measured ones may differ before their end is reached.
     */
    private Future<Buffer> piece() {
        var piece = chunk.map(this::escape).orElse(suffix);
        allRead = chunk.isEmpty();
        return remaining < 0 || (allRead && remaining > 0)
                ? incomplete(UnreadableContentException.damaged("the stored data set"))
                : Future.succeededFuture(piece);
    }

    private Buffer escape(ByteBuffer text) {
        var length = JsonText.escape(text, escaped);
        remaining -= length;
        return Buffer.buffer(length).appendBytes(escaped, 0, length);
    }

    /** Withholds the end of the body. */
    private static <T> Future<T> incomplete(UnreadableContentException failure) {
        return Future.failedFuture(new CallerFailureException(failure));
    }
}
