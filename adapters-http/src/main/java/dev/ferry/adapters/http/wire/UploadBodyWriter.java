package dev.ferry.adapters.http.wire;

import dev.ferry.adapters.http.text.JsonText;
import dev.ferry.application.content.Chunks;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Writes an upload's body once, no faster than the connection accepts it. */
final class UploadBodyWriter implements AutoCloseable {

    /** The size of one write, in bytes: fits a file's chunk unless more than every fourth byte is escaped. */
    private static final int BUFFER_BYTES = 320 * 1024;

    private final UploadBody body;
    private final Chunks data;
    private final Optional<ByteBuffer> first;
    private final Promise<Void> dataWritten = Promise.promise();
    private final byte[] escaped = new byte[BUFFER_BYTES];
    private long remaining;

    /**
     * Creates a writer for one sending.
     *
     * @param body the parts of the body around the data set
     * @param data the data set after its first chunk; closed with this writer
     * @param remaining the length of the escaped data set in bytes
     */
    UploadBodyWriter(UploadBody body, Chunks data, Optional<ByteBuffer> first, long remaining) {
        this.body = body;
        this.data = data;
        this.first = first;
        this.remaining = remaining;
    }

    /** Completes when the last byte is written; fails with a {@link TransportException} on a fault of the data set. */
    Future<Void> sendTo(HttpClientRequest request) {
        return request.write(body.prefix())
                .compose(prefixWritten -> {
                    writeFrom(first, request);
                    return dataWritten.future();
                })
                .compose(written -> remaining == 0 ? request.end(body.suffix()) : Future.failedFuture(dataChanged()));
    }

    @Override
    public void close() {
        data.close();
    }

    /** Writes the chunk and all later ones. Each step is a separate task, so the stack does not grow with the data. */
    private void writeFrom(Optional<ByteBuffer> chunk, HttpClientRequest request) {
        if (chunk.isEmpty()) {
            dataWritten.complete();
            return;
        }
        write(chunk.get(), request)
                .onSuccess(next -> body.context().runOnContext(ignored -> writeFrom(next, request)))
                .onFailure(dataWritten::fail);
    }

    /**
     * Writes as much of a chunk as fits into the buffer. Returns the data to write next: the rest of the chunk, or the
     * next chunk, which is read during the write.
     */
    private Future<Optional<ByteBuffer>> write(ByteBuffer chunk, HttpClientRequest request) {
        var length = JsonText.escape(chunk, escaped);
        remaining -= length;
        if (remaining < 0) {
            return Future.failedFuture(dataChanged());
        }
        var slice = Buffer.buffer(length).appendBytes(escaped, 0, length);
        var next = chunk.hasRemaining() ? Future.succeededFuture(Optional.of(chunk)) : next();
        return request.write(slice).compose(written -> next);
    }

    private Future<Optional<ByteBuffer>> next() {
        return Future.fromCompletionStage(data.next(), body.context())
                .recover(failure -> Future.failedFuture(TransportException.noAnswer(
                        "the stored data set could not be read to its end after a part of it was sent")));
    }

    private static TransportException dataChanged() {
        return TransportException.noAnswer("the stored data set changed while it was sent");
    }
}
