package dev.ferry.adapters.http.wire;

import dev.ferry.adapters.http.call.CallerFailureException;
import dev.ferry.adapters.http.settings.Credentials;
import dev.ferry.adapters.http.text.JsonText;
import dev.ferry.application.async.Stages;
import dev.ferry.application.content.Content;
import dev.ferry.application.port.driven.DatasetUpload;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The guide's JSON object for an upload. All values are strings; the data set is streamed into the member {@code Data}.
 * It is measured before it is sent, because the guide's call has a {@code Content-Length}. It can be sent repeatedly.
 */
public final class UploadBody {

    /** Bodies up to this size, in bytes, stay in memory from measuring to sending. Each waiting upload keeps one. */
    static final int MAX_BUFFERED = 32 * 1024;

    private final Content data;
    private final Context context;
    private final Buffer prefix;
    private final Buffer suffix;
    private @Nullable Buffer whole;
    private long dataLength;

    private UploadBody(DatasetUpload upload, Credentials credentials, Context context) {
        this.data = upload.data();
        this.context = context;
        this.prefix = Buffer.buffer("{\"Name\":" + JsonText.quote(upload.name().value()) + ",\"Data\":\"");
        this.suffix = Buffer.buffer(
                "\",\"Key\":" + JsonText.quote(credentials.apiKey().reveal())
                        + ",\"Username\":" + JsonText.quote(credentials.username())
                        + ",\"Overwrite\":\"" + upload.overwrite() + "\"}");
        this.whole = prefix.copy();
    }

    /**
     * Reads the data set once to measure the body.
     *
     * @return the body; fails with a {@link CallerFailureException} when the data set cannot be read
     */
    public static Future<UploadBody> measure(DatasetUpload upload, Credentials credentials, Context context) {
        var body = new UploadBody(upload, credentials, context);
        return body.readStored(() -> upload.data()
                .open()
                .thenCompose(chunks -> chunks.forEach(body::add))
                .thenApply(read -> body.added()));
    }

    /** The length in bytes. */
    public long length() {
        return prefix.length() + dataLength + suffix.length();
    }

    /** The body if it is small; null if it has to be streamed. */
    @Nullable Buffer whole() {
        return whole;
    }

    /**
     * Opens the body for one sending. Reads the first chunk of the data set, so that a fault of the store appears
     * before anything is sent.
     *
     * @return the caller closes it; fails with a {@link CallerFailureException} when the data set cannot be read
     */
    Future<UploadStream> open() {
        return readStored(data::open)
                .compose(chunks -> readStored(chunks::next)
                        .onFailure(failure -> chunks.close())
                        .map(first -> new UploadStream(context, prefix, chunks, first, dataLength, suffix)));
    }

    private void add(ByteBuffer chunk) {
        dataLength += JsonText.escapedLength(chunk);
        if (whole != null && length() <= MAX_BUFFERED) {
            whole.appendBuffer(JsonText.escape(chunk));
        } else {
            whole = null;
        }
    }

    private UploadBody added() {
        if (whole != null) {
            whole.appendBuffer(suffix);
        }
        return this;
    }

    private <T> Future<T> readStored(Supplier<CompletionStage<T>> operation) {
        return Future.succeededFuture()
                .compose(ignored -> Future.fromCompletionStage(operation.get(), context))
                .recover(failure -> Future.failedFuture(new CallerFailureException(Stages.cause(failure))));
    }
}
