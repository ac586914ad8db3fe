package dev.ferry.adapters.http.wire;

import dev.ferry.adapters.http.call.ContextTimers;
import dev.ferry.adapters.http.settings.CallLimits;
import dev.ferry.application.content.Chunks;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault.Malformed;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.ext.web.codec.spi.BodyStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * An answer's body, received from the Web Client no faster than its reader consumes it. Bytes that arrive while the
 * reader is busy are merged into one chunk, because each chunk costs a round trip to the reader. An incomplete body
 * fails; it never ends early without a failure. The Web Client calls {@link #end()} for an incomplete body, too, so the
 * exchange reports how the body ended.
 *
 * <p>Vert.x 5.1.6 drops the unread bytes of a paused connection when the server closes it. So a large result that is
 * read slowly may fail although the server sent all of it and then closed the connection. Fetching it again is safe.
 */
final class AnswerBody implements BodyStream<Void>, Chunks {

    /** The connection is paused when this many bytes wait for the reader. */
    private static final int READ_AHEAD = 256 * 1024;

    private final HttpClientRequest request;
    private final HttpExchange<?> exchange;
    private final CallLimits limits;
    private byte[] buffer = new byte[0];
    private byte[] lentBuffer = new byte[0];
    private int buffered;
    private int wanted = 1;
    private @Nullable Promise<Optional<ByteBuffer>> pendingRead;
    private @Nullable PlatformException failure;
    private long remaining;
    private boolean ended;
    private ContextTimers.@Nullable Timer idleTimer;
    private @Nullable Handler<Void> drainHandler;

    AnswerBody(HttpClientRequest request, HttpExchange<?> exchange) {
        this.request = request;
        this.exchange = exchange;
        this.limits = exchange.transport().limits();
        this.remaining = limits.resultBytes();
    }

    /**
     * Reads the whole body, or the given number of bytes and perhaps a few more. On the context, before any other read.
     *
     * @return empty when there is no byte
     */
    Future<Optional<ByteBuffer>> readAll(int enough) {
        wanted = enough;
        remaining = Long.MAX_VALUE;
        Promise<Optional<ByteBuffer>> read = Promise.promise();
        pendingRead = read;
        return read.future();
    }

    @Override
    public CompletionStage<Optional<ByteBuffer>> next() {
        Promise<Optional<ByteBuffer>> read = Promise.promise();
        exchange.transport().context().runOnContext(ignored -> read(read));
        return read.future().toCompletionStage();
    }

    @Override
    public void close() {
        exchange.transport().context().runOnContext(ignored -> {
            if (!ended) {
                request.reset();
            }
        });
    }

    /** The body is complete. */
    void complete() {
        ended = true;
        completeRead();
    }

    /** The body is incomplete. */
    @Override
    public void handle(Throwable broken) {
        fail(exchange.unanswered("the connection to " + exchange.origin() + " was lost before the end of the answer"));
    }

    @Override
    public Future<Void> write(Buffer chunk) {
        remaining -= chunk.length();
        if (remaining < 0) {
            fail(new PlatformException(
                    new Malformed("the result is larger than the " + limits.resultBytes() + " bytes allowed")));
        } else {
            append(chunk);
            completeRead();
        }
        return Future.succeededFuture();
    }

    @Override
    public boolean writeQueueFull() {
        return buffered >= Math.max(READ_AHEAD, wanted) || failure != null;
    }

    @Override
    public AnswerBody drainHandler(@Nullable Handler<Void> handler) {
        drainHandler = handler;
        return this;
    }

    @Override
    public AnswerBody setWriteQueueMaxSize(int maxSize) {
        return this;
    }

    @Override
    public AnswerBody exceptionHandler(@Nullable Handler<Throwable> handler) {
        return this;
    }

    @Override
    public Future<Void> end() {
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> result() {
        return Future.succeededFuture();
    }

    private void read(Promise<Optional<ByteBuffer>> read) {
        if (failure != null) {
            read.fail(failure);
            return;
        }
        pendingRead = read;
        if (buffered == 0 && !ended) {
            idleTimer = exchange.transport()
                    .timers()
                    .schedule(
                            limits.idle(),
                            () -> fail(exchange.unanswered(
                                    exchange.origin() + " stopped sending before the end of the result")));
        }
        completeRead();
        if (drainHandler != null && !writeQueueFull()) {
            drainHandler.handle(null);
        }
    }

    /** Grows the buffer only as needed, so that a short result uses a short array. */
    private void append(Buffer chunk) {
        var needed = buffered + chunk.length();
        if (needed > buffer.length) {
            var room = buffer.length == 0 ? needed : Math.max(needed, Math.min(2 * needed, 2 * READ_AHEAD));
            buffer = Arrays.copyOf(buffer, room);
        }
        chunk.getBytes(buffer, buffered);
        buffered = needed;
    }

    /** Completes the pending read, if there is one and there is something to return. */
    private void completeRead() {
        if (buffered < wanted && !ended) {
            return;
        }
        var waiting = takePendingRead();
        if (waiting != null) {
            waiting.complete(buffered == 0 ? Optional.empty() : Optional.of(takeBuffered()));
        }
    }

    /** Returns the buffered bytes. Reuses the previous chunk's array, which the reader may no longer use. */
    private ByteBuffer takeBuffered() {
        var chunk = ByteBuffer.wrap(buffer, 0, buffered);
        buffer = lentBuffer;
        lentBuffer = chunk.array();
        buffered = 0;
        return chunk;
    }

    private void fail(PlatformException reason) {
        failure = reason;
        var waiting = takePendingRead();
        if (waiting != null) {
            waiting.fail(reason);
        }
    }

    private @Nullable Promise<Optional<ByteBuffer>> takePendingRead() {
        if (idleTimer != null) {
            idleTimer.cancel();
            idleTimer = null;
        }
        var waiting = pendingRead;
        pendingRead = null;
        return waiting;
    }
}
