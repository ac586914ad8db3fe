package dev.ferry.adapters.http.wire;

import dev.ferry.adapters.http.call.ContextTimers;
import dev.ferry.application.content.Chunks;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault;
import dev.ferry.domain.fault.PlatformFault.Malformed;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A response's body, read from the connection no faster than its reader consumes it. Bytes that arrive while the reader
 * is busy are merged into one chunk, because each chunk costs a round trip to the reader. An incomplete body fails; it
 * never ends early without a failure.
 *
 * <p>Vert.x 5.1.6 drops the unread bytes of a paused connection when the server closes it. So a large result that is
 * read slowly may fail although the server sent all of it and then closed the connection. Fetching it again is safe.
 */
final class ResponseChunks extends AnswerBody implements Chunks {

    /** The connection is paused when this many bytes wait for the reader. */
    private static final int READ_AHEAD = 256 * 1024;

    private final HttpClientRequest request;
    private final Transport transport;
    private final Duration idle;
    private byte[] buffer = new byte[0];
    private byte[] lentBuffer = new byte[0];
    private int buffered;
    private @Nullable CompletableFuture<Optional<ByteBuffer>> pendingRead;
    private @Nullable PlatformException failure;
    private long remaining;
    private boolean ended;
    private ContextTimers.@Nullable Timer idleTimer;

    ResponseChunks(HttpClientRequest request, Transport transport, Duration idle) {
        this.request = request;
        this.transport = transport;
        this.idle = idle;
        this.remaining = transport.limits().resultBytes();
    }

    @Override
    public CompletionStage<Optional<ByteBuffer>> next() {
        var next = new CompletableFuture<Optional<ByteBuffer>>();
        transport.context().runOnContext(ignored -> read(next));
        return next;
    }

    @Override
    public void close() {
        transport.context().runOnContext(ignored -> {
            if (!ended) {
                request.reset();
            }
        });
    }

    private void read(CompletableFuture<Optional<ByteBuffer>> next) {
        if (failure != null) {
            next.completeExceptionally(failure);
            return;
        }
        pendingRead = next;
        if (buffered == 0 && !ended) {
            idleTimer = transport
                    .timers()
                    .schedule(
                            idle,
                            () -> fail(new Unavailable(
                                    transport.host().origin() + " stopped sending before the end of the result")));
        }
        completeRead();
        if (!writeQueueFull()) {
            drained();
        }
    }

    @Override
    void receive(Buffer chunk) {
        remaining -= chunk.length();
        if (remaining < 0) {
            fail(new Malformed(
                    "the result is larger than the " + transport.limits().resultBytes() + " bytes allowed"));
            return;
        }
        append(chunk);
        completeRead();
    }

    @Override
    public boolean writeQueueFull() {
        return buffered >= READ_AHEAD || failure != null;
    }

    @Override
    void complete() {
        ended = true;
        completeRead();
    }

    @Override
    void lost() {
        fail(new Unavailable(
                "the connection to " + transport.host().origin() + " was lost before the end of the result"));
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
        if (buffered == 0 && !ended) {
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

    private void fail(PlatformFault fault) {
        var waiting = takePendingRead();
        failure = new PlatformException(fault);
        if (waiting != null) {
            waiting.completeExceptionally(failure);
        }
    }

    private @Nullable CompletableFuture<Optional<ByteBuffer>> takePendingRead() {
        if (idleTimer != null) {
            idleTimer.cancel();
            idleTimer = null;
        }
        var waiting = pendingRead;
        pendingRead = null;
        return waiting;
    }
}
