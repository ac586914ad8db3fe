package dev.ferry.adapters.rest.body;

import dev.ferry.adapters.rest.exchange.RequestContext;
import dev.ferry.adapters.rest.problem.ProblemType;
import dev.ferry.adapters.rest.problem.RefusedException;
import dev.ferry.application.content.Chunks;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A request's body, with up to {@value #MAX_BUFFERED_BYTES} bytes read ahead. Reading fails when the connection breaks,
 * or when the body is too large, too slow or compressed. A truncated body never looks complete.
 */
final class RequestChunks implements Chunks {

    private static final int MAX_BUFFERED_BYTES = 256 * 1024;

    private final RequestContext call;
    private final HttpServerRequest request;
    private final long maxBytes;
    private final BodyTimeout timeout;
    private Buffer buffered = Buffer.buffer();
    private @Nullable CompletableFuture<Optional<ByteBuffer>> pending;
    private @Nullable RefusedException failure;
    private long read;
    private boolean started;
    private boolean ended;

    /**
     * Creates a reader; it reads nothing before the first {@link #next()}.
     *
     * @param bounds beyond them reading fails with {@link ProblemType#PAYLOAD_TOO_LARGE} or
     *     {@link ProblemType#TOO_SLOW}
     * @throws RefusedException when the headers announce a larger body or a compressed one
     */
    RequestChunks(RequestContext call, BodyBounds bounds) {
        this.call = call;
        this.request = call.request();
        this.maxBytes = bounds.maxBytes();
        this.timeout = new BodyTimeout(call.routing().vertx(), bounds, () -> end(tooSlow()));
        if (call.headerList("Content-Encoding").isPresent()) {
            throw new RefusedException(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    "a body with Content-Encoding is not supported; send it uncompressed, without this header");
        }
        if (call.header("Content-Length").filter(this::isTooLarge).isPresent()) {
            throw tooLarge();
        }
        this.ended = request.isEnded();
        if (!ended) {
            request.exceptionHandler(broken -> end(truncated()))
                    .endHandler(end -> end(null))
                    .handler(this::receive);
        }
    }

    @Override
    public CompletionStage<Optional<ByteBuffer>> next() {
        var next = new CompletableFuture<Optional<ByteBuffer>>();
        call.context().runOnContext(ignored -> {
            pending = next;
            sendContinue();
            completePending();
        });
        return next;
    }

    @Override
    public void close() {
        call.context().runOnContext(ignored -> {
            buffered = Buffer.buffer();
            if (!ended && failure == null) {
                failure = truncated();
            }
        });
    }

    /** Sends 100 Continue at the first read: a client that expects it sends no body before. */
    private void sendContinue() {
        if (!started && !ended) {
            started = true;
            if (call.headerList("Expect")
                    .filter("100-continue"::equalsIgnoreCase)
                    .isPresent()) {
                call.response().writeContinue();
            }
        }
    }

    private void receive(Buffer chunk) {
        timeout.stop();
        read += chunk.length();
        if (failure != null) {
            return;
        }
        if (read > maxBytes) {
            end(tooLarge());
            return;
        }
        buffered.appendBuffer(chunk);
        if (buffered.length() >= MAX_BUFFERED_BYTES) {
            request.pause();
        }
        completePending();
    }

    private void end(@Nullable RefusedException cause) {
        timeout.stop();
        ended = cause == null;
        if (failure == null) {
            failure = cause;
        }
        completePending();
    }

    private void completePending() {
        var next = pending;
        if (next == null) {
            return;
        }
        if (failure != null) {
            pending = null;
            next.completeExceptionally(failure);
        } else if (buffered.length() > 0) {
            pending = null;
            next.complete(Optional.of(ByteBuffer.wrap(buffered.getBytes())));
            buffered = Buffer.buffer();
            resume();
        } else if (ended) {
            pending = null;
            next.complete(Optional.empty());
        } else {
            timeout.start(read);
            resume();
        }
    }

    private void resume() {
        if (!ended) {
            request.resume();
        }
    }

    private boolean isTooLarge(String length) {
        return length.length() > 18 || Long.parseLong(length) > maxBytes;
    }

    private RefusedException tooLarge() {
        return new RefusedException(
                ProblemType.PAYLOAD_TOO_LARGE, "the body is larger than the limit of " + maxBytes + " bytes");
    }

    private static RefusedException tooSlow() {
        return new RefusedException(
                ProblemType.TOO_SLOW, "the client sent the body too slowly; Ferry stopped reading it");
    }

    private static RefusedException truncated() {
        return RefusedException.badRequest("the connection broke before the end of the body");
    }
}
