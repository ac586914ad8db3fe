package dev.ferry.adapters.http.wire;

import dev.ferry.adapters.http.settings.Credentials;
import dev.ferry.application.content.Chunks;
import dev.ferry.application.content.Content;
import dev.ferry.application.port.driven.DatasetUpload;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The guide's JSON object, all of its values strings, with the data set streamed into its member {@code Data}. It is
 * measured before it is sent, so that it goes out with a {@code Content-Length} as the guide's own call does.
 */
public final class UploadBody {

    private final Content data;
    private final Buffer before;
    private final Buffer after;
    private final Context context;

    /**
     * The body of one upload.
     *
     * @param upload what to deliver
     * @param credentials whose it is
     * @param context where the sending happens
     */
    public UploadBody(DatasetUpload upload, Credentials credentials, Context context) {
        this.data = upload.data();
        this.before = Buffer.buffer("{\"Name\":" + JsonText.quote(upload.name().value()) + ",\"Data\":\"");
        this.after = Buffer.buffer(
                "\",\"Key\":" + JsonText.quote(credentials.apiKey().reveal())
                        + ",\"Username\":" + JsonText.quote(credentials.username())
                        + ",\"Overwrite\":\"" + upload.overwrite() + "\"}");
        this.context = context;
    }

    /**
     * How long it is.
     *
     * @return the number of bytes; fails as the data set's content does
     */
    public Future<Long> measure() {
        var length = new AtomicLong(before.length() + after.length());
        var measured = data.open()
                .thenCompose(chunks -> chunks.forEach(piece -> length.addAndGet(JsonText.escapedLength(piece))))
                .thenApply(read -> length.get());
        return Future.fromCompletionStage(measured, context);
    }

    /**
     * Writes it, no faster than the connection takes it.
     *
     * @param request a request whose head is complete
     * @param announced the length that the head announces
     * @return completes when the last byte is written; fails when the data set is no longer as long as it was measured
     */
    public Future<Void> sendTo(HttpClientRequest request, long announced) {
        return Future.fromCompletionStage(data.open(), context)
                .compose(chunks -> request.write(before)
                        .compose(begun -> new Writer(chunks, request).run())
                        .onComplete(done -> chunks.close()))
                .compose(written -> before.length() + written + after.length() == announced
                        ? request.end(after)
                        : Future.failedFuture("the data set has changed since it was measured"));
    }

    /** Passes pieces on, one at a time. Each turn is a task of its own, so the stack does not grow with the data. */
    private final class Writer {
        private final Chunks chunks;
        private final HttpClientRequest request;
        private final Promise<Long> finished = Promise.promise();
        private long written;

        private Writer(Chunks chunks, HttpClientRequest request) {
            this.chunks = chunks;
            this.request = request;
        }

        /** How many bytes were written, once all were. */
        private Future<Long> run() {
            turn();
            return finished.future();
        }

        private void turn() {
            Future.fromCompletionStage(chunks.next(), context)
                    .onSuccess(piece -> piece.ifPresentOrElse(this::write, () -> finished.complete(written)))
                    .onFailure(finished::fail);
        }

        private void write(ByteBuffer piece) {
            var escaped = JsonText.escape(piece);
            written += escaped.length();
            request.write(escaped)
                    .onSuccess(sent -> context.runOnContext(next -> turn()))
                    .onFailure(finished::fail);
        }
    }
}
