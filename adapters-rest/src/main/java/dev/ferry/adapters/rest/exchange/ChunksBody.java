package dev.ferry.adapters.rest.exchange;

import dev.ferry.application.content.Chunks;
import dev.ferry.application.content.Content;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Sends content in chunks. It reads the next chunk when the network has taken the previous one, so a slow client costs
 * one chunk of memory.
 *
 * @param chunks the open content; opening it first reports missing content before the first byte is sent
 */
public record ChunksBody(Chunks chunks) implements ReplyBody {

    /**
     * Opens the content.
     *
     * @return the body; fails when the content cannot be opened
     */
    public static Future<ReplyBody> open(RequestContext call, Content content) {
        return call.onContext(content.open()).map(ChunksBody::new);
    }

    @Override
    public Future<Void> writeTo(RequestContext call) {
        if (call.headersOnly()) {
            chunks.close();
            return call.end(Buffer.buffer());
        }
        call.response().setChunked(true);
        var finished = Promise.<Void>promise();
        sendNext(call, finished);
        return finished.future().onComplete(ended -> chunks.close()).compose(sent -> call.end(Buffer.buffer()));
    }

    /** Sends the next chunk. Composing one future per chunk instead would keep a chain of them in memory. */
    private void sendNext(RequestContext call, Promise<Void> finished) {
        call.onContext(chunks.next())
                .onSuccess(chunk -> send(call, chunk, finished))
                .onFailure(finished::tryFail);
    }

    private void send(RequestContext call, Optional<ByteBuffer> chunk, Promise<Void> finished) {
        if (chunk.isEmpty()) {
            finished.tryComplete();
            return;
        }
        var bytes = new byte[chunk.get().remaining()];
        chunk.get().get(bytes);
        call.write(Buffer.buffer(bytes))
                .onSuccess(written -> sendNext(call, finished))
                .onFailure(finished::tryFail);
    }
}
