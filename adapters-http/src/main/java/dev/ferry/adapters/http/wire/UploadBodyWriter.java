package dev.ferry.adapters.http.wire;

import dev.ferry.adapters.http.text.JsonText;
import dev.ferry.application.content.Chunks;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import java.nio.ByteBuffer;
import java.util.Optional;

/** One sending of an upload's body, no faster than the connection takes it. */
final class UploadBodyWriter implements AutoCloseable {

    /** So much is written at a time: a piece of a file in one go, unless every fourth byte is to be escaped. */
    private static final int ROOM = 320 * 1024;

    private final UploadBody body;
    private final Chunks data;
    private final Optional<ByteBuffer> first;
    private final Promise<Void> passedOn = Promise.promise();
    private final byte[] escaped = new byte[ROOM];
    private long left;

    /**
     * A sending.
     *
     * @param body what stands around the data set
     * @param data the data set behind its first piece; closed with this
     * @param left how many bytes it will be when escaped
     */
    UploadBodyWriter(UploadBody body, Chunks data, Optional<ByteBuffer> first, long left) {
        this.body = body;
        this.data = data;
        this.first = first;
        this.left = left;
    }

    /** Completes when the last byte is written; fails with a {@link TransportException} when the data set lets down. */
    Future<Void> sendTo(HttpClientRequest request) {
        return request.write(body.before())
                .compose(begun -> {
                    turn(first, request);
                    return passedOn.future();
                })
                .compose(passed -> left == 0 ? request.end(body.after()) : Future.failedFuture(changed()));
    }

    @Override
    public void close() {
        data.close();
    }

    /** Each turn is a task of its own, so the stack does not grow with the data. */
    private void turn(Optional<ByteBuffer> piece, HttpClientRequest request) {
        if (piece.isEmpty()) {
            passedOn.complete();
            return;
        }
        write(piece.get(), request)
                .onSuccess(next -> body.context().runOnContext(go -> turn(next, request)))
                .onFailure(passedOn::fail);
    }

    /**
     * Writes as much of a piece as there is room for; brings what is to be written next: the rest of the piece, or the
     * next one, read meanwhile.
     */
    private Future<Optional<ByteBuffer>> write(ByteBuffer piece, HttpClientRequest request) {
        var length = JsonText.escape(piece, escaped);
        left -= length;
        if (left < 0) {
            return Future.failedFuture(changed());
        }
        var slice = Buffer.buffer(length).appendBytes(escaped, 0, length);
        var following = piece.hasRemaining() ? Future.succeededFuture(Optional.of(piece)) : next();
        return request.write(slice).compose(written -> following);
    }

    private Future<Optional<ByteBuffer>> next() {
        return Future.fromCompletionStage(data.next(), body.context())
                .recover(failure -> Future.failedFuture(TransportException.noAnswer(
                        "the stored data set could not be read to its end after a part of it was sent")));
    }

    private static TransportException changed() {
        return TransportException.noAnswer("the stored data set changed while it was sent");
    }
}
