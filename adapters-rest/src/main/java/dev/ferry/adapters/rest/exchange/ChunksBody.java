package dev.ferry.adapters.rest.exchange;

import dev.ferry.application.content.Chunks;
import dev.ferry.application.content.Content;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Sends a content piece by piece. The next piece is read when the one before has been handed to the network, so a slow
 * client costs one piece of memory.
 *
 * @param chunks what to send; opened, so that what is gone is known before the first byte goes out
 */
public record ChunksBody(Chunks chunks) implements ReplyBody {

    /**
     * Opens a content.
     *
     * @return the body; fails when the content cannot be opened
     */
    public static Future<ReplyBody> open(RequestContext call, Content content) {
        return call.here(content.open()).map(ChunksBody::new);
    }

    @Override
    public Future<Void> writeTo(RequestContext call) {
        if (call.headersOnly()) {
            chunks.close();
            return call.end(Buffer.buffer());
        }
        call.response().setChunked(true);
        var all = Promise.<Void>promise();
        sendNext(call, all);
        return all.future().onComplete(done -> chunks.close()).compose(sent -> call.end(Buffer.buffer()));
    }

    /** Not composed to one long future: a large content has many pieces, and each would keep its link. */
    private void sendNext(RequestContext call, Promise<Void> all) {
        call.here(chunks.next()).onSuccess(piece -> send(call, piece, all)).onFailure(all::tryFail);
    }

    private void send(RequestContext call, Optional<ByteBuffer> piece, Promise<Void> all) {
        if (piece.isEmpty()) {
            all.tryComplete();
            return;
        }
        var bytes = new byte[piece.get().remaining()];
        piece.get().get(bytes);
        call.write(Buffer.buffer(bytes))
                .onSuccess(written -> sendNext(call, all))
                .onFailure(all::tryFail);
    }
}
