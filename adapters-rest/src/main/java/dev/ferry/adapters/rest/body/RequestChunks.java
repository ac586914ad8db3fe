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
 * A request's body, read ahead as far as {@value #AHEAD_BYTES} bytes. A body that breaks off, or turns out to be too
 * large, too slow or compressed, fails; it is never short.
 */
final class RequestChunks implements Chunks {

    private static final int AHEAD_BYTES = 256 * 1024;

    private final RequestContext call;
    private final HttpServerRequest request;
    private final long mostBytes;
    private final BodyTimeout timeout;
    private Buffer ahead = Buffer.buffer();
    private @Nullable CompletableFuture<Optional<ByteBuffer>> wanted;
    private @Nullable RefusedException failure;
    private long read;
    private boolean begun;
    private boolean ended;

    /**
     * Gets ready to read; nothing is read before it is asked for.
     *
     * @param bounds where reading ends with a {@link ProblemType#PAYLOAD_TOO_LARGE} or a {@link ProblemType#TOO_SLOW}
     * @throws RefusedException when the request announces more than that, or something compressed
     */
    RequestChunks(RequestContext call, BodyBounds bounds) {
        this.call = call;
        this.request = call.request();
        this.mostBytes = bounds.mostBytes();
        this.timeout = new BodyTimeout(call.routing().vertx(), bounds, () -> end(tooSlow()));
        if (call.header("Content-Encoding").isPresent()) {
            throw new RefusedException(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE, "a body with Content-Encoding is not read; send it as it is");
        }
        if (call.header("Content-Length").filter(this::tooLarge).isPresent()) {
            throw tooLarge();
        }
        this.ended = request.isEnded();
        if (!ended) {
            request.exceptionHandler(broken -> end(brokenOff()))
                    .endHandler(end -> end(null))
                    .handler(this::take);
        }
    }

    @Override
    public CompletionStage<Optional<ByteBuffer>> next() {
        var next = new CompletableFuture<Optional<ByteBuffer>>();
        call.context().runOnContext(go -> {
            wanted = next;
            begin();
            deliver();
        });
        return next;
    }

    @Override
    public void close() {
        call.context().runOnContext(go -> {
            ahead = Buffer.buffer();
            if (!ended && failure == null) {
                failure = brokenOff();
            }
        });
    }

    /** A client that expects 100-continue sends nothing before it is told that it will be read. */
    private void begin() {
        if (!begun && !ended) {
            begun = true;
            if (call.header("Expect").filter("100-continue"::equalsIgnoreCase).isPresent()) {
                call.response().writeContinue();
            }
        }
    }

    private void take(Buffer piece) {
        timeout.end();
        read += piece.length();
        if (failure != null) {
            return;
        }
        if (read > mostBytes) {
            end(tooLarge());
            return;
        }
        ahead.appendBuffer(piece);
        if (ahead.length() >= AHEAD_BYTES) {
            request.pause();
        }
        deliver();
    }

    private void end(@Nullable RefusedException cause) {
        timeout.end();
        ended = cause == null;
        if (failure == null) {
            failure = cause;
        }
        deliver();
    }

    private void deliver() {
        var waiting = wanted;
        if (waiting == null) {
            return;
        }
        if (failure != null) {
            wanted = null;
            waiting.completeExceptionally(failure);
        } else if (ahead.length() > 0) {
            wanted = null;
            waiting.complete(Optional.of(ByteBuffer.wrap(ahead.getBytes())));
            ahead = Buffer.buffer();
            resume();
        } else if (ended) {
            wanted = null;
            waiting.complete(Optional.empty());
        } else {
            timeout.begin(read);
            resume();
        }
    }

    private void resume() {
        if (!ended) {
            request.resume();
        }
    }

    private boolean tooLarge(String length) {
        return length.length() > 18 || Long.parseLong(length) > mostBytes;
    }

    private RefusedException tooLarge() {
        return new RefusedException(
                ProblemType.PAYLOAD_TOO_LARGE, "the body is larger than the " + mostBytes + " bytes that are allowed");
    }

    private static RefusedException tooSlow() {
        return new RefusedException(ProblemType.TOO_SLOW, "the body came too slowly, and was given up");
    }

    private static RefusedException brokenOff() {
        return RefusedException.badRequest("the body broke off");
    }
}
