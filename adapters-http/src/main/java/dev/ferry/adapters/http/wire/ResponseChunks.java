package dev.ferry.adapters.http.wire;

import dev.ferry.application.content.Chunks;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A response's body, fetched from the connection one piece at a time. A body that breaks off fails; it is never short.
 */
final class ResponseChunks implements Chunks {

    private final HttpClientResponse response;
    private final Transport transport;
    private final Duration idle;
    private @Nullable CompletableFuture<Optional<ByteBuffer>> wanted;
    private @Nullable PlatformException failure;
    private boolean ended;
    private long timer;

    ResponseChunks(HttpClientResponse response, Transport transport, Duration idle) {
        this.response = response;
        this.transport = transport;
        this.idle = idle;
        response.exceptionHandler(broken -> fail("broke off in mid-result"));
        response.endHandler(end -> {
            ended = true;
            deliver(Optional.empty());
        });
        response.handler(piece -> deliver(Optional.of(bytes(piece))));
    }

    @Override
    public CompletionStage<Optional<ByteBuffer>> next() {
        var next = new CompletableFuture<Optional<ByteBuffer>>();
        transport.context().runOnContext(go -> fetch(next));
        return next;
    }

    @Override
    public void close() {
        transport.context().runOnContext(go -> {
            if (!ended) {
                response.request().reset();
            }
        });
    }

    private void fetch(CompletableFuture<Optional<ByteBuffer>> next) {
        if (failure != null) {
            next.completeExceptionally(failure);
        } else if (ended) {
            next.complete(Optional.empty());
        } else {
            wanted = next;
            timer = transport.vertx().setTimer(idle.toMillis(), late -> fail("stood still in mid-result"));
            response.fetch(1);
        }
    }

    private void deliver(Optional<ByteBuffer> piece) {
        var waiting = wanted;
        wanted = null;
        transport.vertx().cancelTimer(timer);
        if (waiting != null) {
            waiting.complete(piece);
        }
    }

    private void fail(String how) {
        var waiting = wanted;
        wanted = null;
        transport.vertx().cancelTimer(timer);
        failure = new PlatformException(new Unavailable(transport.host().origin() + " " + how));
        if (waiting != null) {
            waiting.completeExceptionally(failure);
        }
    }

    private static ByteBuffer bytes(Buffer piece) {
        return ByteBuffer.wrap(piece.getBytes());
    }
}
