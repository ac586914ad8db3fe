package dev.ferry.adapters.http.wire;

import dev.ferry.adapters.http.settings.Credentials;
import dev.ferry.adapters.http.text.JsonText;
import dev.ferry.application.async.Stages;
import dev.ferry.application.content.Content;
import dev.ferry.application.port.driven.DatasetUpload;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * The guide's JSON object for an upload. All values are strings; the data set is streamed into the member {@code Data}.
 * The body is measured before it is sent, because the guide's call has a {@code Content-Length}.
 */
public final class UploadBody {

    /** Bodies up to this size, in bytes, stay in memory from measuring to sending. Each waiting upload keeps one. */
    static final int MAX_BUFFERED = 32 * 1024;

    private final Content data;
    private final Buffer prefix;
    private final Buffer suffix;
    private final Context context;

    public UploadBody(DatasetUpload upload, Credentials credentials, Context context) {
        this.data = upload.data();
        this.prefix = Buffer.buffer("{\"Name\":" + JsonText.quote(upload.name().value()) + ",\"Data\":\"");
        this.suffix = Buffer.buffer(
                "\",\"Key\":" + JsonText.quote(credentials.apiKey().reveal())
                        + ",\"Username\":" + JsonText.quote(credentials.username())
                        + ",\"Overwrite\":\"" + upload.overwrite() + "\"}");
        this.context = context;
    }

    /**
     * Reads the data set once to measure the body.
     *
     * @return the body with its length; fails with a {@link PlatformException} when the data set cannot be read
     */
    public Future<MeasuredBody> measure() {
        var measuring = new Measuring();
        return readStored(() -> data.open()
                .thenCompose(chunks -> chunks.forEach(measuring::add))
                .thenApply(result -> measuring.toMeasuredBody()));
    }

    private final class Measuring {
        private final Buffer buffer = prefix.copy();
        private long length = prefix.length();

        private void add(ByteBuffer chunk) {
            length += JsonText.escapedLength(chunk);
            if (length <= MAX_BUFFERED) {
                buffer.appendBuffer(JsonText.escape(chunk));
            }
        }

        private MeasuredBody toMeasuredBody() {
            var isSmall = length <= MAX_BUFFERED;
            return new MeasuredBody(
                    UploadBody.this, length + suffix.length(), isSmall ? buffer.appendBuffer(suffix) : null);
        }
    }

    /**
     * Opens the data set and reads its first chunk, so that a fault of the store appears before anything is sent.
     *
     * @return a writer, which the caller closes; fails with a {@link PlatformException} if the data set is unreadable
     */
    Future<UploadBodyWriter> open(long length) {
        return readStored(data::open)
                .compose(chunks -> readStored(chunks::next)
                        .onFailure(failure -> chunks.close())
                        .map(first ->
                                new UploadBodyWriter(this, chunks, first, length - prefix.length() - suffix.length())));
    }

    Buffer prefix() {
        return prefix;
    }

    Buffer suffix() {
        return suffix;
    }

    Context context() {
        return context;
    }

    private <T> Future<T> readStored(Supplier<CompletionStage<T>> operation) {
        return Future.succeededFuture()
                .compose(ignored -> Future.fromCompletionStage(operation.get(), context))
                .recover(failure -> Future.failedFuture(new PlatformException(new Unavailable(
                        "nothing was sent because the stored data set cannot be read: " + Stages.describe(failure)))));
    }
}
