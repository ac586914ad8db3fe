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
 * The guide's JSON object, all of its values strings, with the data set streamed into its member {@code Data}. It is
 * measured before it is sent, so that it goes out with a {@code Content-Length} as the guide's own call does.
 */
public final class UploadBody {

    /** Up to so much is sent as it was measured; it is kept for every upload that waits for its turn. */
    static final int SMALL = 32 * 1024;

    private final Content data;
    private final Buffer before;
    private final Buffer after;
    private final Context context;

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
     * Reads it once.
     *
     * @return how long it is; fails with a {@link PlatformException} when the data set cannot be read
     */
    public Future<MeasuredBody> measure() {
        var measuring = new Measuring();
        return local(() -> data.open()
                .thenCompose(chunks -> chunks.forEach(measuring::take))
                .thenApply(read -> measuring.measured()));
    }

    private final class Measuring {
        private final Buffer whole = before.copy();
        private long length = before.length();

        private void take(ByteBuffer piece) {
            length += JsonText.escapedLength(piece);
            if (length <= SMALL) {
                whole.appendBuffer(JsonText.escape(piece));
            }
        }

        private MeasuredBody measured() {
            var small = length <= SMALL;
            return new MeasuredBody(UploadBody.this, length + after.length(), small ? whole.appendBuffer(after) : null);
        }
    }

    /**
     * Gets ready to send it. All that can go wrong on our side before the first byte goes out goes wrong here.
     *
     * @return to be closed; fails with a {@link PlatformException} when the data set cannot be read
     */
    Future<UploadBodyWriter> open(long length) {
        return local(data::open)
                .compose(chunks -> local(chunks::next)
                        .onFailure(unread -> chunks.close())
                        .map(first ->
                                new UploadBodyWriter(this, chunks, first, length - before.length() - after.length())));
    }

    Buffer before() {
        return before;
    }

    Buffer after() {
        return after;
    }

    Context context() {
        return context;
    }

    private <T> Future<T> local(Supplier<CompletionStage<T>> reading) {
        return Future.succeededFuture()
                .compose(go -> Future.fromCompletionStage(reading.get(), context))
                .recover(failure -> Future.failedFuture(new PlatformException(new Unavailable(
                        "nothing was sent, as the stored data set cannot be read: " + Stages.describe(failure)))));
    }
}
